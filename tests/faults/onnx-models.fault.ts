/**
 * Models in ONNX format: 500 damaged ones with the hash check off, 20 kills of the engine, 20 cancels, and the app killed in
 * the middle of a recording. Nothing but a text or a plain refusal, and the next job as if nothing had been.
 */
import path from 'node:path';
import { runFault } from './fault.ts';
import { createDice } from './mutate-media.ts';
import { mutateOnnx } from './mutate-onnx.ts';
import { cancelOnnx, killOnnxWorker, loadOnnxMutant, resumeOnnx } from './onnx-outcomes.ts';

/** What may become of a damaged model; a crash ends a process of its own. */
const allowed: ReadonlySet<string> = new Set(['text', 'bad-model', 'engine-crashed', 'out-of-memory', 'aborted']);

await runFault(500, async (fault) => {
  const dice = createDice(Number(process.argv[3] ?? 1));
  const ends = new Map<string, number>();
  for (let nth = 0; nth < fault.count; nth += 1) {
    const mutant = mutateOnnx(dice);
    const end = await loadOnnxMutant(path.join(fault.dir, 'mutant'), mutant);
    ends.set(end, (ends.get(end) ?? 0) + 1);
    fault.injected(`${mutant.what} → ${end}`);
    if (!allowed.has(end)) fault.failed(`${mutant.what}: ${end}`);
  }
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
  const times = Math.ceil(fault.count / 25);
  for (const [what, run] of [
    ['killed', killOnnxWorker],
    ['cancelled', cancelOnnx],
  ] as const) {
    for (let nth = 0; nth < times; nth += 1) {
      const afterMs = dice(400);
      const wrong = await run(path.join(fault.dir, 'model'), afterMs);
      fault.injected(`${what} after ${afterMs} ms`);
      if (wrong !== null) fault.failed(`${what} after ${afterMs} ms: ${wrong}`);
    }
  }
  const kills = Array.from({ length: Math.min(5, times) }, () => 1 + dice(3));
  const wrong = await resumeOnnx(path.join(fault.dir, 'resumed'), kills);
  fault.injected(`the app killed after ${kills.join(', ')} windows`);
  if (wrong !== null) fault.failed(wrong);
});
