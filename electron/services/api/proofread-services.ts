import type { Services } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { noteServices } from './note-services.ts';
import { replaceServices } from './replace-services.ts';
import { reviewServices } from './review-services.ts';

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
