export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As kept between starts; `x` and `y` in the system's desktop coordinates. */
export interface WindowBounds extends Area {
  readonly isMaximized: boolean;
}

export const smallestWindow = { width: 720, height: 480 } as const;
const firstWindow = { width: 1200, height: 800 } as const;
/** So much of the title bar must be in reach of the pointer. */
const visiblePx = 80;

/**
 * Where the window opens: as it was, if its title bar can still be reached on one of the present screens (the first
 * is the primary one), else centred on the primary one. Never larger than the screen.
 */
export function windowBounds(saved: WindowBounds | null, screens: readonly Area[]): WindowBounds {
  const primary = screens[0] ?? { x: 0, y: 0, ...firstWindow };
  const screen = saved === null ? undefined : screenOf(saved, screens);
  if (saved === null || screen === undefined) return { ...centred(saved ?? firstWindow, primary), isMaximized: false };
  return { x: saved.x, y: saved.y, ...fitted(saved, screen), isMaximized: saved.isMaximized };
}

/** The screen that shows most of it, of those where its title bar can be reached. */
function screenOf(window: Area, screens: readonly Area[]): Area | undefined {
  const inReach = screens.filter((screen) => isInReach(window, screen));
  return inReach.toSorted((a, b) => overlapPx(window, b) - overlapPx(window, a))[0];
}

function overlapPx(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function isInReach(window: Area, screen: Area): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  return right - left >= visiblePx && window.y >= screen.y && window.y <= screen.y + screen.height - visiblePx;
}

function fitted(size: { width: number; height: number }, screen: Area) {
  return {
    width: Math.min(Math.max(size.width, smallestWindow.width), screen.width),
    height: Math.min(Math.max(size.height, smallestWindow.height), screen.height),
  };
}

function centred(size: { width: number; height: number }, screen: Area): Area {
  const { width, height } = fitted(size, screen);
  const x = Math.round(screen.x + (screen.width - width) / 2);
  const y = Math.round(screen.y + (screen.height - height) / 2);
  return { x, y, width, height };
}
