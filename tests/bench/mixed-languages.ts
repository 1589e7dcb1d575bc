/**
 * `npm run bench:mixed MODEL FOLDER…`: is the language of each stretch of a mixed recording right? Out of the utterances of
 * recordings (NAME.wav beside NAME.json, with their times) new recordings are made in which the language changes after
 * every 1, 2, 3 and 5 utterances, with pauses of 0.7–1.3 s. Counted are utterances over 2 s: right is one of which the
 * segment that shares most of its time has its language. Recordings that are mixed already are counted as they are.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleRateHz } from '#native/lib/types.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language?: string;
}
interface Said extends Utterance {
  readonly language: string;
  readonly pcm: Int16Array;
}
interface Expected {
  readonly startMs: number;
  readonly endMs: number;
  readonly language: string;
}

const [model, ...folders] = process.argv.slice(2);
if (model === undefined || folders.length === 0) {
  process.stderr.write('npm run bench:mixed MODEL FOLDER…\n');
  process.exit(2);
}
const minMs = 2000;
const languageOf = (text: string) => (/[а-яё]/iu.test(text) ? 'ru' : 'en');

function samplesOf(file: string): Int16Array {
  const wav = readFileSync(file);
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Int16Array.from({ length: Math.floor((wav.length - from) / 2) }, (_, at) => wav.readInt16LE(from + at * 2));
}

const said: Said[] = [];
const mixed: { readonly file: string; readonly expected: readonly Expected[] }[] = [];
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.wav'))) {
    const file = path.join(folder, name);
    const told = JSON.parse(readFileSync(file.replace(/\.wav$/, '.json'), 'utf8')) as { utterances: Utterance[] };
    const own = told.utterances.map((one) => ({ ...one, language: one.language ?? languageOf(one.text) }));
    if (new Set(own.map(({ language }) => language)).size > 1) {
      mixed.push({
        file,
        expected: own.map(({ start, end, language }) => ({ startMs: start * 1000, endMs: end * 1000, language })),
      });
      continue;
    }
    const pcm = samplesOf(file);
    const at = (seconds: number) => Math.round(seconds * sampleRateHz);
    for (const one of own) said.push({ ...one, pcm: pcm.slice(at(one.start - 0.05), at(one.end + 0.05)) });
  }
}

const dir = mkdtempSync(path.join(tmpdir(), 'mixed-'));
let seed = 7;
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

/** Utterances of two languages in turn, `inRow` of each. */
function make(inRow: number, count: number): { readonly file: string; readonly expected: readonly Expected[] } {
  const pools = ['en', 'ru'].map((language) => said.filter((one) => one.language === language));
  const parts: Int16Array[] = [];
  const expected: Expected[] = [];
  let samples = 0;
  const add = (pcm: Int16Array) => {
    parts.push(pcm);
    samples += pcm.length;
  };
  for (let nth = 0; nth < count; nth += 1) {
    const pool = pools[Math.floor(nth / inRow) % 2] ?? [];
    const one = pool[Math.floor(random() * pool.length)];
    if (one === undefined) throw new Error('Recordings of both languages are needed.');
    add(new Int16Array(Math.round((0.7 + random() * 0.6) * sampleRateHz)));
    const startMs = (samples * 1000) / sampleRateHz;
    add(one.pcm);
    expected.push({ startMs, endMs: (samples * 1000) / sampleRateHz, language: one.language });
  }
  const file = path.join(dir, `every-${inRow}.wav`);
  const pcm = new Int16Array(samples);
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  writeFileSync(file, wavOf(pcm));
  return { file, expected };
}

function wavOf(pcm: Int16Array): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  header.writeUInt32LE(36 + pcm.byteLength, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(pcm.byteLength, 40);
  return Buffer.concat([header, Buffer.from(pcm.buffer)]);
}

async function measure(app: TestServices, { file, expected }: ReturnType<typeof make>): Promise<[number, number]> {
  const [recording] = await app.transcribe(file);
  const transcriptId = recording?.transcriptId ?? null;
  if (recording === undefined || transcriptId === null)
    throw new Error(`${file}: ${JSON.stringify(recording?.failure)}`);
  const segments = [...app.library.segments.iterate(transcriptId)];
  const counted = expected.filter(({ startMs, endMs }) => endMs - startMs >= minMs);
  const right = counted.filter((one) => {
    const shared = (segment: { startMs: number; endMs: number }) =>
      Math.min(segment.endMs, one.endMs) - Math.max(segment.startMs, one.startMs);
    const best = segments.toSorted((a, b) => shared(b) - shared(a))[0];
    return best !== undefined && shared(best) > 0 && (best.language ?? recording.language) === one.language;
  });
  return [right.length, counted.length];
}

const app = await testServices(dir);
try {
  const { imported } = await app.services['models.import']({ path: path.resolve(model), how: 'reference' });
  const id = imported[0]?.id ?? '';
  await app.services['models.accept']({ modelId: id });
  await app.services['settings.set']({ modelId: id, languages: ['en', 'ru'], isMixed: true });
  const all: [number, number] = [0, 0];
  for (const one of [...mixed, ...[1, 2, 3, 5].map((inRow) => make(inRow, 24))]) {
    const [right, counted] = await measure(app, one);
    all[0] += right;
    all[1] += counted;
    process.stdout.write(`${path.basename(one.file)}: ${right} of ${counted}\n`);
  }
  const percent = ((all[0] * 100) / all[1]).toFixed(1);
  process.stdout.write(`language right: ${all[0]} of ${all[1]} stretches over 2 s (${percent} %)\n`);
} finally {
  await app.end();
  rmSync(dir, { recursive: true, force: true });
}
