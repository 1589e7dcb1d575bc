import { loadAddon, type AddonEvent } from '#native/lib/addon.ts';
import { samplesOf } from './engine-audio.ts';

interface Token {
  readonly id: number;
  readonly p: number;
}

/** The engine on the whole recording, without detector, windows and lanes, beside the tokens of whisper-cli. */
export async function compareTokens(model: string, recording: string, theirs: readonly Token[]): Promise<string> {
  const loaded = await loadAddon().loadModel(model, { useGpu: false });
  const { vocabularySize } = loaded.details();
  // Special tokens (times, languages) follow the text ones: 50257 in many languages, 50256 in English alone.
  const firstSpecial = vocabularySize >= 51_865 ? 50_257 : 50_256;
  const mine: Token[] = [];
  const options = {
    language: 'en',
    translate: false,
    prompt: '',
    threads: 1,
    beamSize: 1,
    bestOf: 1,
    audioContext: null,
    temperatures: [0],
    wordTimes: 'energy',
  } as const;
  await loaded.transcribe(samplesOf(recording), options, 1, (event: AddonEvent) => {
    if (event.type === 'segment') for (const { id, probability } of event.tokens) mine.push({ id, p: probability });
  });
  loaded.release();
  const text = theirs.filter(({ id }) => id < firstSpecial);
  const same = text.filter(({ id }, at) => id === mine[at]?.id).length;
  const max = Math.max(0, ...text.map(({ p }, at) => Math.abs(p - (mine[at]?.p ?? 0))));
  return `whisper-cli ${text.length}, Stenogram ${mine.length}, equal in place ${same}; probabilities differ by at most ${max.toExponential(1)}`;
}
