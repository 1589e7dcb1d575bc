/**
 * Models that distinguish voices, damaged in every way, with no hash checked: turns or a plain refusal, at worst the
 * end of the analyses' own process, and the next whole model works as if nothing had been.
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
import { damageModel } from './damage-model.ts';
import { runFault } from './fault.ts';
import { createDice } from './mutate-media.ts';

const allowed: ReadonlySet<string> = new Set(['turns', 'model-bad', 'analysis-crashed']);
const whole = { segmentation: toneSegmentation(), embedding: toneEmbedding() };
const samples = voicesOfTones(12, [
  [0, 0.5, 5],
  [1, 4.5, 11],
]);

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
    const [what, content] = damageModel(whole[part], dice);
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
