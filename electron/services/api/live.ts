import type { ServicesOf } from '#shared/contract/contract.ts';
import type { Parts } from './parts.ts';

/** Recording into the library. */
export function liveServices({ recorder }: Pick<Parts, 'recorder'>): ServicesOf<'live'> {
  return {
    'live.state': async () => recorder.state(),
    'live.start': (request) => recorder.start(request),
    'live.append': async ({ recordingId, fromFrame, pcm }) => ({
      frames: await recorder.append(recordingId, fromFrame, Buffer.from(pcm, 'base64')),
    }),
    'live.setPaused': async ({ recordingId, isPaused }) => {
      recorder.setPaused(recordingId, isPaused);
      return null;
    },
    'live.stop': async ({ recordingId }) => {
      await recorder.stop(recordingId);
      return null;
    },
  };
}
