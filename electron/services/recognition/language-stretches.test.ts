import { expect, test } from 'vitest';
import type { LoadedModel } from '#native/lib/types.ts';
import { timelineOf } from '#services/speech/timeline.ts';
import { languageStretches } from './language-stretches.ts';
import { Recognizer } from './recognizer.ts';
import { SpokenLanguage } from './spoken-language.ts';
import { transcribeWindow } from './transcribe-window.ts';
import { EnginesByLanguage } from './engines-by-language.ts';

const rate = 16_000;
/** Speech of one language is a constant in its samples; between speech there is nothing. */
const levels = { en: 1000, ru: 2000, de: 3000 } as const;
type Code = keyof typeof levels;
interface Spoken {
  readonly code: Code;
  readonly seconds: number;
  /** After it. */
  readonly pause?: number;
}

/** As a window holds it: `leftOut` seconds of the recording lie between its two halves. */
function soundOf(spoken: readonly Spoken[], leftOut = 0) {
  const parts: number[] = [];
  const voice: { startMs: number; endMs: number }[] = [];
  let at = 0;
  for (const [nth, { code, seconds, pause = 1 }] of spoken.entries()) {
    const shift = nth >= spoken.length / 2 ? leftOut : 0;
    voice.push({ startMs: (at + shift) * 1000, endMs: (at + shift + seconds) * 1000 });
    parts.push(...Array.from({ length: seconds * rate }, () => levels[code]));
    parts.push(...Array.from({ length: pause * rate }, () => 0));
    at += seconds + pause;
  }
  const pcm = Int16Array.from(parts);
  const half = spoken
    .slice(0, Math.ceil(spoken.length / 2))
    .reduce((sum, { seconds, pause = 1 }) => sum + seconds + pause, 0);
  const pieces =
    leftOut === 0
      ? [{ at: 0, from: 0, length: pcm.length }]
      : [
          { at: 0, from: 0, length: half * rate },
          { at: half * rate, from: (half + leftOut) * rate, length: pcm.length - half * rate },
        ];
  return { pcm, timeline: timelineOf(pieces), voice };
}

const codeOf = (pcm: Int16Array): Code => {
  const counts = (Object.keys(levels) as Code[]).map(
    (code) => [pcm.filter((one) => one === levels[code]).length, code] as const,
  );
  return counts.toSorted((a, b) => b[0] - a[0])[0]?.[1] ?? 'en';
};
/** Of short speech it is not sure, and mistaken. */
const detect = async (pcm: Int16Array) =>
  pcm.length < 1.6 * rate ? { code: 'de', probability: 0.4 } : { code: codeOf(pcm), probability: 0.97 };
const cut = async (spoken: readonly Spoken[], leftOut?: number) =>
  (await languageStretches(soundOf(spoken, leftOut), detect)).map(
    ({ sound, language }) =>
      `${language.code} ${Math.round((sound.timeline.pieces[0]?.from ?? 0) / rate)}+${Math.round(sound.pcm.length / rate)}`,
  );

test('a sound of one language is left whole', async () => {
  expect(
    await cut([
      { code: 'ru', seconds: 3 },
      { code: 'ru', seconds: 4 },
    ]),
  ).toEqual(['ru 0+9']);
});

test('a sound is cut in the pauses in which the language changes, and nowhere else', async () => {
  const changing = ['en', 'en', 'ru', 'ru', 'en'] as const;
  // 3 s each with 2 s between: changes at 9 and 19 s.
  expect(await cut(changing.map((code) => ({ code, seconds: 3, pause: 2 })))).toEqual(['en 0+9', 'ru 9+10', 'en 19+6']);
});

test('three languages in turn, and one that comes back at once', async () => {
  const spoken = (['en', 'de', 'ru', 'en'] as const).map((code) => ({ code, seconds: 2, pause: 1 }));
  expect((await cut(spoken)).map((one) => one.slice(0, 2))).toEqual(['en', 'de', 'ru', 'en']);
});

test('where something was left out of a window, its parts stay where they are in the recording', async () => {
  const spoken = (['ru', 'ru', 'en', 'en'] as const).map((code) => ({ code, seconds: 3, pause: 1 }));
  const [russian, english] = await languageStretches(soundOf(spoken, 60), detect);
  const places = (stretch: typeof russian) => stretch?.sound.timeline.pieces.map(({ from }) => from / rate);
  expect(places(russian)).toEqual([0]);
  // The second half of the pause before what was left out, and what comes after it.
  expect(places(english)).toEqual([7.5, 68]);
  expect(english?.sound.voice.map(({ startMs }) => startMs)).toEqual([68_000, 72_000]);
});

test('a word between sentences does not change the language, whichever side is nearer', async () => {
  expect(
    await cut([
      { code: 'en', seconds: 3 },
      { code: 'ru', seconds: 1, pause: 2 },
      { code: 'en', seconds: 3 },
    ]),
  ).toEqual(['en 0+11']);
  expect(
    await cut([
      { code: 'en', seconds: 3, pause: 2 },
      { code: 'en', seconds: 0.5, pause: 0.4 },
      { code: 'ru', seconds: 3 },
    ]),
  ).toEqual(['en 0+4', 'ru 4+6']);
});

test('every sample is in one stretch', async () => {
  const sound = soundOf(
    (['en', 'ru', 'en', 'de', 'ru'] as const).map((code, nth) => ({ code, seconds: 2 + nth / 4, pause: 0.5 })),
  );
  const stretches = await languageStretches(sound, detect);
  expect(stretches.reduce((sum, one) => sum + one.sound.pcm.length, 0)).toBe(sound.pcm.length);
});

/** Says what it was asked to read, and in which language. */
function namedModel(name: string, read: string[]): LoadedModel {
  return {
    details: { sizeClass: 'base', isMultilingual: true, vocabularySize: 1, audioContext: 1500 },
    lanes: 1,
    threads: 1,
    transcribe(pcm, { language }) {
      read.push(`${name} ${language}`);
      const endMs = pcm.length / 16;
      const words = [{ startMs: 100, endMs: endMs - 100, text: name, probability: 0.9 }];
      const segment = {
        startMs: 100,
        endMs: endMs - 100,
        text: name,
        noSpeechProbability: 0,
        averageLogProbability: -0.1,
        temperature: 0,
        words,
      };
      const done = Promise.resolve({ language, segments: [segment] });
      return {
        cancel() {},
        done,
        async *[Symbol.asyncIterator]() {
          yield { type: 'segment' as const, segment };
        },
      };
    },
    score: async () => await Promise.resolve([]),
    detectLanguage: async (pcm) => [{ ...(await detect(pcm)) }],
    release: async () => {},
  };
}

test('in a mixed recording the language of each stretch decides which engine reads it', async () => {
  const read: string[] = [];
  const { signal } = new AbortController();
  const job = (name: string) => Promise.resolve({ model: namedModel(name, read), withoutGpu: () => null });
  const recognizer = new Recognizer(job('whisper'), signal);
  const engines = new EnginesByLanguage(
    recognizer,
    {
      mainId: 'whisper',
      modelFor: (language) =>
        language === 'ru'
          ? { language, modelId: 'gigaam', reason: 'language' }
          : { language, modelId: 'whisper', reason: 'chosen' },
      load: async (modelId) => await job(modelId),
    },
    signal,
  );
  const { pcm, ...sound } = soundOf(
    (['en', 'ru', 'ru', 'en', 'ru'] as const).map((code) => ({ code, seconds: 3, pause: 1 })),
  );
  const options = {
    modelId: 'whisper',
    language: 'auto' as const,
    translate: false,
    prompt: '',
    threads: null,
    preset: 'fast' as const,
    isMixed: true,
  };
  const language = new SpokenLanguage({ language: 'auto', languages: [], isMixed: true }, recognizer, null);
  const window = { startMs: 0, endMs: 20_000, leadMs: 0, tailMs: 0, channels: [pcm], ...sound };
  const context = { options, recognizer, engines, language, speakerNames: ['left', 'right'] as const, onPartial() {} };
  const { segments } = await transcribeWindow(window, context);
  expect(read).toEqual(['whisper en', 'gigaam ru', 'whisper en', 'gigaam ru']);
  expect(
    segments.map((segment) => `${segment.text} ${segment.language} ${Math.round(segment.startMs / 1000)}`),
  ).toEqual(['whisper en 0', 'gigaam ru 4', 'whisper en 12', 'gigaam ru 16']);
  expect(engines.used().map((used) => `${used.language} ${used.modelId} ${used.reason}`)).toEqual([
    'en whisper chosen',
    'ru gigaam language',
  ]);
});
