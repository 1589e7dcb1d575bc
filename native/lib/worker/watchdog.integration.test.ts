import { expect, test } from 'vitest';
import { createEngine } from '../engine.ts';
import { demoModelPath } from '../../test/test-model.fixture.ts';
import { readTestRecording } from '../../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './spawn-node-worker.ts';
import { greedyTestOptions } from '../../test/test-options.fixture.ts';
import type { WorkerLink } from '../types.ts';

test.skipIf(process.platform === 'win32')(
  'a stopped process fails its job, and the next one runs in a new one',
  async () => {
    const spawnReal = spawnNodeWorker();
    const links: WorkerLink[] = [];
    const engine = createEngine({
      spawn: () => {
        const link = spawnReal();
        links.push(link);
        return link;
      },
      // A process takes its time to start on a busy machine.
      watchdog: { everyMs: 500, maxMissed: 8, maxIdle: 1000 },
    });
    const model = await engine.loadModel(demoModelPath);
    process.kill(links[0]!.pid!, 'SIGSTOP');
    const audio = await readTestRecording('short02');
    await expect(model.transcribe(audio, greedyTestOptions).done).rejects.toMatchObject({ code: 'engine-crashed' });
    await expect(model.transcribe(audio, greedyTestOptions).done).resolves.toMatchObject({ language: 'en' });
    expect(links).toHaveLength(2);
    await engine.close();
  },
);
