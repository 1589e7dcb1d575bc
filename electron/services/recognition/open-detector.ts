import type { Engine } from '#native/lib/types.ts';
import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { createSileroDetector } from './silero-detector.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';

interface DetectorParts {
  readonly models: Pick<Models, 'list'>;
  readonly engine: Pick<Engine, 'openSpeechDetector'>;
  readonly log: Log;
}

/**
 * Silero where its file is in the models folder and it is wanted, the built-in one otherwise. Where nothing is to be
 * looked for the built-in one still finds where speech is: completeness is checked by it.
 */
export async function openDetector(choice: SpeechDetectorChoice, parts: DetectorParts): Promise<SpeechDetector> {
  if (choice !== 'auto' && choice !== 'silero') return createBuiltInDetector();
  const silero = (await parts.models.list()).find(({ kind, state }) => kind === 'vad' && state === 'ready');
  if (silero === undefined) return createBuiltInDetector();
  try {
    return createSileroDetector(await parts.engine.openSpeechDetector(silero.path));
  } catch (error) {
    parts.log.warn('Silero could not be loaded; speech is found without it', error);
    return createBuiltInDetector();
  }
}
