import { searchMethods, type FromSearch, type ToSearch } from './search-messages.ts';
import { openReader, type SearchReader } from '#services/search/index/open-reader.ts';
import type { ValuesRequest } from '#services/search/query/field-values.ts';
import { createSearch, type Search, type SearchRequest } from '#services/search/query/search.ts';

type Question = Extract<ToSearch, { type: 'ask' }>;

/** Questions of a kind that may wait; of more, the oldest are dropped: somebody has typed on. */
const maxWaiting = 4;

/**
 * Answers queries before what goes with them, and the newest question first. Everything that has arrived is read before
 * each answer, so a keystroke never waits for more than the one query before it.
 */
export function answerQuestions(send: (message: FromSearch) => void): (message: ToSearch) => void {
  const holder = createHolder();
  const waiting: Question[] = [];
  /** Facets, which are counted between other answers. */
  let counting: Steps | null = null;
  let isScheduled = false;
  const take = (): Question | undefined => {
    const method = searchMethods.find((one) => waiting.some((question) => question.method === one));
    const at = waiting.findLastIndex((question) => question.method === method);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const next = () => {
    isScheduled = false;
    const isUrgent = waiting.some(({ method }) => method !== 'facets');
    const question = counting === null || isUrgent ? take() : undefined;
    if (question?.method === 'facets') counting = answerInSteps(holder, question);
    else if (question !== undefined) send(answer(holder, question));
    else {
      const step = counting?.next();
      if (step?.done === true) {
        counting = null;
        send(step.value);
      }
    }
    schedule();
  };
  // setImmediate lets messages that have arrived meanwhile be handled first.
  const schedule = () => {
    const isBusy = waiting.length > 0 || counting !== null;
    if (!isScheduled && isBusy) setImmediate(next);
    isScheduled = isBusy;
  };
  return (message) => {
    if (message.type === 'open') {
      holder.openLater(message.libraryDir);
      return;
    }
    waiting.push(message);
    const same = waiting.filter(({ method }) => method === message.method);
    const [oldest] = same;
    if (same.length > maxWaiting && oldest !== undefined) {
      waiting.splice(waiting.indexOf(oldest), 1);
      send({ type: 'dropped', id: oldest.id });
    }
    schedule();
  };
}

type Steps = Generator<void, FromSearch>;

function answer(holder: Holder, { id, method, input }: Question): FromSearch {
  try {
    const search = holder.search();
    const value = answerOf(search, method, input);
    return { type: 'answer', id, value };
  } catch (thrown) {
    return failed(holder, id, thrown);
  }
}

function answerOf(search: Search, method: Question['method'], input: unknown): unknown {
  if (method === 'values') return search.values(input as ValuesRequest);
  const request = input as SearchRequest;
  return method === 'query' ? search.query(request) : search[method](request.text);
}

function* answerInSteps(holder: Holder, { id, input }: Question): Steps {
  const { text } = input as SearchRequest;
  try {
    for (let search = holder.search(), steps = search.facetSteps(text); ;) {
      const { done, value } = steps.next();
      if (done === true) return { type: 'answer', id, value };
      yield;
      if (holder.search() === search) continue;
      // The files were replaced meanwhile.
      search = holder.search();
      steps = search.facetSteps(text);
    }
  } catch (thrown) {
    return failed(holder, id, thrown);
  }
}

function failed(holder: Holder, id: number, thrown: unknown): FromSearch {
  holder.close();
  const code = (thrown as { readonly code?: unknown }).code;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { type: 'failed', id, code: typeof code === 'string' ? code : '', message };
}

type Holder = ReturnType<typeof createHolder>;

/** A step between any two answers, as long as there are any and none fails. */
function warmUp(steps: Generator<void>, attempt: (step: () => void) => void): void {
  setImmediate(() => {
    attempt(() => {
      if (steps.next().done !== true) warmUp(steps, attempt);
    });
  });
}

/** Keeps a search open, and opens it again where the files have been replaced. */
function createHolder() {
  let dir: string | null = null;
  let reader: SearchReader | null = null;
  let search: Search | null = null;
  /** What went wrong when nobody had asked yet: damage that the first question may miss. */
  let untold: unknown = null;
  const close = () => {
    reader?.close();
    reader = null;
    search = null;
  };
  const open = (): Search => {
    if (untold !== null) {
      const thrown = untold;
      untold = null;
      throw thrown;
    }
    if (reader?.isReplaced() === true) close();
    if (search !== null) return search;
    if (dir === null) throw new Error('no library was named');
    reader = openReader(dir);
    search = createSearch({ index: reader });
    return search;
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (thrown) {
      const { code } = thrown as { readonly code?: unknown };
      if (typeof code === 'string' && code.startsWith('SQLITE_')) untold = thrown;
      close();
    }
  };
  return {
    search: open,
    close,
    /** Warms up at once: the first keystroke should find everything in memory. */
    openLater(libraryDir: string) {
      dir = libraryDir;
      untold = null;
      close();
      setImmediate(() => {
        attempt(() => {
          const opened = open();
          warmUp(opened.warmUp(), (step) => (search === opened ? attempt(step) : undefined));
        });
      });
    },
  };
}
