import { failureOf } from '#shared/failure.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import type { EditStore, StepDraft } from '#services/edits/edits.ts';
import type { Edited } from '#shared/edits/transcript-change.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';

export interface TextChange {
  readonly segmentId: number;
  /** A segment whose text is another one by now is left alone. */
  readonly before: string;
  readonly after: string;
  readonly placeCount: number;
}

export interface WrittenTexts extends Edited {
  readonly replacedCount: number;
  readonly skippedCount: number;
}

/** Writes new texts into segments of one or many transcripts: one step, which is undone in all of them. */
export function writeTexts(
  { library, events }: { readonly library: { readonly edits: EditStore }; readonly events: EventBus },
  words: { readonly from: string; readonly to: string },
  changes: readonly TextChange[],
): WrittenTexts {
  const count = changes.reduce((sum, { placeCount }) => sum + placeCount, 0);
  let skippedCount = 0;
  const step = library.edits.apply({ name: 'replace', detail: { ...words, count } }, (draft) => {
    skippedCount = 0;
    for (const { segmentId, before, after, placeCount } of changes) {
      if (textOf(draft, segmentId) === before) draft.set(segmentId, { text: after });
      else skippedCount += placeCount;
    }
  });
  return { ...emitStep(events, step), replacedCount: count - skippedCount, skippedCount };
}

/** Null for a segment that is gone. */
function textOf(draft: StepDraft, segmentId: number): string | null {
  try {
    return draft.segment(segmentId).text;
  } catch (thrown) {
    if (failureOf(thrown).code === 'not-found') return null;
    throw thrown;
  }
}
