import { createCalls } from '#shared/wire/calls.ts';
import type { BackendOptions, FromBackend, MediaPart, ToBackend, WorkerKind } from '#shared/wire/backend-messages.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { UtilityChild } from './utility-child.ts';
import { createWorkerRelay } from './worker-relay.ts';

export interface BackendConnection {
  /** Never rejects: a backend that ended answers with a failure. `name` and `input` are checked over there. */
  call(name: unknown, input: unknown): Promise<Reply<unknown>>;
  /** Null for an unknown key, a file that is gone, or a backend that ended. */
  locate(mediaKey: string, part: MediaPart): Promise<string | null>;
  /** Asks it to finish writing and end; ends it after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

export interface BackendParts {
  readonly options: BackendOptions;
  fork(): UtilityChild;
  forkWorker(kind: WorkerKind): UtilityChild;
  onEvent(event: AppEvent): void;
  /** The system's way to an address, as Chromium writes it. */
  resolveProxy(url: string): Promise<string>;
  /** `isExpected` after `close`. */
  onExit(isExpected: boolean): void;
}

const gone: Reply<never> = { ok: false, failure: { code: 'internal', params: { detail: 'the library stopped' } } };

/** One life of the backend process: started here, over when it exits. */
export function connectBackend(parts: BackendParts): BackendConnection {
  const child = parts.fork();
  const post = (message: ToBackend) => child.post(message);
  const relay = createWorkerRelay((kind) => parts.forkWorker(kind), post);
  const calls = createCalls<Reply<unknown>>();
  const places = createCalls<string | null>();
  const ended = Promise.withResolvers<undefined>();
  let isClosing = false;
  child.onMessage((raw) => {
    const message = raw as FromBackend;
    if (message.type === 'reply') calls.answer(message.id, message.reply);
    else if (message.type === 'located') places.answer(message.id, message.path);
    else if (message.type === 'event') parts.onEvent(message.event);
    else if (message.type === 'proxy.ask') void answerProxy(parts, message, post);
    else relay.obey(message);
  });
  child.onExit(() => {
    calls.end(gone);
    places.end(null);
    relay.killAll();
    ended.resolve(undefined);
    parts.onExit(isClosing);
  });
  post({ type: 'start', options: parts.options });
  return {
    call: (name, input) => calls.ask((id) => post({ type: 'call', id, name, input })),
    locate: (mediaKey, part) => places.ask((id) => post({ type: 'locate', id, mediaKey, part })),
    async close(patienceMs) {
      if (!isClosing) post({ type: 'shutdown' });
      isClosing = true;
      const impatience = setTimeout(() => child.kill(), patienceMs);
      await ended.promise;
      clearTimeout(impatience);
    },
  };
}

async function answerProxy(
  parts: Pick<BackendParts, 'resolveProxy'>,
  { id, url }: Extract<FromBackend, { type: 'proxy.ask' }>,
  post: (message: ToBackend) => void,
): Promise<void> {
  const rule = await parts.resolveProxy(url).catch(() => 'DIRECT'); // the environment is asked next
  post({ type: 'proxy.answered', id, rule });
}
