import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { createPeakWriter } from '#services/media/peaks.ts';
import { probe } from '#services/media/probe.ts';
import type { SourceOfKey } from '#services/media/proxy.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { loudestOf } from '#services/speech/levels/loudest-of.ts';
import { peaksFileOf } from './peaks-file.ts';

interface Parts {
  readonly library: Pick<Library, 'dir' | 'recordings'>;
  /** Null for an unknown key, and where the file is gone or holds other content. */
  readonly sourceOf: (key: string) => Promise<SourceOfKey | null>;
  readonly findFfmpeg: () => Promise<string>;
  readonly log: Log;
}

export interface Peaks {
  /** Path of the waveform of a key (see `soundKey`), if not whole while it is made; drawn now where there is none yet. */
  of(key: string): Promise<string | null>;
  /** Stops what is being drawn. */
  close(): Promise<void>;
}

/** Waveforms that a transcription left behind, and those that it did not: each one of the sound its key names. */
export function createPeaks({ library, sourceOf, findFfmpeg, log }: Parts): Peaks {
  const inWork = new Map<string, Promise<string | null>>();
  const closing = new AbortController();

  const draw = async (key: string, file: string): Promise<string | null> => {
    const source = await sourceOf(key);
    if (source === null || closing.signal.aborted) return null;
    const ffmpeg = await findFfmpeg();
    const media = await probe(source.path, ffmpeg);
    const track = media.tracks.find(({ index }) => index === (source.track ?? media.track));
    if (track === undefined) return null;
    const { source: sound } = await soundSource(source.path, media, track.index);
    const channels = decodedChannels(track);
    const writer = createPeakWriter(file, `${file}.${randomUUID()}.drawn`);
    try {
      const pieces = decode(source.path, { ffmpeg, source: sound, channels, signal: closing.signal });
      for await (const piece of pieces) await writer.add(loudestOf(piece, channels, source.channels));
      await writer.finish();
    } finally {
      await writer.discard();
    }
    return existsSync(file) ? file : null;
  };
  const drawOnce = (key: string, file: string): Promise<string | null> => {
    const found = inWork.get(key);
    if (found) return found;
    const making = draw(key, file)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.warn('a waveform could not be drawn', error);
        return null;
      })
      .finally(() => inWork.delete(key));
    inWork.set(key, making);
    return making;
  };
  return {
    async of(key) {
      const file = peaksFileOf(library.dir, key);
      if (inWork.has(key)) return await drawOnce(key, file);
      // Written by the job that is at it.
      if (existsSync(`${file}.part`)) return `${file}.part`;
      if (await isOf(library, key, file)) return file;
      return isDrawnByJob(library, key) ? null : await drawOnce(key, file);
    },
    async close() {
      closing.abort();
      await Promise.all(inWork.values());
    },
  };
}

/** A job draws the waveform of what it decodes, so it need not be decoded twice. */
function isDrawnByJob({ recordings }: Parts['library'], key: string): boolean {
  const recordingId = recordings.byMediaKey(key)?.recordingId;
  return recordingId !== undefined && recordings.get(recordingId).state === 'running';
}

/**
 * Whether a waveform is there and of the sound of its key. Before tracks and channels were part of the name, a run with
 * another sound left its own under the plain one: what the run at the time of the file listened to decides.
 */
async function isOf(library: Parts['library'], key: string, file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null) return false;
  const recordingId = library.recordings.byMediaKey(key)?.recordingId;
  const drawn = recordingId === undefined ? null : library.recordings.soundKeyAt(recordingId, found.mtimeMs);
  return drawn === null || drawn === key;
}
