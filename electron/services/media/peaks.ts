import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { sampleRateHz } from './ffmpeg-profile.ts';

/** Bytes of waveform per second; each is the largest |sample| of its 20 ms, 0…255. */
export const peaksPerSecond = 50;
const samplesPerPeak = sampleRateHz / peaksPerSecond;

export interface PeakWriter {
  add(samples: Int16Array): Promise<void>;
  /** Puts the file under its final name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Writes the waveform of a recording beside its decoding; `part` grows while it is not finished, one file a writer. */
export function createPeakWriter(file: string, part = `${file}.part`): PeakWriter {
  const stream: WriteStream = createWriteStream(part);
  // Peaks can be made again: a disk that cannot take them must not stop the transcription.
  let isBroken = false;
  stream.on('error', () => (isBroken = true));
  let largest = 0;
  let counted = 0;
  const close = async () => {
    if (isBroken || stream.closed) return;
    stream.end();
    await once(stream, 'close').catch(() => {});
  };
  return {
    async add(samples) {
      const peaks: number[] = [];
      for (let at = 0; at < samples.length;) {
        const end = Math.min(samples.length, at + samplesPerPeak - counted);
        counted += end - at;
        for (; at < end; at += 1) {
          const size = Math.abs(samples[at] ?? 0);
          if (size > largest) largest = size;
        }
        if (counted < samplesPerPeak) continue;
        peaks.push(Math.min(255, largest >> 7));
        largest = 0;
        counted = 0;
      }
      if (!isBroken && !stream.write(Uint8Array.from(peaks))) await once(stream, 'drain').catch(() => {});
    },
    async finish() {
      await close();
      if (!isBroken) await rename(part, file).catch(() => (isBroken = true));
    },
    async discard() {
      await close();
      await rm(part, { force: true });
    },
  };
}
