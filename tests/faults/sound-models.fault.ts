/**
 * Models that distinguish sounds, damaged in every way, with no hash checked: events or a plain refusal, at worst the
 * end of the analyses' own process, and the next whole model works as if nothing had been.
 */
import path from 'node:path';
import { rmSync } from 'node:fs';
import { failureOf } from '#shared/failure.ts';
import {
  soundClasses,
  soundModelFiles,
  soundOfTones,
  toneTagger,
  writeSoundModel,
} from '#native/test/sound-model.fixture.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { silentLog } from '#services/log.ts';
import { damageModel } from './damage-model.ts';
import { runFault } from './fault.ts';
import { createDice } from './mutate-media.ts';

const allowed: ReadonlySet<string> = new Set(['events', 'model-bad', 'analysis-crashed']);
const whole = { network: toneTagger(), classes: Buffer.from(soundClasses()) };
const samples = soundOfTones(6, [
  ['dog', 0.5, 2],
  ['siren', 3, 5],
]);

await runFault(400, async (fault) => {
  const dice = createDice(Number(process.argv[3] ?? 1));
  const client = createAnalysisClient({ spawn: nodeAnalysisWorker, log: silentLog, patienceMs: 60_000 });
  const ends = new Map<string, number>();
  const outcome = async (folder: string, hash: string): Promise<string> => {
    const job = {
      analyzer: 'events',
      parameters: { model: folder, modelHash: hash },
      signal: new AbortController().signal,
    };
    try {
      await client.analyse(job, { reads: 'sound', startMs: 0, endMs: 6000, fromMs: 0, samples });
      return 'events';
    } catch (thrown) {
      const { code, params } = failureOf(thrown);
      return code === 'internal' ? `internal ${JSON.stringify(params)} ${String(thrown).slice(0, 300)}` : code;
    }
  };
  const expected = writeSoundModel(path.join(fault.dir, 'whole'));
  for (let nth = 0; nth < fault.count; nth += 1) {
    const part = dice(4) === 0 ? 'classes' : 'network';
    const [what, content] = damageModel(whole[part], dice);
    const folder = writeSoundModel(path.join(fault.dir, `mutant-${nth}`), { [soundModelFiles[part]]: content });
    const end = await outcome(folder, String(nth));
    rmSync(folder, { recursive: true, force: true });
    ends.set(end, (ends.get(end) ?? 0) + 1);
    fault.injected(`${part}: ${what} → ${end}`);
    if (!allowed.has(end)) fault.failed(`${part}: ${what}: ${end}`);
    if (nth % 50 === 49 && (await outcome(expected, 'whole')) !== 'events')
      fault.failed('the whole model does not work');
  }
  client.close();
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
});
