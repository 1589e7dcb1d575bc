import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { probe } from '#services/media/probe.ts';
import { checkSound, minCheckedMs } from './sound/check-sound.ts';
import { noteMedia } from './note-media.ts';

interface ProbeParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
}

/**
 * Fills in the lengths of recordings that wait, one after another, so that the list shows them before their turn; then listens
 * to a few places of the long ones. A file that cannot be read is left alone here: its job says why.
 */
async function probeWaiting(parts: ProbeParts, recordingIds: readonly number[]): Promise<void> {
  for (const recordingId of recordingIds) {
    if (parts.signal.aborted) return;
    const recording = parts.library.recordings.get(recordingId);
    const isHere = recording.state === 'waiting' || recording.state === 'paused';
    if (recording.durationMs !== null || !isHere) continue;
    const media = await probe(recording.path, parts.ffmpeg).catch(() => null);
    if (media === null || parts.signal.aborted) continue;
    await noteMedia(parts.library, recordingId, media);
    parts.events.emit('recording.changed', { recording: parts.library.recordings.get(recordingId) });
  }
  for (const recordingId of recordingIds) {
    if (parts.signal.aborted) return;
    await checkOne(parts, recordingId).catch(() => undefined); // of use only before the text is there
  }
}

interface BackgroundParts extends Omit<ProbeParts, 'ffmpeg'> {
  readonly log: Log;
  readonly findFfmpeg: () => Promise<string>;
}

/** Of these, or, at the start of the app, of all that were not probed or listened to before it was closed. What fails is logged. */
export async function probeInBackground(
  { findFfmpeg, log, ...parts }: BackgroundParts,
  recordingIds: readonly number[] = parts.library.recordings.unchecked(minCheckedMs),
): Promise<void> {
  try {
    await probeWaiting({ ...parts, ffmpeg: await findFfmpeg() }, recordingIds);
  } catch (error) {
    log.warn('lengths of waiting recordings not read', error);
  }
}

/** What is said of a sound that is fine is nothing; that it was checked is kept all the same. */
async function checkOne({ library, events, ffmpeg, signal }: ProbeParts, recordingId: number): Promise<void> {
  const { path: file, state, durationMs } = library.recordings.get(recordingId);
  const isAhead = state === 'waiting' || state === 'running' || state === 'paused';
  // One that runs may not know its length yet.
  if (!isAhead || (durationMs ?? minCheckedMs) < minCheckedMs) return;
  if (library.recordings.soundCheck(recordingId) !== null) return;
  const { sound } = library.jobs.get(recordingId).options;
  const check = await checkSound(file, { media: await probe(file, ffmpeg), sound, ffmpeg, signal });
  if (check === null || signal.aborted) return;
  library.recordings.setSoundCheck(recordingId, check);
  if (check.faults.length > 0) events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
}
