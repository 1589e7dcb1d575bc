/** 500 mutated models with the hash check off: the app survives each, whatever the engine's process does. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runFault } from './fault.ts';
import { loadMutant } from './load-mutant.ts';
import { createDice } from './mutate-media.ts';
import { mutateModel } from './mutate-model.ts';
import { readSpeech } from './read-speech.ts';

await runFault(500, async (fault) => {
  const original = readFileSync(path.join(root, 'resources/models/ggml-demo-q8_0.bin'));
  const pcm = readSpeech(3);
  const dice = createDice(Number(process.argv[3] ?? 1));
  const ends = new Map<string, number>();
  for (let index = 0; index < fault.count; index += 1) {
    const { what, bytes } = mutateModel(original, dice);
    const end = await loadMutant(path.join(fault.dir, 'mutant.bin'), bytes, pcm);
    const kind = end.startsWith('text') ? 'text' : end;
    ends.set(kind, (ends.get(kind) ?? 0) + 1);
    fault.injected(`${what} → ${end}`);
    if (end === 'internal') fault.failed(`${what}: internal`);
  }
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
});
