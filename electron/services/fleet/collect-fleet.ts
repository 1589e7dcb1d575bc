import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { FleetState, PostgresFleet } from './postgres-port.ts';

interface CollectParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly fleet: Pick<PostgresFleet, 'read' | 'forget'>;
  readonly signal: AbortSignal;
  /** Leaves what was collected in the database, for another library. */
  readonly isKept?: boolean;
}

export interface Collected {
  readonly doneCount: number;
  readonly failedCount: number;
  /** Still with the fleet. */
  readonly openCount: number;
  readonly windowCount: number;
}

/**
 * Brings into the library what the fleet has committed since the last time: windows as they come, ends when they are
 * there. Doing it twice, or stopping in the middle, changes nothing: what is committed here is the cursor.
 */
export async function collectFromFleet(parts: CollectParts): Promise<Collected> {
  const { library, fleet, signal, isKept = false } = parts;
  let doneCount = 0;
  let failedCount = 0;
  let openCount = 0;
  let windowCount = 0;
  for (const { key, recordingId } of library.automation.fleet.open()) {
    if (signal.aborted) break;
    const job = library.jobs.get(recordingId);
    if (job.state === 'done') {
      // Done here meanwhile, by hand.
      library.automation.fleet.collected(key);
      continue;
    }
    const fromMs = job.transcriptId === null ? 0 : job.resumeMs;
    const found = await fleet.read(key, fromMs);
    if (found === null) {
      openCount += 1;
      continue;
    }
    windowCount += found.windows.length;
    const ending = take(parts, recordingId, found);
    if (ending === 'open') {
      openCount += 1;
      continue;
    }
    if (ending === 'done') doneCount += 1;
    else failedCount += 1;
    library.automation.fleet.collected(key);
    if (!isKept) await fleet.forget([key]);
  }
  return { doneCount, failedCount, openCount, windowCount };
}

function take({ library, events }: CollectParts, recordingId: number, found: FleetState): 'done' | 'failed' | 'open' {
  const { windows, ended } = found;
  if (windows.length > 0 || (ended !== null && 'result' in ended)) {
    const { transcriptId } = library.transcripts.begin(recordingId);
    for (const { cursorMs, language, detected, segments } of windows) {
      const added = library.transcripts.commitWindow({
        transcriptId,
        resumeMs: cursorMs,
        language,
        detected,
        segments,
      });
      if (added.length > 0) events.emit('segments.added', { recordingId, transcriptId, segments: added });
    }
    if (ended !== null && 'result' in ended) {
      const { speech, ...result } = ended.result;
      library.transcripts.finish(transcriptId, { ...result, ...(speech && { speech }) });
    }
  }
  if (ended !== null && 'failure' in ended) library.jobs.setState(recordingId, 'failed', ended.failure);
  if (windows.length > 0 || ended !== null) {
    events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
  }
  if (ended === null) return 'open';
  return 'result' in ended ? 'done' : 'failed';
}
