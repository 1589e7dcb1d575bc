import type { SpawnWorker, WorkerLink } from '#native/lib/types.ts';
import { PendingCalls } from '#shared/wire/calls.ts';
import { AppFailure } from '#shared/failure.ts';
import type { SearchCount, SearchFacets, SearchReply, SearchSuggestions, SearchValue } from '#shared/search.ts';
import type { Log } from '#services/log.ts';
import type { SearchIndex } from '#services/search/index/open-index.ts';
import type { FromSearch, SearchMethod } from './search-messages.ts';
import type { ValuesRequest } from '#services/search/query/field-values.ts';
import type { SearchRequest } from '#services/search/query/search.ts';

/** As `Search`, from another process. A question that newer ones have overtaken rejects with `aborted`. */
export interface SearchClient {
  query(request: SearchRequest): Promise<SearchReply>;
  count(text: string): Promise<SearchCount>;
  facets(text: string): Promise<SearchFacets>;
  suggest(text: string): Promise<SearchSuggestions>;
  values(request: ValuesRequest): Promise<readonly SearchValue[]>;
  /** Forgets every word it holds in memory and reads the index again; what is being asked rejects with `aborted`. */
  renew(): void;
  close(): void;
}

export interface SearchClientOptions {
  readonly spawn: SpawnWorker;
  readonly libraryDir: string;
  /** The writer's, which mends what the process finds damaged. */
  readonly index: SearchIndex;
  readonly log: Log;
}

interface Pending {
  readonly method: SearchMethod;
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (thrown: Error) => void;
  /** Asked once more after a crash or a mended index, and then given up. */
  readonly isLastTry: boolean;
}

/** Starts the process at once, and again whenever it ends with something to answer. */
export function createSearchClient(options: SearchClientOptions): SearchClient {
  let asking = createAsking(options);
  return {
    query: (request) => asking.ask('query', request),
    count: (text) => asking.ask('count', { text }),
    facets: (text) => asking.ask('facets', { text }),
    suggest: (text) => asking.ask('suggest', { text }),
    values: (request) => asking.ask('values', request),
    renew() {
      const before = asking;
      asking = createAsking(options);
      before.close();
    },
    close: () => asking.close(),
  };
}

function createAsking({ spawn, libraryDir, index, log }: SearchClientOptions) {
  const pending = new PendingCalls<Pending>();
  let link: WorkerLink | null = null;
  let isClosed = false;
  const start = (): WorkerLink => {
    const started = spawn();
    started.onMessage((message) => settle(pending, message as FromSearch, (thrown) => repair(index, thrown), post));
    started.onExit(({ code, signal }) => {
      if (link === started) link = null;
      if (isClosed) return;
      log.warn(`The search process ended (${signal ?? code})`, started.stderrTail?.());
      for (const asked of pending.takeAll()) {
        if (asked.isLastTry) asked.reject(new Error('the search stopped'));
        else post({ ...asked, isLastTry: true });
      }
    });
    started.post({ type: 'open', libraryDir });
    return started;
  };
  const post = (asked: Pending) => {
    if (isClosed) {
      asked.reject(new AppFailure('aborted'));
      return;
    }
    link ??= start();
    link.post({ type: 'ask', id: pending.add(asked), method: asked.method, input: asked.input });
  };
  link = start();
  return {
    async ask<T>(method: SearchMethod, input: unknown): Promise<T> {
      const answer = new Promise<unknown>((resolve, reject) => {
        post({ method, input, resolve, reject, isLastTry: false });
      });
      return (await answer) as T;
    },
    close() {
      isClosed = true;
      for (const { reject } of pending.takeAll()) reject(new AppFailure('aborted'));
      link?.kill();
      link = null;
    },
  };
}

/** True when the question should be asked again: the index is rebuilt, or was replaced under the reader. */
function repair(index: SearchIndex, thrown: Error & { readonly code: string }): boolean {
  return index.repair(thrown) || thrown.code.startsWith('SQLITE_');
}

function settle(
  pending: PendingCalls<Pending>,
  message: FromSearch,
  isRepaired: (thrown: Error & { readonly code: string }) => boolean,
  again: (asked: Pending) => void,
): void {
  const asked = pending.take(message.id);
  if (asked === undefined) return;
  if (message.type === 'answer') asked.resolve(message.value);
  else if (message.type === 'dropped') asked.reject(new AppFailure('aborted'));
  else {
    const thrown = Object.assign(new Error(message.message), { code: message.code });
    if (!asked.isLastTry && isRepaired(thrown)) again({ ...asked, isLastTry: true });
    else asked.reject(thrown);
  }
}
