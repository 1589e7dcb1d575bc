import { EngineError, sampleRateHz } from './types.ts';

/** whisper.cpp gives no text for less. */
const minDurationMs = 100;
/** A call holds its audio three times over in memory, at 6 bytes a sample or more; longer recordings come in windows. */
const maxDurationMs = 4 * 3_600_000;

/** Throws EngineError `bad-audio`. Copies a view, because posting one would send the whole buffer behind it. */
export function checkAudio(pcm: Int16Array): Int16Array {
  if (!(pcm instanceof Int16Array)) throw new EngineError('bad-audio', 'The audio must be 16-bit samples.');
  const durationMs = (pcm.length * 1000) / sampleRateHz;
  if (durationMs < minDurationMs) throw new EngineError('bad-audio', 'The audio is shorter than 100 ms.');
  if (durationMs > maxDurationMs) throw new EngineError('bad-audio', 'The audio is longer than 4 hours.');
  return pcm.byteLength === pcm.buffer.byteLength ? pcm : pcm.slice();
}
