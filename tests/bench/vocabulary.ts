/**
 * `npm run bench:vocabulary [MINUTES] [BONUS]`: names that the demo model gets wrong in hard synthetic speech, with and without a vocabulary
 * that expects them, and whether any of them is written into an hour of speech in which no one says them. Needs espeak-ng.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../native/lib/engine.ts';
import { spawnNodeWorker } from '../../native/lib/worker/spawn-node-worker.ts';
import { demoModelPath } from '../../native/test/test-model.fixture.ts';
import { testOptions } from '../../native/test/test-options.fixture.ts';

const names =
  'John Anna Maria Peter David Sarah Michael Laura Robert Emma James Olga Victor Helen Daniel Nina Thomas Julia Alice Ivan Kate Susan George Martin Oliver Sophia Henry Boris Elena Paul Smith Brown Wilson Taylor Miller Davis Clark Walker Young King Green Baker Carter Parker Cooper Harris Lewis Robinson Johnson Jackson London Paris Berlin Moscow Rome Madrid Tokyo Chicago Boston Dublin Vienna Prague Warsaw Oxford Sydney Canada Germany France Spain Russia Italy England America Europe China India Japan Poland Turkey Mexico'.split(
    ' ',
  );
const carriers = [
  'the report is about {} and the letter',
  'i called {} yesterday',
  'we discussed {} with the manager',
  '{} was in the office today',
  'please send the message to {} now',
  'the doctor asked {} about the question',
  'the customer and {} were at the meeting',
  'can you find {} in the contract',
];
/** Voice, words a minute, noise. */
const conditions = [
  ['en-gb-scotland', 170, 0],
  ['en-us+f4', 190, 0.02],
  ['en-gb+m7', 150, 0.03],
  ['en-029', 180, 0.01],
  ['en-gb-x-rp+f3', 200, 0.02],
  ['en-us+m2', 150, 0.06],
] as const;
const wantedNames = 60;
const otherMinutes = Number(process.argv[2] ?? 60);
/** In nats; 1 is what the app uses. */
const termBonus = Number(process.argv[3] ?? 1);

const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
const engine = createEngine({ spawn: spawnNodeWorker() });
const model = await engine.loadModel(demoModelPath, { useGpu: false });

function speak(text: string, voice: string, pace: number, noise: number, seed: number): Int16Array {
  const [said, file] = [join(folder, 'said.wav'), join(folder, 'mixed.s16')];
  execFileSync('espeak-ng', ['-v', voice, '-s', String(pace), '-w', said, text]);
  const noisy = ['-f', 'lavfi', '-i', `anoisesrc=a=${noise}:c=pink:s=${seed}:r=16000`];
  const mix = '[0]aresample=16000,apad=pad_dur=0.3[a];[a][1]amix=inputs=2:duration=first:normalize=0';
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    said,
    ...noisy,
    '-filter_complex',
    mix,
    '-ac',
    '1',
    '-ar',
    '16000',
    '-f',
    's16le',
    file,
  ]);
  const bytes = readFileSync(file);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

const key = (word: string) => word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
const keysOf = (text: string) =>
  text
    .split(/\s+/u)
    .map(key)
    .filter((one) => one !== '');

async function recognise(pcm: Int16Array, terms: readonly string[]): Promise<readonly string[]> {
  const expected = terms.length > 0 ? { terms, termBonus } : {};
  const { segments } = await model.transcribe(pcm, { ...testOptions, temperatures: [0], ...expected }).done;
  return segments.flatMap(({ words }) => words.map(({ text }) => key(text))).filter((one) => one !== '');
}

function errorsOf(reference: readonly string[], recognised: readonly string[]): number {
  let row = [0, ...recognised.map((_, nth) => nth + 1)];
  for (const [nth, one] of reference.entries()) {
    const next = [nth + 1];
    for (const [at, other] of recognised.entries()) {
      next.push(Math.min((row[at] ?? 0) + (one === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

interface Said {
  readonly name: string;
  readonly rest: readonly string[];
  readonly pcm: Int16Array;
  readonly without: readonly string[];
}

const wrong: Said[] = [];
for (const [nth, condition] of conditions.entries()) {
  for (const [at, name] of names.entries()) {
    // Each name once in the first rounds; where those do not give enough, a second time.
    if (wrong.length >= wantedNames || (wrong.some((one) => one.name === name) && nth < 5)) continue;
    const text = (carriers[(at + nth * 3) % carriers.length] ?? '').replace('{}', name);
    const pcm = speak(text, condition[0], condition[1], condition[2], at * 10 + nth + 1);
    const without = await recognise(pcm, []);
    if (without.includes(key(name))) continue;
    wrong.push({ name, rest: keysOf(text).filter((one) => one !== key(name)), pcm, without });
  }
}
const terms = [...new Set(wrong.map(({ name }) => name))];
let [right, before, after] = [0, 0, 0];
for (const { name, rest, pcm, without } of wrong) {
  const recognised = await recognise(pcm, terms);
  const others = (list: readonly string[]) => list.filter((one) => one !== key(name));
  if (recognised.includes(key(name))) right += 1;
  before += errorsOf(rest, others(without));
  after += errorsOf(rest, others(recognised));
}
console.log(
  `${wrong.length} wrong names, ${right} right with the vocabulary; errors elsewhere ${before} without, ${after} with it`,
);

const parts = {
  person: 'manager customer client driver teacher doctor lawyer officer witness user moderator reporter friend'.split(
    ' ',
  ),
  thing: 'account password address message report number phone email document photo picture video letter file'.split(
    ' ',
  ),
  verb: 'opened closed sent received checked changed deleted removed reported blocked reviewed answered'.split(' '),
  place: 'office bank hospital school station airport hotel restaurant library museum'.split(' '),
  kind: 'good bad big small large long short new old early late quick slow simple difficult'.split(' '),
};
let turn = 0;
const pick = (list: readonly string[]) => list[(turn += 7) % list.length] ?? '';
const sentences = [
  () => `the ${pick(parts.person)} ${pick(parts.verb)} the ${pick(parts.kind)} ${pick(parts.thing)}.`,
  () => `we discussed the ${pick(parts.thing)} with the ${pick(parts.person)}.`,
  () => `the ${pick(parts.thing)} was in the ${pick(parts.place)} yesterday.`,
  () => `please send the ${pick(parts.thing)} to the ${pick(parts.person)}.`,
];
const voices = ['en-us', 'en-gb', 'en-us+f2', 'en-gb+m3'];
const counts = { minutes: 0, words: 0, inserted: 0, before: 0, after: 0 };
const expected = new Set(terms.map(key));
for (let block = 0; counts.minutes < otherMinutes; block += 1) {
  const text = Array.from({ length: 8 }, (_, nth) => sentences[(block + nth) % sentences.length]?.() ?? '').join(' ');
  const pcm = speak(text, voices[block % voices.length] ?? 'en-us', 140, 0, block + 1);
  const reference = keysOf(text);
  const [without, withTerms] = [await recognise(pcm, []), await recognise(pcm, terms)];
  counts.minutes += pcm.length / 16_000 / 60;
  counts.words += reference.length;
  counts.inserted += withTerms.filter((one) => expected.has(one)).length;
  counts.before += errorsOf(reference, without);
  counts.after += errorsOf(reference, withTerms);
}
console.log(
  `${counts.minutes.toFixed(0)} min of other speech, ${counts.words} words: ${counts.inserted} names inserted; errors ${counts.before} without, ${counts.after} with the vocabulary`,
);
await engine.close();
rmSync(folder, { recursive: true });
