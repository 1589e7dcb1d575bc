import type { PartialSegment } from '#shared/segment.ts';

/** Text of windows in work, shown in order: only of the first one that is not saved yet, so that nothing jumps. */
export interface LiveText {
  /** For the next window, in the order of the windows. Takes all that was recognised of it so far. */
  open(): (segments: readonly PartialSegment[]) => void;
  /** The first window is saved: what was recognised of the one after it is shown. */
  next(): void;
}

export function createLiveText(show: (segments: readonly PartialSegment[]) => void): LiveText {
  const windows: { partial: readonly PartialSegment[] }[] = [];
  return {
    open() {
      const mine: { partial: readonly PartialSegment[] } = { partial: [] };
      windows.push(mine);
      return (segments) => {
        mine.partial = [...segments];
        if (windows[0] === mine) show(mine.partial);
      };
    },
    next() {
      windows.shift();
      const partial = windows[0]?.partial ?? [];
      if (partial.length > 0) show(partial);
    },
  };
}
