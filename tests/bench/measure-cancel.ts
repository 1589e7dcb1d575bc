import { rmSync } from 'node:fs';
import { childrenOf, openApp } from './run-app.ts';

const tries = 30;

interface CancelOptions {
  readonly dir: string;
  readonly modelId: string;
  /** Long enough never to end by itself. */
  readonly recording: string;
}

/** Cancels a running job at random moments, in ms until the app says that it has ended; and what is left at the end. */
export async function measureCancel({ dir, modelId, recording }: CancelOptions) {
  const { app, libraryDir } = await openApp({ dir, settings: { modelId } });
  const { added } = await app.services['recordings.add']({ paths: [recording] });
  const recordingId = added[0]!.id;
  const latencies: number[] = [];
  for (let left = tries; left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 3000));
    const startedAt = performance.now();
    await app.services['jobs.cancel']({ recordingId });
    latencies.push(performance.now() - startedAt);
    await app.services['jobs.retry']({ recordingId });
  }
  await app.services['jobs.cancel']({ recordingId });
  await app.close();
  rmSync(libraryDir, { recursive: true, force: true });
  return { latencies, processes: childrenOf(process.pid).length };
}
