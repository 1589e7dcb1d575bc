/**
 * Remembered voices: `node tests/bench/known-voices.ts FOLDER` with klettres-data, ktuberling-data and asterisk packages
 * unpacked in it, each language a voice. Half of them are remembered by 12 s each; of 6 s of every voice it is asked who it
 * is: how many strangers get a suggestion, and how many known voices the right one.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { centresOf } from '#services/analyses/speakers/cluster-voices.ts';
import { suggestVoices, usualLimits } from '#services/analyses/speakers/known-voices.ts';
import { voicesOf } from '#services/analyses/speakers/speech-voices.ts';
import { createBuiltInEmbedder } from '#services/analyses/speakers/voice-embedding.ts';
import { decodeFile, levelled } from '../../scripts/sound-model/samples.ts';

const [folder = ''] = process.argv.slice(2);
const embedder = createBuiltInEmbedder();
const roots = [
  'klettres-data/usr/share/klettres',
  'ktuberling-data/usr/share/ktuberling/sounds',
  'asterisk-core-sounds-it-wav/usr/share/asterisk/sounds',
  'asterisk-core-sounds-ru-wav/usr/share/asterisk/sounds',
];

/** Vectors of windows of a voice, of at most 70 s. */
async function windowsOf(dir: string): Promise<readonly Float32Array[]> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ogg|wav)$/.test(file))
    .map((file) => path.join(dir, file))
    .filter((file) => statSync(file).size > 6000)
    .toSorted();
  const parts: Float32Array[] = [];
  for (let at = 0, seconds = 0; at < files.length && seconds < 70; at += 1) {
    const samples = decodeFile(files[at] ?? '', 8);
    if (samples.length < 8000) continue;
    parts.push(levelled(samples, -22));
    seconds += samples.length / 16_000;
  }
  const pcm = Int16Array.from(
    parts.flatMap((part) => [...part]),
    (value) => value * 32_768,
  );
  const endMs = Math.floor(pcm.length / 16);
  if (endMs < 20_000) return [];
  const { windows } = await voicesOf({ reads: 'sound', startMs: 0, endMs, fromMs: 0, samples: pcm }, embedder);
  return windows.map(({ vector }) => vector);
}

const mean = (vectors: readonly Float32Array[]) =>
  centresOf(vectors, new Int32Array(vectors.length))[0] ?? new Float32Array();
const voices: { readonly profile: Float32Array; readonly trials: readonly Float32Array[] }[] = [];
for (const root of roots.map((one) => path.join(folder, one)).filter((one) => existsSync(one))) {
  for (const name of readdirSync(root)) {
    const dir = path.join(root, name);
    if (!statSync(dir).isDirectory()) continue;
    const windows = await windowsOf(dir);
    if (windows.length < 34) continue;
    const trials: Float32Array[] = [];
    for (let at = 17; at + 8 <= windows.length; at += 9) trials.push(mean(windows.slice(at, at + 8)));
    voices.push({ profile: mean(windows.slice(0, 15)), trials });
  }
}
let [known, right, wrong, strangers, named] = [0, 0, 0, 0, 0];
for (const half of [0, 1]) {
  const profiles = voices.flatMap(({ profile }, voiceId) =>
    voiceId % 2 === half ? [{ voiceId, name: '', vector: profile }] : [],
  );
  for (const [voiceId, { trials }] of voices.entries()) {
    for (const vector of trials) {
      const [found] = suggestVoices([{ speakerId: 1, vector }], profiles, usualLimits);
      if (voiceId % 2 === half) {
        known += 1;
        right += Number(found?.voiceId === voiceId);
        wrong += Number(found !== undefined && found.voiceId !== voiceId);
      } else {
        strangers += 1;
        named += Number(found !== undefined);
      }
    }
  }
}
const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
console.log(
  `${voices.length} voices; known ${known}: right ${share(right, known)}, wrong ${share(wrong, known)}; strangers ${strangers}: suggested a name ${share(named, strangers)}`,
);
