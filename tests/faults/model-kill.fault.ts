/** kill -9 while a model is downloaded, imported and verified: nothing half-made is ever offered. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFault } from './fault.ts';
import { killModelWork, type KilledVerb } from './kill-model-work.ts';
import { startModelServer } from './model-server.ts';
import { anyFile } from './test-models.ts';

const verbs: readonly KilledVerb[] = ['download', 'import', 'verify'];

await runFault(45, async (fault) => {
  const server = await startModelServer(anyFile(40_000_001));
  const source = path.join(fault.dir, 'флешка', 'ggml-any.bin');
  mkdirSync(path.dirname(source));
  writeFileSync(source, server.file);
  for (let index = 0; index < fault.count; index += 1) {
    const verb = verbs[index % verbs.length] ?? 'download';
    const dir = path.join(fault.dir, `${index}`);
    if (verb === 'verify') await killModelWork('import', { dir, source, server }, 0);
    const afterMs = Math.floor(Math.random() * 250);
    fault.injected(`${verb} killed after ${afterMs} ms`);
    const wrong = await killModelWork(verb, { dir, source, server }, afterMs);
    if (wrong !== null) fault.failed(`${verb} after ${afterMs} ms: ${wrong}`);
    rmSync(dir, { recursive: true, force: true });
  }
  await server.close();
});
