/**
 * Models that tell voices apart, damaged in every way, with no hash checked: turns or a plain refusal, at worst the end of the
 * analyses' own process, and the next whole model works as if nothing had been.
 */
import path from 'node:path';
import { rmSync } from 'node:fs';
import { failureOf } from '#shared/failure.ts';
import {
  toneEmbedding,
  toneSegmentation,
  voiceModelFiles,
  voicesOfTones,
  writeVoiceModel,
} from '#native/test/voice-model.fixture.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { speakersAnalyzer } from '#services/analyses/speakers/speakers-analyzer.ts';
import { silentLog } from '#services/log.ts';
import { runFault } from './fault.ts';
import { createDice } from './mutate-media.ts';

const allowed: ReadonlySet<string> = new Set(['turns', 'model-bad', 'analysis-crashed']);
const whole = { segmentation: toneSegmentation(), embedding: toneEmbedding() };
const samples = voicesOfTones(12, [
  [0, 0.5, 5],
  [1, 4.5, 11],
]);

type Dice = (limit: number) => number;

/** One of eight ways to damage a file. */
function damaged(original: Buffer, dice: Dice): readonly [what: string, content: Buffer] {
  const bytes = Buffer.from(original);
  const from = dice(bytes.length);
  const length = dice(bytes.length - from);
  const ways: readonly (readonly [string, () => Buffer])[] = [
    ['cut', () => bytes.subarray(0, from)],
    ['bytes', () => overwritten(bytes, dice, () => dice(bytes.length))],
    ['first bytes', () => overwritten(bytes, dice, () => dice(Math.min(300, bytes.length)))],
    ['last bytes', () => overwritten(bytes, dice, () => bytes.length - 1 - dice(Math.min(300, bytes.length)))],
    ['a number that is none', () => withNumber(bytes, dice)],
    ['a part twice', () => Buffer.concat([bytes, bytes.subarray(from)])],
    ['a part left out', () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])],
    ['a part of one byte', () => bytes.fill(dice(2) === 0 ? 0 : 0xff, from, from + length)],
  ];
  const [what, make] = ways[dice(ways.length)] ?? ['nothing', () => bytes];
  return [what, make()];
}

function overwritten(bytes: Buffer, dice: Dice, place: () => number): Buffer {
  for (let left = 1 + dice(5); left > 0; left -= 1) bytes[place()] = dice(256);
  return bytes;
}

function withNumber(bytes: Buffer, dice: Dice): Buffer {
  bytes.writeFloatLE([Number.NaN, Infinity, -Infinity, 3e38, 0][dice(5)] ?? 0, dice(bytes.length - 4));
  return bytes;
}

await runFault(500, async (fault) => {
  const dice = createDice(Number(process.argv[3] ?? 1));
  const client = createAnalysisClient({ spawn: nodeAnalysisWorker, log: silentLog, patienceMs: 60_000 });
  const ends = new Map<string, number>();
  const outcome = async (folder: string, hash: string): Promise<string> => {
    const parameters = { ...speakersAnalyzer.defaults, voices: 2, model: folder, modelHash: hash };
    const job = { analyzer: 'speakers', parameters, signal: new AbortController().signal };
    try {
      await client.analyse(job, { reads: 'sound', startMs: 0, endMs: 12_000, fromMs: 0, samples });
      return 'turns';
    } catch (thrown) {
      const { code, params } = failureOf(thrown);
      return code === 'internal' ? `internal ${JSON.stringify(params)} ${String(thrown).slice(0, 300)}` : code;
    }
  };
  const expected = writeVoiceModel(path.join(fault.dir, 'whole'));
  for (let nth = 0; nth < fault.count; nth += 1) {
    const part = dice(2) === 0 ? 'segmentation' : 'embedding';
    const [what, content] = damaged(whole[part], dice);
    const folder = writeVoiceModel(path.join(fault.dir, `mutant-${nth}`), { [voiceModelFiles[part]]: content });
    const end = await outcome(folder, String(nth));
    rmSync(folder, { recursive: true, force: true });
    ends.set(end, (ends.get(end) ?? 0) + 1);
    fault.injected(`${part}: ${what} → ${end}`);
    if (!allowed.has(end)) fault.failed(`${part}: ${what}: ${end}`);
    if (nth % 50 === 49 && (await outcome(expected, 'whole')) !== 'turns')
      fault.failed('the whole model does not work');
  }
  client.close();
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
});
