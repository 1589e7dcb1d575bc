import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { hopMs, type MapWindow } from './sound-map.ts';

export const soundValues = ['speech', 'music', 'noise', 'silence'] as const;
export type SoundValue = (typeof soundValues)[number];

/** Shorter spans of a kind belong to what is around them. */
const minSpanMs = 1000;
/** Shorter interruptions of a kind are part of it. */
const maxGapMs = 1000;

/** Spans of each kind within a stretch; speech and music may lie over each other, noise and silence may not. */
export function mapSpans(
  windows: readonly MapWindow[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): readonly NewAnnotation[] {
  const spans = soundValues.flatMap((value) => spansOf(value, windows, startMs, endMs));
  return spans.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

/** How likely a window is of a kind; 0.5 and more is. */
function shareOf(value: SoundValue, { speech, music, isSilent }: MapWindow): number {
  if (value === 'silence') return isSilent ? 1 : 0;
  if (isSilent) return 0;
  if (value === 'noise') return 1 - Math.max(speech, music);
  return value === 'speech' ? speech : music;
}

function spansOf(value: SoundValue, windows: readonly MapWindow[], startMs: number, endMs: number) {
  const spans: { startMs: number; endMs: number; sum: number; count: number }[] = [];
  for (const [nth, window] of windows.entries()) {
    const share = shareOf(value, window);
    const is = value === 'noise' ? share > 0.5 : share >= 0.5;
    // The first and the last window stand for the edges that no window has in its middle.
    const from = Math.max(startMs, nth === 0 ? Math.min(startMs, window.startMs) : window.startMs);
    const to = Math.min(endMs, nth === windows.length - 1 ? Math.max(endMs, window.startMs) : window.startMs + hopMs);
    if (!is || to <= from) continue;
    const last = spans.at(-1);
    if (last !== undefined && from - last.endMs <= (value === 'speech' || value === 'music' ? maxGapMs : 0)) {
      last.endMs = to;
      last.sum += share;
      last.count += 1;
    } else spans.push({ startMs: from, endMs: to, sum: share, count: 1 });
  }
  const touchesEdge = (span: { startMs: number; endMs: number }) => span.startMs === startMs || span.endMs === endMs;
  return spans
    .filter((span) => span.endMs - span.startMs >= minSpanMs || touchesEdge(span))
    .map(({ sum, count, ...span }) => ({ ...span, kind: 'sound', value, score: sum / count }));
}

/** Joins what was cut at the borders of stretches, and drops what is too short after that. */
export function joinSpans(
  annotations: readonly NewAnnotation[],
  gapMs: number,
  minMs: number,
): readonly NewAnnotation[] {
  const joined: NewAnnotation[] = [];
  const last = new Map<string, number>();
  for (const one of annotations.toSorted((a, b) => a.startMs - b.startMs)) {
    const key = `${one.kind} ${one.value}`;
    const at = last.get(key);
    const before = at === undefined ? undefined : joined[at];
    if (at === undefined || before === undefined || one.startMs - before.endMs > gapMs) {
      last.set(key, joined.length);
      joined.push(one);
      continue;
    }
    const [own, other] = [before.endMs - before.startMs, one.endMs - one.startMs];
    const score = ((before.score ?? 0) * own + (one.score ?? 0) * other) / Math.max(1, own + other);
    joined[at] = { ...before, endMs: Math.max(before.endMs, one.endMs), score };
  }
  return joined.filter(({ startMs, endMs }) => endMs - startMs >= minMs);
}
