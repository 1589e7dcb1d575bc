/**
 * Two voices at once by the embedded default: `node tests/bench/overlap.ts DIALOGUES`, as make-dialogues.ts makes them or any
 * with RTTM beside them. The number of voices is given. How many places of 0.3 s and more of two are found within half a second,
 * how many that are named are right, and how many a wrong one an hour has.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { diarize } from '#services/analyses/speakers/diarize.ts';
import { voicesOf } from '#services/analyses/speakers/speech-voices.ts';
import { createBuiltInEmbedder } from '#services/analyses/speakers/voice-embedding.ts';
import { decodeFile } from '../../scripts/sound-model/samples.ts';

const [folder = ''] = process.argv.slice(2);
const embedder = createBuiltInEmbedder();
const minMs = 300;
const nearMs = 500;
interface Span {
  readonly startMs: number;
  readonly endMs: number;
}
const isNear = (one: Span, others: readonly Span[]) =>
  others.some((other) => other.startMs - nearMs < one.endMs && one.startMs < other.endMs + nearMs);

let [truths, hits, said, right, hours] = [0, 0, 0, 0, 0];
for (const file of readdirSync(folder).filter((one) => one.endsWith('.rttm'))) {
  const turns = readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('SPEAKER'))
    .map((line) => line.split(/\s+/))
    .map(([, , , start, length, , , who]) => {
      return { startMs: 1000 * Number(start), endMs: 1000 * (Number(start) + Number(length)), who };
    });
  const both = turns.flatMap((one, nth) =>
    turns
      .slice(nth + 1)
      .filter((other) => other.who !== one.who)
      .map((other) => ({ startMs: Math.max(one.startMs, other.startMs), endMs: Math.min(one.endMs, other.endMs) }))
      .filter((span) => span.endMs - span.startMs >= minMs),
  );
  const samples = decodeFile(path.join(folder, file.replace('.rttm', '.flac')));
  const pcm = Int16Array.from(samples, (value) => value * 32_768);
  const endMs = Math.round(pcm.length / 16);
  const kept = await voicesOf({ reads: 'sound', startMs: 0, endMs, fromMs: 0, samples: pcm }, embedder);
  const { overlaps } = diarize(kept, { kind: 'exactly', count: new Set(turns.map(({ who }) => who)).size }, []);
  truths += both.length;
  hits += both.filter((one) => isNear(one, overlaps)).length;
  said += overlaps.length;
  right += overlaps.filter((one) => isNear(one, both)).length;
  hours += endMs / 3_600_000;
}
console.log(
  `found ${hits} of ${truths}; named ${said}, right ${right}; ${((said - right) / hours).toFixed(0)} wrong an hour`,
);
