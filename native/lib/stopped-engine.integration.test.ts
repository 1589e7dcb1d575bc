import { spawn, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { demoModelPath } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { greedyTestOptions } from '../test/test-options.fixture.ts';
import { createEngine } from './engine.ts';
import { isProcessStopped } from './worker/is-process-stopped.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import type { WorkerLink } from './types.ts';
import type { WatchdogTiming } from './worker/watchdog.ts';

const burners: ChildProcess[] = [];
afterEach(() => {
  for (const burner of burners.splice(0)) burner.kill('SIGKILL');
});

function startEngine(watchdog?: WatchdogTiming) {
  const spawnReal = spawnNodeWorker();
  const links: WorkerLink[] = [];
  const engine = createEngine({
    spawn: () => {
      const link = spawnReal();
      links.push(link);
      return link;
    },
    ...(watchdog === undefined ? {} : { watchdog }),
  });
  return { engine, links };
}

const onPosix = test.skipIf(process.platform === 'win32');

onPosix('a stopped engine is given up within about 3 s, before its work and in the middle of it', async () => {
  for (const beforeStopMs of [0, 300]) {
    const { engine, links } = startEngine();
    const model = await engine.loadModel(demoModelPath);
    const { done } = model.transcribe(await readTestRecording('short02'), greedyTestOptions);
    const ended = done.then(
      () => 'done',
      (thrown: unknown) => (thrown as { code: string }).code,
    );
    await sleep(beforeStopMs);
    process.kill(links[0]!.pid!, 'SIGSTOP');
    const startedMs = performance.now();
    const outcome = await ended;
    if (outcome === 'done') expect(beforeStopMs).toBeGreaterThan(0);
    else expect([outcome, performance.now() - startedMs < 3500]).toEqual(['engine-crashed', true]);
    await engine.close();
  }
});

onPosix('an engine that is only slow, on a machine with far more to do than it can, is left alone', async () => {
  for (let count = 0; count < cpus().length * 4; count += 1) {
    burners.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  }
  const { engine, links } = startEngine();
  const model = await engine.loadModel(demoModelPath);
  const audio = await readTestRecording('short02');
  await expect(model.transcribe(audio, greedyTestOptions).done).resolves.toMatchObject({ language: 'en' });
  expect(links).toHaveLength(1);
  await engine.close();
});

onPosix(
  'a process is stopped from SIGSTOP until SIGCONT, whatever it is called, and one that ended is not',
  async () => {
    const child = spawn('sleep', ['30'], { stdio: 'ignore', argv0: 'a) T (b' });
    burners.push(child);
    const { pid } = child;
    expect(isProcessStopped(pid!)).toBe(false);
    child.kill('SIGSTOP');
    await expect.poll(() => isProcessStopped(pid!)).toBe(true);
    child.kill('SIGCONT');
    await expect.poll(() => isProcessStopped(pid!)).toBe(false);
    child.kill('SIGKILL');
    await expect.poll(() => child.signalCode).toBe('SIGKILL');
    expect(isProcessStopped(pid!)).toBe(false);
  },
);

onPosix('a stopped process fails its job, and the next one runs in a new one', async () => {
  // A process takes its time to start on a busy machine.
  const { engine, links } = startEngine({ everyMs: 500, maxMissed: 8, maxIdle: 1000 });
  const model = await engine.loadModel(demoModelPath);
  process.kill(links[0]!.pid!, 'SIGSTOP');
  const audio = await readTestRecording('short02');
  await expect(model.transcribe(audio, greedyTestOptions).done).rejects.toMatchObject({ code: 'engine-crashed' });
  await expect(model.transcribe(audio, greedyTestOptions).done).resolves.toMatchObject({ language: 'en' });
  expect(links).toHaveLength(2);
  await engine.close();
});
