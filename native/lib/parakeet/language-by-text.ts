import type { AddonEvent, AddonModel } from '../addon.ts';
import { EngineError, type LanguageGuess } from '../types.ts';
import { guessLanguage } from './guess-language.ts';

/** Longer sound says no more of its language. */
const maxSamples = 30 * 16_000;
let lastCall = 0;

/** Parakeet writes in whatever language is spoken and does not say which: that is read off the text. */
export function withLanguageByText(model: AddonModel): AddonModel {
  const running = new Map<number, number>();
  const textOf = async (pcm: Int16Array, threads: number, callId: number): Promise<string> => {
    const bytes: Uint8Array[] = [];
    const options = { ...plainOptions, threads };
    await model.transcribe(pcm.subarray(0, maxSamples), options, callId, (event) => {
      if (event.type === 'segment') bytes.push(...event.tokens.map((token) => token.bytes));
    });
    return Buffer.concat(bytes).toString();
  };
  return {
    details: () => model.details(),
    async transcribe(pcm, options, callId, onEvent) {
      if (options.translate) throw new EngineError('cannot-translate', 'This model writes only what is said.');
      const bytes: Uint8Array[] = [];
      const code = await model.transcribe(pcm, options, callId, (event: AddonEvent) => {
        if (event.type === 'segment') bytes.push(...event.tokens.map((token) => token.bytes));
        if (event.type !== 'language' || event.code !== 'auto') onEvent(event);
      });
      if (code !== 'auto') return code;
      const [best] = guessLanguage(Buffer.concat(bytes).toString(), []);
      if (best !== undefined) onEvent({ type: 'language', ...best });
      return best?.code ?? 'en';
    },
    async detectLanguage(pcm, { allowed, threads }, callId): Promise<readonly LanguageGuess[]> {
      // A number of its own, which no caller has.
      const own = (lastCall -= 1);
      running.set(callId, own);
      try {
        return guessLanguage(await textOf(pcm, threads, own), allowed);
      } finally {
        running.delete(callId);
      }
    },
    cancel: (callId) => model.cancel(running.get(callId) ?? callId),
    release: () => model.release(),
  };
}

const plainOptions = {
  language: 'auto',
  translate: false,
  prompt: '',
  beamSize: 1,
  bestOf: 1,
  audioContext: null,
  temperatures: [0],
  wordTimes: 'energy',
} as const;
