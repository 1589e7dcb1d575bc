import { searchMethods, type FromSearch, type SearchMethod, type ToSearch } from './search-messages.ts';
import { openReader, type SearchReader } from './open-reader.ts';
import { createSearch, type Search, type SearchRequest } from './search.ts';

type Question = Extract<ToSearch, { type: 'ask' }>;

/** Questions of a kind that may wait; of more, the oldest are dropped: somebody has typed on. */
const mostWaiting = 4;

/**
 * Answers queries before what goes with them, and the newest question first. Everything that has arrived is looked at before each answer, so a keystroke never
 * waits for more than the one query before it.
 */
export function answerQuestions(send: (message: FromSearch) => void): (message: ToSearch) => void {
  const holder = createHolder();
  const waiting: Question[] = [];
  let isScheduled = false;
  const next = () => {
    isScheduled = false;
    const method = searchMethods.find((one) => waiting.some((question) => question.method === one));
    const at = waiting.findLastIndex((question) => question.method === method);
    const [question] = waiting.splice(at, 1);
    if (at < 0 || question === undefined) return;
    send(answer(holder, question));
    schedule();
  };
  // setImmediate lets messages that have arrived meanwhile be heard first.
  const schedule = () => {
    if (!isScheduled && waiting.length > 0) setImmediate(next);
    isScheduled = waiting.length > 0;
  };
  return (message) => {
    if (message.type === 'open') {
      holder.openLater(message.libraryDir);
      return;
    }
    waiting.push(message);
    const same = waiting.filter(({ method }) => method === message.method);
    const [oldest] = same;
    if (same.length > mostWaiting && oldest !== undefined) {
      waiting.splice(waiting.indexOf(oldest), 1);
      send({ type: 'dropped', id: oldest.id });
    }
    schedule();
  };
}

function answer(holder: Holder, { id, method, input }: Question): FromSearch {
  try {
    return { type: 'answer', id, value: ask(holder.search(), method, input) };
  } catch (thrown) {
    holder.close();
    const code = (thrown as { readonly code?: unknown }).code;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { type: 'failed', id, code: typeof code === 'string' ? code : '', message };
  }
}

function ask(search: Search, method: SearchMethod, input: unknown): unknown {
  const request = input as SearchRequest;
  return method === 'query' ? search.query(request) : search[method](request.text);
}

type Holder = ReturnType<typeof createHolder>;

/** Keeps a search open, and opens it again where the files have been replaced. */
function createHolder() {
  let dir: string | null = null;
  let reader: SearchReader | null = null;
  let search: Search | null = null;
  const close = () => {
    reader?.close();
    reader = null;
    search = null;
  };
  const open = (): Search => {
    if (reader?.isReplaced() === true) close();
    if (search !== null) return search;
    if (dir === null) throw new Error('no library was named');
    reader = openReader(dir);
    search = createSearch({ index: reader });
    return search;
  };
  /** A step between any two answers, as long as it is for the search that is open. */
  const warmUp = (steps: Generator<void>, warmed: Search) => {
    setImmediate(() => {
      if (search !== warmed) return;
      attempt(() => {
        if (steps.next().done !== true) warmUp(steps, warmed);
      });
    });
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch {
      // The first question meets the same failure and tells it.
      close();
    }
  };
  return {
    search: open,
    close,
    /** Warms up at once: the first keystroke should find everything in memory. */
    openLater(libraryDir: string) {
      dir = libraryDir;
      close();
      setImmediate(() => {
        attempt(() => {
          const opened = open();
          warmUp(opened.warmUp(), opened);
        });
      });
    },
  };
}
