import type { HeardSegment } from '#shared/segment.ts';

/** Text of windows in work, shown in order: only of the first one that is not saved yet, so that nothing jumps. */
export interface LiveText {
  /** For the next window, in the order of the windows. Takes all that was heard of it so far. */
  open(): (segments: readonly HeardSegment[]) => void;
  /** The first window is saved: what was heard of the one after it is shown. */
  next(): void;
}

export function createLiveText(show: (segments: readonly HeardSegment[]) => void): LiveText {
  const windows: { heard: readonly HeardSegment[] }[] = [];
  return {
    open() {
      const mine: { heard: readonly HeardSegment[] } = { heard: [] };
      windows.push(mine);
      return (segments) => {
        mine.heard = [...segments];
        if (windows[0] === mine) show(mine.heard);
      };
    },
    next() {
      windows.shift();
      const heard = windows[0]?.heard ?? [];
      if (heard.length > 0) show(heard);
    },
  };
}
