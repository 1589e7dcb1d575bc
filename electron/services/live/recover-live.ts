import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { noteLiveSound } from './note-live-sound.ts';
import { readLiveMark, removeLiveMark, type LiveMark } from './live-mark.ts';
import { repairSoundFile } from './sound-file.ts';

/** Shorter is no recording. */
const minMs = 100;

/**
 * Makes an ordinary recording of what was being recorded when the app ended, whatever ended it: its sound is complete up to
 * the last piece that was saved, and its text continues from what was committed. Returns its id; null where there was
 * nothing.
 */
export async function recoverLive(library: Library, log: Log): Promise<number | null> {
  const mark = await readLiveMark(library.dir);
  if (mark === null) return null;
  try {
    const recordingId = existsSync(mark.path) ? await recover(library, mark, log) : null;
    await removeLiveMark(library.dir);
    return recordingId;
  } catch (error) {
    // The library opens all the same; the mark stays for the next start.
    log.error('a recording that was interrupted could not be completed', error);
    return null;
  }
}

async function recover(library: Library, mark: LiveMark, log: Log): Promise<number | null> {
  const { recordings } = library;
  const frames = await repairSoundFile(mark.path, mark);
  const durationMs = (frames / mark.sampleRateHz) * 1000;
  const known = recordings.sources().find((source) => source.path === mark.path)?.recordingId;
  if (durationMs < minMs) {
    if (known !== undefined) recordings.remove([known]);
    return null;
  }
  const fresh = { path: mark.path, name: mark.name, sizeBytes: 0, quickHash: '', durationMs, hasVideo: false };
  const recordingId = known ?? recordings.add([fresh], mark.options)[0]?.id;
  if (recordingId === undefined) return null;
  await noteLiveSound(library, recordingId, { path: mark.path, durationMs, startedAtMs: mark.startedAtMs });
  log.info(`a recording that was interrupted was completed: ${path.basename(path.dirname(mark.path))}`);
  return recordingId;
}
