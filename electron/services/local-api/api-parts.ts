import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import type { AddParts } from '#services/queue/add-and-queue.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { JobOptions } from '#services/store/records.ts';

/** What the local API works with. */
export interface ApiParts extends AddParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly queue: Queue;
  readonly models: Pick<Models, 'list' | 'resolve'>;
  readonly version: string;
  readonly services: () => Services;
  jobOptions(): JobOptions;
  language(): InterfaceLanguage;
}

/** One request that was let in. */
export interface ApiCall {
  readonly request: Request;
  readonly parts: ApiParts;
  /** It came from the user's own command line: it may name any file. */
  readonly isOwn: boolean;
  /** Of the path's `:id`. */
  readonly id: string;
}
