/**
 * Makes dialogues of known speakers: `node tests/bench/make-dialogues.ts FOLDER`: 20 of them with 2 to 6 voices that no
 * recipe of this repository learns from, some with overlap, noise or through a telephone, each beside its RTTM. Needs
 * espeak-ng, flite and ffmpeg.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  bandLimited,
  between,
  createRandom,
  decodeFile,
  levelled,
  makeNoise,
  pick,
  rate,
} from '../../scripts/sound-model/samples.ts';

const [folder = ''] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');
const random = createRandom(2026);
mkdirSync(path.join(folder, 'said'), { recursive: true });

const sentences = ['performance.md', 'guide.md', 'reliability.md', 'models.md']
  .map((file) => readFileSync(path.join(root, 'docs', file), 'utf8'))
  .join('\n')
  .replaceAll(/[`*_|#[\]()<>]/g, ' ')
  .split(/[.\n]/)
  .map((line) => line.trim())
  .filter((line) => line.length > 25 && line.length < 130);

/** Clearly different ones first: of both sexes, of two synthesizers. */
const voices = [
  'en-us+f2',
  'en-gb+m3',
  'flite:slt',
  'flite:rms',
  'en-us+f4',
  'en-gb+m7',
  'flite:awb',
  'en-us+Annie',
  'en-us+boris',
];

const saidBy = new Map<string, Set<string>>();

function say(voice: string): Float32Array {
  // No one says the same twice: equal sentences of a synthesizer would make voices of their own.
  const unsaid = sentences.filter((one) => !(saidBy.get(voice) ?? new Set()).has(one));
  const sentence = pick(random, unsaid.length > 0 ? unsaid : sentences);
  saidBy.set(voice, (saidBy.get(voice) ?? new Set<string>()).add(sentence));
  const file = path.join(folder, 'said', `${voice.replace(/\W/g, '-')}-${sentences.indexOf(sentence)}.wav`);
  if (!existsSync(file)) {
    const [engine, name = ''] = voice.split(':');
    if (engine === 'flite') spawnSync('flite', ['-voice', name, '-t', sentence, '-o', file]);
    else spawnSync('espeak-ng', ['-v', voice, '-s', '155', '-w', file, sentence]);
  }
  return trimmed(levelled(decodeFile(file, 9), -22));
}

function trimmed(samples: Float32Array): Float32Array {
  const loud = (i: number) => Math.abs(samples[i] ?? 0) > 0.004;
  let [from, to] = [0, samples.length];
  while (from < to && !loud(from)) from += 1;
  while (to > from && !loud(to - 1)) to -= 1;
  return samples.subarray(from, to);
}

interface Kind {
  readonly name: string;
  readonly voices: readonly string[];
  readonly seconds: number;
  readonly overlap: number;
  readonly noiseDb: number | null;
  readonly isTelephone: boolean;
}

const kinds: readonly Kind[] = Array.from({ length: 20 }, (_, nth) => {
  const count = nth < 10 ? 2 : nth < 13 ? 3 : nth < 16 ? 4 : nth < 18 ? 5 : 6;
  const first = nth < 10 ? nth : 0;
  const chosen = Array.from(
    { length: count },
    (_value, k) => voices[(first + k * (nth < 10 ? 1 + (nth % 3) : 1)) % voices.length] ?? '',
  );
  return {
    name: `${String(nth + 1).padStart(2, '0')}-${count}`,
    voices: chosen,
    seconds: count === 2 ? 75 : 45 * count,
    overlap: nth % 4 === 3 ? 0.15 : 0,
    noiseDb: nth % 4 === 1 ? 18 : null,
    isTelephone: nth % 5 === 4,
  };
});

for (const { name, voices: chosen, seconds, overlap, noiseDb, isTelephone } of kinds) {
  saidBy.clear();
  const parts: { readonly at: number; readonly samples: Float32Array; readonly voice: string }[] = [];
  let at = rate / 2;
  let last = '';
  while (at < seconds * rate) {
    const voice = pick(
      random,
      chosen.filter((one) => one !== last),
    );
    const turn = Array.from({ length: random() < 0.4 ? 2 : 1 }, () => say(voice));
    last = voice;
    if (parts.length > 0 && random() < overlap) at -= Math.round(between(random, 0.4, 1.2) * rate);
    for (const samples of turn) {
      parts.push({ at, samples, voice });
      at += samples.length + Math.round(between(random, 0.15, 0.6) * rate);
    }
  }
  let all: Float32Array = new Float32Array(at + rate / 2);
  for (const { at: from, samples } of parts)
    samples.forEach((value, i) => (all[from + i] = (all[from + i] ?? 0) + value));
  if (noiseDb !== null) {
    const noise = levelled(makeNoise('fan', all.length / rate, random), -22 - noiseDb);
    all = all.map((value, i) => value + (noise[i] ?? 0));
  }
  if (isTelephone) all = levelled(bandLimited(all, 3400, 300), -22);
  const pcm = Int16Array.from(all, (value) => Math.max(-32_768, Math.min(32_767, value * 32_767)));
  const wav = path.join(folder, `${name}.flac`);
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', '-', wav], {
    input: new Uint8Array(pcm.buffer),
  });
  const line = (one: (typeof parts)[number]) =>
    `SPEAKER ${name} 1 ${(one.at / rate).toFixed(3)} ${(one.samples.length / rate).toFixed(3)} <NA> <NA> ${one.voice} <NA> <NA>`;
  writeFileSync(path.join(folder, `${name}.rttm`), `${parts.map(line).join('\n')}\n`);
}
console.log(kinds.length, 'dialogues');
