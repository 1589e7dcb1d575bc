import type { Services } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/event-bus.ts';
import { createModelRecords } from '#services/models/model-records.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { SearchClient } from '#services/search/process/search-client.ts';
import { clearTraces } from '#services/erasure/clear-traces.ts';
import { holdingCopies, removeCopies } from '#services/erasure/holding-copies.ts';
import { measureOwnCopies } from '#services/erasure/own-copies.ts';

type Method = 'recordings.planErasure' | 'recordings.erase';

export interface ErasureParts {
  readonly library: Library;
  readonly search: SearchClient;
  readonly events: EventBus;
  readonly queue: Queue;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export function erasureServices(parts: ErasureParts): Pick<Services, Method> {
  const { library, events, queue } = parts;
  return {
    'recordings.planErasure': async (choice) => {
      const { sources, ...plan } = library.erasures.plan(library.recordings.idsOf(choice));
      const ownCopies = measureOwnCopies(
        library.dir,
        sources.map(({ path }) => path),
      );
      return { ...plan, ownCopies, copies: holdingCopies(library.dir, keysOf(sources)) };
    },
    'recordings.erase': async ({ choice, withCopies }) => {
      const { sources } = library.erasures.plan(library.recordings.idsOf(choice));
      const keys = keysOf(sources);
      const ids = sources.map(({ recordingId }) => recordingId);
      const runningId = queue.runningId();
      if (runningId !== null && ids.includes(runningId)) await queue.setAside(runningId);
      const erasedIds = library.erasures.begin(ids);
      if (withCopies)
        removeCopies(
          library.dir,
          holdingCopies(library.dir, keys).filter((copy) => copy.isReadable),
        );
      if (erasedIds.length > 0) {
        events.emit('recording.removed', { recordingIds: erasedIds });
        const { findings, backRun } = library.watch;
        events.emit('watch.changed', { counts: findings.counts(), progress: backRun.progress() });
      }
      const isFinished = await finishErasures(parts);
      return { recordingIds: erasedIds, isFinished, copies: holdingCopies(library.dir, keys) };
    },
  };
}

/** Goes on with what was begun, also before a crash; true when nothing is left of it. */
export async function finishErasures({ library, search, log, signal }: ErasureParts): Promise<boolean> {
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

/** Paths of models that were left where they lay. */
export function referencedModels(modelsDir: string): readonly string[] {
  const records = createModelRecords(modelsDir);
  return records.names().flatMap((name) => records.get(name)?.referencePath ?? []);
}

function keysOf(sources: readonly { readonly mediaKey: string }[]): readonly string[] {
  return sources.map(({ mediaKey }) => mediaKey);
}
