/**
 * `npm run bench:vocabulary [MINUTES] [tune|measure] [BOUND…]`: names that the demo model gets wrong in hard synthetic speech, with and
 * without a vocabulary that expects them, and whether any of them is written into speech in which no one says them. `tune` takes one
 * half of the names and some voices, `measure` the other half and other voices. By the network of speech sounds, as the app does in
 * English, and where bounds are given also by the speech model at each of them, as in other languages. `KEEP=FOLDER` keeps the sound
 * and what was recognised (scripts/phone-model). Needs espeak-ng.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSegment, TranscribeOptions } from '../../native/lib/types.ts';
import { expectSpokenTerms, judgedContext, judgedTerms, withTerms } from '#services/recognition/expect-terms.ts';
import { createEngine } from '../../native/lib/engine.ts';
import { spawnNodeWorker } from '../../native/lib/worker/spawn-node-worker.ts';
import { demoModelPath } from '../../native/test/test-model.fixture.ts';
import { testOptions } from '../../native/test/test-options.fixture.ts';
import { errorsOf } from './word-errors.ts';

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
const conditions = {
  tune: [
    ['en-gb-scotland', 175, 0.01],
    ['en-us+f3', 195, 0.02],
    ['en-gb+m5', 155, 0.03],
    ['en-029', 170, 0.03],
    ['en-us+m7', 185, 0.05],
    ['en-gb-x-rp+f4', 205, 0.03],
  ],
  measure: [
    ['en-gb-scotland', 170, 0],
    ['en-us+f4', 190, 0.02],
    ['en-gb+m7', 150, 0.03],
    ['en-029', 180, 0.01],
    ['en-gb-x-rp+f3', 200, 0.02],
    ['en-us+m2', 150, 0.06],
    ['en-gb+f5', 185, 0.04],
    ['en-us+m6', 175, 0.05],
  ],
} as const;
const otherVoices = {
  tune: ['en-us+m4', 'en-gb+f1', 'en-gb-x-rp', 'en-us+f5'],
  measure: ['en-us', 'en-gb', 'en-us+f2', 'en-gb+m3'],
} as const;
const wantedNames = 60;
const otherMinutes = Number(process.argv[2] ?? 60);
const half = process.argv[3] === 'tune' ? 'tune' : 'measure';
const bounds = process.argv.slice(4).map(Number);
const kept = process.env['KEEP'] ?? null;
if (kept !== null) mkdirSync(join(kept, half), { recursive: true });
const log: unknown[] = [];

const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
const engine = createEngine({ spawn: spawnNodeWorker(), priority: () => 'normal' });
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

interface Recognised {
  readonly without: readonly string[];
  /** With the vocabulary: by sound, then at each of the bounds. */
  readonly withTerms: readonly (readonly string[])[];
}

async function recognise(
  pcm: Int16Array,
  terms: readonly string[],
  about: Record<string, unknown>,
): Promise<Recognised> {
  const once = async (expected: Partial<TranscribeOptions> = {}) =>
    (await model.transcribe(pcm, { ...testOptions, temperatures: [0], ...expected }).done).segments;
  const segments = await once();
  if (kept !== null) {
    const file = `${log.length}.s16`;
    log.push({ file, segments, ...about });
    writeFileSync(join(kept, half, file), pcm);
    writeFileSync(join(kept, half, 'log.json'), JSON.stringify(log));
  }
  const wordsOf = (all: readonly EngineSegment[]) => keysOf(all.map(({ text }) => text).join(' '));
  const bySound = wordsOf(await expectSpokenTerms({ segments, terms, pcm }));
  if (bounds.length === 0) return { without: wordsOf(segments), withTerms: [bySound] };
  const audioContext = judgedContext(pcm.length);
  const judged = await judgedTerms({
    segments,
    terms,
    transcribe: async (termBonus) => await once({ terms, termBonus, beamSize: 1, audioContext }),
    async score(texts, sound) {
      const input = sound === 'itself' ? pcm : new Int16Array(pcm.length);
      return (await model.score?.(input, { language: 'en', threads: 1, audioContext, texts })) ?? null;
    },
  });
  return {
    without: wordsOf(segments),
    withTerms: [bySound, ...bounds.map((bound) => wordsOf(withTerms(segments, judged, bound)))],
  };
}

const mine = names.filter((_, nth) => nth % 2 === (half === 'tune' ? 0 : 1));
const expected = new Set(mine.map(key));
const others = (list: readonly string[], name: string) => list.filter((one) => one !== key(name));
const rules = ['by sound', ...bounds.map((bound) => `by the model, bound ${bound}`)];
const results = rules.map((rule) => ({ rule, right: 0, errors: 0, inserted: 0, otherErrors: 0, spoilt: 0 }));
let [wrong, rightBefore, errorsBefore] = [0, 0, 0];
for (const [nth, [voice, pace, noise]] of conditions[half].entries()) {
  for (const name of mine) {
    if (wrong >= wantedNames) continue;
    const at = names.indexOf(name);
    const text = (carriers[(at + nth * 3) % carriers.length] ?? '').replace('{}', name);
    const pcm = speak(text, voice, pace, noise, at * 10 + nth + 1);
    const read = await recognise(pcm, mine, { name, text, voice });
    const rest = others(keysOf(text), name);
    const isWrong = !read.without.includes(key(name));
    if (isWrong) {
      wrong += 1;
      errorsBefore += errorsOf(rest, others(read.without, name));
    } else rightBefore += 1;
    for (const [which, words] of read.withTerms.entries()) {
      const result = results[which];
      if (result === undefined) continue;
      if (!isWrong && !words.includes(key(name))) result.spoilt += 1;
      if (!isWrong) continue;
      if (words.includes(key(name))) result.right += 1;
      result.errors += errorsOf(rest, others(words, name));
    }
  }
}
for (const { rule, right, errors, spoilt } of results) {
  console.log(
    `${half}, ${rule}: ${right} of ${wrong} wrong names right; errors elsewhere ${errorsBefore} without, ${errors} with it; ${spoilt} of ${rightBefore} right names spoilt`,
  );
}

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
const voices = otherVoices[half];
const counts = { minutes: 0, words: 0, errors: 0 };
for (let block = 0; counts.minutes < otherMinutes; block += 1) {
  const text = Array.from({ length: 8 }, (_, nth) => sentences[(block + nth) % sentences.length]?.() ?? '').join(' ');
  const pcm = speak(text, voices[block % voices.length] ?? 'en-us', 140, 0, block + 1);
  const reference = keysOf(text);
  const read = await recognise(pcm, mine, { other: true, text, voice: voices[block % voices.length] });
  counts.minutes += pcm.length / 16_000 / 60;
  counts.words += reference.length;
  counts.errors += errorsOf(reference, read.without);
  const known = read.without.filter((one) => expected.has(one)).length;
  for (const [which, words] of read.withTerms.entries()) {
    const result = results[which];
    if (result === undefined) continue;
    result.inserted += Math.max(0, words.filter((one) => expected.has(one)).length - known);
    result.otherErrors += errorsOf(reference, words);
  }
}
for (const { rule, inserted, otherErrors } of results) {
  console.log(
    `${rule}: ${counts.minutes.toFixed(0)} min of other speech, ${counts.words} words: ${inserted} names inserted; errors ${counts.errors} without, ${otherErrors} with the vocabulary`,
  );
}
await engine.close();
rmSync(folder, { recursive: true });
