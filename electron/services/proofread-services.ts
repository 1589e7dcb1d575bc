import type { Services } from '#shared/contract.ts';
import type { EventBus } from './event-bus.ts';
import type { Library } from './library/library.ts';
import type { Log } from './log.ts';
import { noteServices } from './notes/note-services.ts';
import { replaceServices } from './replace/replace-services.ts';
import { reviewServices } from './review/review-services.ts';

type ProofreadMethod = Extract<
  keyof Services,
  `notes.${string}` | `review.${string}` | `replace.${string}` | `text.${string}`
>;

/** What goes with correcting a text: its doubtful words, finding and replacing, notes. */
export function proofreadServices(parts: {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Pick<Services, ProofreadMethod> {
  return { ...noteServices(parts), ...reviewServices(parts), ...replaceServices(parts) };
}
