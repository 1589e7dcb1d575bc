import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelServer } from './model-server.ts';
import { entryFor, fetchModel, isNeverWrong, testModels } from './test-models.ts';

export type KilledVerb = 'download' | 'import' | 'verify';

export interface KillPlace {
  readonly dir: string;
  /** The published file, as it lies on a stick. */
  readonly source: string;
  readonly server: ModelServer;
}

/**
 * Kills a process with SIGKILL while it works on a model, and checks what is left with a new one: nothing but the
 * published bytes may be offered. Returns what is wrong, or null.
 */
export async function killModelWork(verb: KilledVerb, place: KillPlace, afterMs: number): Promise<string | null> {
  const { dir, source, server } = place;
  const entry = entryFor(readFileSync(source), server.url);
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'model-child.ts'), verb, dir, source, server.url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  const models = testModels(dir, entry);
  try {
    if (!(await isNeverWrong(models.modelsDir, entry))) return 'a wrong file under the final name';
    for (const model of await models.list()) {
      if (model.kind === 'demo') continue;
      if (model.state !== 'ready' || model.sha256 !== entry.sha256)
        return `“${model.fileName}” is offered as ${model.state}`;
    }
    const left = readdirSync(models.modelsDir).filter((name) => name.startsWith('import-'));
    if (left.length > 0) return `left over: ${left.join(', ')}`;
    if (verb === 'download') await fetchModel(models);
    if (verb === 'import') await models.import({ path: source, how: 'copy' });
    const { state } = await models.verify('any');
    return state === 'ready' ? null : `afterwards it is ${state}`;
  } finally {
    await models.close();
  }
}
