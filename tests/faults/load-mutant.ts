import { rmSync, writeFileSync } from 'node:fs';
import { createEngine } from '#native/lib/engine.ts';
import { greedyTestOptions } from '#native/test/test-options.fixture.ts';
import { EngineError } from '#native/lib/types.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';

/** Damaged weights may babble without end; then the job is cancelled, as a user would. */
const maxMs = 2000;

/** A model with the hash check off, through the engine as the app uses it: how it ended. Rejects only when the app suffers. */
export async function loadMutant(file: string, bytes: Buffer, pcm: Int16Array): Promise<string> {
  writeFileSync(file, bytes);
  const engine = createEngine({ spawn: nodeEngineWorker });
  try {
    const model = await engine.loadModel(file, { useGpu: false });
    const job = model.transcribe(pcm, greedyTestOptions);
    const tooLong = setTimeout(() => job.cancel(), maxMs);
    try {
      return `text of ${(await job.done).segments.length} segments`;
    } finally {
      clearTimeout(tooLong);
    }
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  } finally {
    await engine.close();
    rmSync(file, { force: true });
  }
}
