import { clearTraces } from '#services/erasure/clear-traces.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { SearchClient } from '#services/search/process/search-client.ts';

interface ErasureParts {
  readonly library: Library;
  readonly search: SearchClient;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Continues what was begun, also before a crash, one call after the other; true when nothing is left of it. */
export function createErasureWork(parts: ErasureParts): () => Promise<boolean> {
  let last: Promise<boolean> = Promise.resolve(true);
  return () => (last = last.then(() => finishErasures(parts)));
}

async function finishErasures({ library, search, log, signal }: ErasureParts): Promise<boolean> {
  if (library.erasures.pending().length === 0) return true;
  try {
    const isFinished = await clearTraces(library, signal);
    if (isFinished) search.renew();
    return isFinished;
  } catch (thrown) {
    log.warn('Traces of what was deleted for good are cleared at the next start', thrown);
    return false;
  }
}
