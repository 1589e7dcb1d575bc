import type { SpawnWorker, WorkerLink } from '#native/types.ts';
import { AppFailure } from '#shared/failure.ts';
import type { SearchCount, SearchFacets, SearchReply, SearchSuggestions } from '#shared/search.ts';
import type { Log } from '../log.ts';
import type { SearchIndex } from './open-index.ts';
import type { FromSearch, SearchMethod } from './search-messages.ts';
import type { SearchRequest } from './search.ts';

/** As `Search`, from another process. A question that newer ones have overtaken rejects with `aborted`. */
export interface SearchClient {
  query(request: SearchRequest): Promise<SearchReply>;
  count(text: string): Promise<SearchCount>;
  facets(text: string): Promise<SearchFacets>;
  suggest(text: string): Promise<SearchSuggestions>;
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
export function createSearchClient({ spawn, libraryDir, index, log }: SearchClientOptions): SearchClient {
  const pending = new Map<number, Pending>();
  let link: WorkerLink | null = null;
  let lastId = 0;
  let isClosed = false;
  const retry = (failed: Pending) => void post({ ...failed, isLastTry: true });
  const hear = (message: FromSearch) => {
    const asked = pending.get(message.id);
    pending.delete(message.id);
    if (asked === undefined) return;
    if (message.type === 'answer') asked.resolve(message.value);
    else if (message.type === 'dropped') asked.reject(new AppFailure('aborted'));
    else {
      const thrown = Object.assign(new Error(message.message), { code: message.code });
      if (!asked.isLastTry && (index.repair(thrown) || message.code.startsWith('SQLITE_'))) retry(asked);
      else asked.reject(thrown);
    }
  };
  const start = (): WorkerLink => {
    const started = spawn();
    started.onMessage((message) => hear(message as FromSearch));
    started.onExit(({ code, signal }) => {
      if (link === started) link = null;
      if (isClosed) return;
      log.warn(`The search process ended (${signal ?? code})`, started.stderrTail?.());
      const left = [...pending.values()];
      pending.clear();
      for (const asked of left) asked.isLastTry ? asked.reject(new Error('the search stopped')) : retry(asked);
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
    lastId += 1;
    pending.set(lastId, asked);
    link.post({ type: 'ask', id: lastId, method: asked.method, input: asked.input });
  };
  const ask = async <T>(method: SearchMethod, input: unknown): Promise<T> =>
    (await new Promise<unknown>((resolve, reject) => {
      post({ method, input, resolve, reject, isLastTry: false });
    })) as T;
  link = start();
  return {
    query: (request) => ask('query', request),
    count: (text) => ask('count', { text }),
    facets: (text) => ask('facets', { text }),
    suggest: (text) => ask('suggest', { text }),
    close() {
      isClosed = true;
      for (const { reject } of pending.values()) reject(new AppFailure('aborted'));
      pending.clear();
      link?.kill();
      link = null;
    },
  };
}
