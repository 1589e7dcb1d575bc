/**
 * How well speakers are distinguished: `node tests/bench/speakers.ts FOLDER…`, each with recordings beside their RTTM.
 * Needs md-eval of the package sctk. With the number of voices given, and counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { marginMs, stretchMs } from '#services/analyses/analyzer.ts';
import type { VoiceWish } from '#services/analyses/speakers/cluster-voices.ts';
import { diarize } from '#services/analyses/speakers/diarize.ts';
import { joinVoices, packVoices, unpackVoices, type KeptVoices } from '#services/analyses/speakers/kept-voices.ts';
import { voicesOf } from '#services/analyses/speakers/speech-voices.ts';
import { createBuiltInEmbedder } from '#services/analyses/speakers/voice-embedding.ts';
import { decodeFile } from '../../scripts/sound-model/samples.ts';

const embedder = createBuiltInEmbedder();
const scratch = mkdtempSync(path.join(tmpdir(), 'speakers-'));

async function kept(samples: Float32Array): Promise<KeptVoices> {
  const pcm = Int16Array.from(samples, (value) => value * 32_768);
  const parts: KeptVoices[] = [];
  const lengthMs = Math.round(pcm.length / 16);
  for (let startMs = 0; startMs < lengthMs; startMs += stretchMs) {
    const endMs = Math.min(lengthMs, startMs + stretchMs);
    const fromMs = Math.max(0, startMs - marginMs);
    const part = pcm.subarray(fromMs * 16, (endMs + marginMs) * 16);
    parts.push(
      unpackVoices(packVoices(await voicesOf({ reads: 'sound', startMs, endMs, fromMs, samples: part }, embedder))),
    );
  }
  return joinVoices(parts);
}

function errorOf(name: string, reference: string, voices: KeptVoices, wish: VoiceWish) {
  const found = diarize(voices, wish, []);
  const file = path.join(scratch, `${name}.rttm`);
  const line = (turn: (typeof found.turns)[number]) =>
    `SPEAKER ${name} 1 ${(turn.startMs / 1000).toFixed(3)} ${((turn.endMs - turn.startMs) / 1000).toFixed(3)} <NA> <NA> v${turn.voice} <NA> <NA>`;
  writeFileSync(file, `${found.turns.map(line).join('\n')}\n`);
  const said = spawnSync('/usr/lib/sctk/bin/md-eval.pl', ['-c', '0.25', '-r', reference, '-s', file], {
    encoding: 'utf8',
  });
  const error = Number(/OVERALL SPEAKER DIARIZATION ERROR = ([\d.]+)/.exec(said.stdout)?.[1] ?? Number.NaN);
  const confusion = Number(/SPEAKER ERROR TIME\s*=\s*[\d.]+ secs\s*\(\s*([\d.]+)/.exec(said.stdout)?.[1] ?? Number.NaN);
  return { error, confusion, voices: new Set(found.turns.map(({ voice }) => voice)).size };
}

const rows: { count: number; given: number; counted: number; isRight: boolean }[] = [];
for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder)
    .filter((one) => one.endsWith('.rttm'))
    .toSorted()) {
    const name = path.parse(file).name;
    const reference = path.join(folder, file);
    const text = readFileSync(reference, 'utf8');
    const count = new Set(text.split('\n').flatMap((line) => line.split(/\s+/)[7] ?? [])).size;
    const sameName = path.join(scratch, `${name}.ref.rttm`);
    writeFileSync(sameName, text.replaceAll(/^SPEAKER \S+/gm, `SPEAKER ${name}`));
    const before = process.cpuUsage();
    const voices = await kept(decodeFile(path.join(folder, `${name}.flac`)));
    const given = errorOf(name, sameName, voices, { kind: 'exactly', count });
    const counted = errorOf(name, sameName, voices, { kind: 'unknown', count: 0 });
    const used = process.cpuUsage(before);
    rows.push({ count, given: given.error, counted: counted.error, isRight: counted.voices === count });
    const seconds = ((used.user + used.system) / 1e6).toFixed(1);
    console.log(
      `${name.padEnd(16)} voices ${count}  given ${given.error.toFixed(1)} % (confusion ${given.confusion.toFixed(1)})  counted ${counted.voices}: ${counted.error.toFixed(1)} %  ${seconds} s`,
    );
  }
}
for (const [count, some] of [...Map.groupBy(rows, (row) => row.count)].toSorted((a, b) => a[0] - b[0])) {
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    (some.reduce((sum, row) => sum + of(row), 0) / some.length).toFixed(1);
  console.log(
    `${count} voices: given ${mean((row) => row.given)} %, counting ${mean((row) => row.counted)} %, number right in ${some.filter(({ isRight }) => isRight).length} of ${some.length}`,
  );
}
