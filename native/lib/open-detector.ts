import { EngineError, sampleRateHz, type SpeechDetector } from './types.ts';
import type { WorkerClient } from './worker/worker-client.ts';

/** One call holds its audio twice over; longer recordings come in pieces. */
const maxSamples = 600 * sampleRateHz;

/** The process ends when the model cannot be read, and with `release`; after a crash every call rejects. */
export async function openDetector(client: WorkerClient, path: string): Promise<SpeechDetector> {
  try {
    await client.request({ type: 'load-detector', path });
  } catch (error) {
    await client.kill();
    throw error;
  }
  return {
    frameMs: 32,
    async probabilities(pcm) {
      if (!(pcm instanceof Int16Array)) throw new EngineError('bad-audio', 'The audio must be 16-bit samples.');
      if (pcm.length > maxSamples) throw new EngineError('bad-audio', 'The audio is longer than ten minutes.');
      // A view is copied, because posting one would send the whole buffer behind it.
      const own = pcm.byteLength === pcm.buffer.byteLength ? pcm : pcm.slice();
      return (await client.request({ type: 'detect-speech', pcm: own })) as Float32Array;
    },
    async reset() {
      await client.request({ type: 'reset-detector' });
    },
    release: () => client.kill(),
  };
}
