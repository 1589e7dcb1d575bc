import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { peaksFileOf } from '../../../electron/services/queue/peaks-file.ts';
import { openLibrary } from '../../../electron/services/library/open-library.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import type { NewRecording, NewSegment } from '../../../electron/services/store/records.ts';
import { silentLog } from '../../../electron/services/log.ts';
import { conversation, type Line } from './conversation.ts';

const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
const lineMs = 5000;
const rateHz = 8000;

/** Where the fixed clock of a made library stands: every date on a page is the same in each run. */
export const madeAtMs = Date.UTC(2026, 10, 23, 9, 30);

/** The times of a line's words, as long as they are written. */
export function segmentOf({ speaker, text, unsure = [] }: Line, nth: number): NewSegment {
  const startMs = nth * lineMs + 400;
  const endMs = (nth + 1) * lineMs - 300;
  const written = text.split(' ');
  const letters = text.length + 1;
  let at = 0;
  const words = written.map((word) => {
    const from = at;
    at += word.length + 1;
    const timeAt = (letter: number) => Math.round((startMs + ((endMs - startMs) * letter) / letters) / 10) * 10;
    const probability = unsure.includes(word) ? 0.31 : 0.96;
    return { startMs: timeAt(from), endMs: timeAt(at - 1), text: word, probability };
  });
  return { startMs, endMs, text, words, ...(speaker !== '' && { speaker }) };
}

/** A sound as long as the conversation, louder where somebody speaks; 8 bits, so that it stays small. */
export function writeSound(file: string, segments: readonly NewSegment[], durationMs: number): Uint8Array {
  const peaks = new Uint8Array(durationMs / 20);
  for (const { words } of segments) {
    for (const { startMs, endMs, text } of words) {
      for (let at = Math.ceil(startMs / 20); at < endMs / 20; at += 1) {
        const within = (at * 20 - startMs) / (endMs - startMs);
        peaks[at] = Math.round((60 + ((text.length * 37 + at * 29) % 90)) * Math.sin(Math.PI * (0.1 + within * 0.8)));
      }
    }
  }
  const samples = Buffer.alloc((durationMs / 1000) * rateHz, 128);
  const perPeak = rateHz / 50;
  const tone = Float64Array.from({ length: perPeak }, (_, at) => Math.sin((2 * Math.PI * at) / (perPeak / 4)));
  for (const [nth, peak] of peaks.entries()) {
    if (peak === 0) continue;
    for (let at = 0; at < perPeak; at += 1) samples[nth * perPeak + at] = 128 + Math.round((peak / 4) * tone[at]!);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rateHz, 24);
  head.writeUInt32LE(rateHz, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  writeFileSync(file, Buffer.concat([head, samples]));
  return peaks;
}

/** The waveform as a transcription leaves it: the host would redraw it for each recording that is opened. */
export function writePeaks(library: Library, mediaKey: string, peaks: Uint8Array): void {
  const file = peaksFileOf(library.dir, mediaKey);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, peaks);
}

/** What a recording knows of its file, so that the file counts as its own and can be played. */
export function sourceOf(file: string): Pick<Required<NewRecording>, 'path' | 'sizeBytes' | 'quickHash' | 'stamp'> {
  const { size, mtimeNs, ctimeNs, ino } = statSync(file, { bigint: true });
  const stamp = [size, mtimeNs, ctimeNs, ino].join(' ');
  return { path: file, sizeBytes: Number(size), quickHash: basename(file), stamp };
}

/** A folder of the user with one transcribed conversation in it: the same words, times and dates in every run. */
export function makeLibrary(
  userData: string,
  language: InterfaceLanguage,
  more: (library: Library) => void = () => {},
): void {
  const sounds = join(userData, 'recordings');
  mkdirSync(sounds, { recursive: true });
  let atMs = madeAtMs;
  const library = openLibrary({ dir: join(userData, 'library'), log: silentLog, now: () => (atMs += 1000) });
  const { name, lines } = conversation[language];
  const segments = lines.map(segmentOf);
  const durationMs = lines.length * lineMs;
  const file = join(sounds, name);
  const peaks = writeSound(file, segments, durationMs);
  const added = { ...sourceOf(file), name, durationMs, hasVideo: false };
  const [recording] = library.recordings.add([added], options);
  if (!recording) throw new Error('nothing was added');
  writePeaks(library, recording.mediaKey, peaks);
  const { transcriptId } = library.transcripts.begin(recording.id);
  library.transcripts.commitWindow({ transcriptId, resumeMs: durationMs, language, segments });
  library.transcripts.finish(transcriptId, { durationMs, sha256: name, warnings: [] });
  library.settings.set({ interfaceLanguage: language });
  more(library);
  library.close();
}
