import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const rateHz = 16_000;

/** Samples of the test recordings, 16 kHz mono, one after another without end. */
function* spokenPieces(): Generator<Int16Array, never, void> {
  const dir = path.join(root, 'tests/fixtures/speech');
  const names = readdirSync(dir).filter((name) => /^short\d+\.wav$/.test(name));
  const pieces = names.map((name) => samplesOf(path.join(dir, name)));
  for (;;) yield* pieces;
}

/** As ffmpeg decodes it. */
export function samplesOf(file: string): Int16Array {
  const args = ['-v', 'error', '-i', file, '-ac', '1', '-ar', String(rateHz), '-f', 's16le', '-'];
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 1e9 });
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 2)));
}

export interface Speech {
  readonly lengthSeconds: number;
  /** 0…1; the rest is a faint noise in pauses of equal length. */
  readonly share: number;
}

/** Writes a WAV of recordings with pauses between them, so that about `share` of it is speech. */
export function writeSpeech(file: string, { lengthSeconds, share }: Speech): void {
  const samples = new Int16Array(lengthSeconds * rateHz);
  for (let at = 0; at < samples.length; at += 1) samples[at] = Math.round((Math.random() - 0.5) * 8);
  let at = 0;
  for (const piece of spokenPieces()) {
    if (at >= samples.length) break;
    samples.set(piece.subarray(0, samples.length - at), at);
    at += Math.round(piece.length / share);
  }
  writeFileSync(file, Buffer.concat([wavHeader(samples.length), Buffer.from(samples.buffer)]));
}

function wavHeader(sampleCount: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + sampleCount * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(sampleCount * 2, 40);
  return header;
}
