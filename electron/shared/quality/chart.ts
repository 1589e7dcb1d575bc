/**
 * Pictures of the lab as SVG, for the page and for reports: no size of their own, colours by CSS variables with values
 * for both themes as a fallback, text of the caller. Numbers stand in a table beside them.
 */
import type { CurvePoint } from './scores.ts';

export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const frame: ChartFrame = { width: 460, height: 240, left: 46, right: 14, top: 12, bottom: 34 };

/** From 0…1 to the picture; y grows upwards. */
export function place({ x, y }: CurvePoint, of: ChartFrame = frame): CurvePoint {
  return {
    x: of.left + Math.min(1, Math.max(0, x)) * (of.width - of.left - of.right),
    y: of.height - of.bottom - Math.min(1, Math.max(0, y)) * (of.height - of.top - of.bottom),
  };
}

/** `d` of a path through points of 0…1. */
export function linePath(points: readonly CurvePoint[], of: ChartFrame = frame): string {
  return points
    .map((point, nth) => {
      const { x, y } = place(point, of);
      return `${nth === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(' ');
}

/** A round value at or above the greatest, for an axis from 0. */
export function niceTop(values: readonly number[]): number {
  const greatest = Math.max(...values, 1e-9);
  const scale = 10 ** Math.floor(Math.log10(greatest));
  return scale * ([1, 1.5, 2, 3, 4, 5, 7.5, 10].find((step) => step * scale >= greatest) ?? 10);
}

const barHeight = 26;

export function barFrame(count: number): ChartFrame {
  return { width: 460, height: count * barHeight + 8, left: 160, right: 104, top: 4, bottom: 4 };
}

const maxNameLength = 24;

/** A name as it fits beside a bar, without its middle: what distinguishes names is often the number at their end. */
export function nameBesideBar(name: string): string {
  return name.length > maxNameLength ? `${name.slice(0, 13)}…${name.slice(-10)}` : name;
}

/** Where the bar of a row stands. */
export function barPlace(nth: number, share: number, of: ChartFrame) {
  const width = Math.max(1, share * (of.width - of.left - of.right));
  return { x: of.left, y: of.top + nth * barHeight + 5, width, height: barHeight - 10 };
}
