import { expect, test } from 'vitest';
import type { EngineSegment } from '#native/lib/types.ts';
import { expectTerms, type TermReading } from './expect-terms.ts';

/** Words a quarter of a second long; one with a `~` before it is doubtful. */
function read(text: string, startMs = 0): EngineSegment {
  const words = text.split(' ').map((word, nth) => ({
    text: word.replace('~', ''),
    startMs: startMs + nth * 250,
    endMs: startMs + nth * 250 + 240,
    probability: word.includes('~') ? 0.3 : 0.99,
  }));
  const plain = words.map((word) => word.text).join(' ');
  const endMs = words.at(-1)?.endMs ?? startMs;
  return { startMs, endMs, text: plain, noSpeechProbability: 0, averageLogProbability: -0.2, temperature: 0, words };
}

interface Said {
  readonly recognised: string;
  /** What the decoder writes where terms are favoured. */
  readonly favoured?: string;
  readonly terms: readonly string[];
  /** What was said: texts are the likelier the fewer of its words they lack. */
  readonly said: string;
  readonly nats?: number;
  /** Nats by which the language alone, without sound, is for each word of `said`. */
  readonly usualNats?: number;
}

function reading({
  recognised,
  favoured = recognised,
  terms,
  said,
  nats = 4,
  usualNats = 0,
}: Said): TermReading & { scored: string[] } {
  const scored: string[] = [];
  const keys = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  return {
    scored,
    segments: [read(recognised)],
    terms,
    transcribe: async () => await Promise.resolve([read(favoured)]),
    async score(texts, sound) {
      if (sound === 'itself') scored.push(...texts);
      const wanted = keys(said);
      return await Promise.resolve(
        texts.map((text) => {
          const has = keys(text.replaceAll(/<\|[^|]*\|>/gu, ' '));
          const missing = wanted.filter((word) => !has.includes(word)).length;
          return (
            -(sound === 'itself' ? nats : usualNats) * (missing + has.filter((word) => !wanted.includes(word)).length)
          );
        }),
      );
    },
  };
}
const textOf = async (said: Said) => (await expectTerms(reading(said))).map(({ text }) => text).join(' ');

test('a term that was misheard takes the place of what was recognised, where the model finds it likely', async () => {
  const said = {
    recognised: 'We discussed ~me ~a manager.',
    favoured: 'We discussed Maria with the manager.',
    terms: ['Maria', 'Oslo'],
    said: 'we discussed maria a manager',
  };
  expect(await textOf(said)).toBe('We discussed Maria a manager.');
});

test('a term that sounds like a doubtful word is proposed without the decoder', async () => {
  const said = {
    recognised: 'Позвоните ~гаврила Сидоровой',
    terms: ['Гаврилова'],
    said: 'позвоните гаврилова сидоровой',
  };
  expect(await textOf(said)).toBe('Позвоните Гаврилова Сидоровой');
});

test('a term of several words is put in between the signs around what it replaces', async () => {
  expect(
    await textOf({
      recognised: 'He met «~anna or lover» yesterday.',
      favoured: 'He met Anna Orlova yesterday.',
      terms: ['Anna Orlova'],
      said: 'he met anna orlova yesterday',
    }),
  ).toBe('He met «Anna Orlova» yesterday.');
});

test('what the favoured decoder invents is not taken where the model finds the text less likely with it', async () => {
  const said = {
    recognised: 'The ~officer was in the bank',
    favoured: 'The Oscar was in the Boston',
    terms: ['Oscar', 'Boston'],
    said: 'the officer was in the bank',
  };
  expect(await textOf(said)).toBe('The officer was in the bank');
});

test('words that the model is sure of stay, and without doubt nothing is read a second time', async () => {
  const sure = reading({
    recognised: 'The officer called',
    favoured: 'The Oscar called',
    terms: ['Oscar'],
    said: 'oscar',
  });
  expect(await expectTerms(sure)).toBe(sure.segments);
  expect(sure.scored).toEqual([]);
  const other = {
    recognised: 'The officer called ~again',
    favoured: 'The Oscar called again',
    terms: ['Oscar'],
    said: 'the oscar called again',
  };
  expect(await textOf(other)).toBe('The officer called again');
});

test('words keep their times, the new one is doubtful, and the text as recognised is kept', async () => {
  const before = reading({
    recognised: 'I called ~talking ~are yesterday.',
    favoured: 'I called Tokyo yesterday.',
    terms: ['Tokyo'],
    said: 'i called tokyo yesterday',
  });
  const [segment] = await expectTerms(before);
  expect(segment?.asRecognised).toBe('I called talking are yesterday.');
  expect(segment?.words.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
    ['I', 0, 240],
    ['called', 250, 490],
    ['Tokyo', 500, 990],
    ['yesterday.', 1000, 1240],
  ]);
  expect(segment?.words[2]?.probability).toBeLessThanOrEqual(0.7);
  expect(before.scored[0]).toBe('<|0.00|> I called talking are yesterday.<|1.24|>');
});

test('where the engine breaks in the second pass, the first one stands', async () => {
  const broken = reading({ recognised: 'I called ~talk yesterday', terms: ['Tokyo'], said: 'tokyo' });
  const parts: TermReading = {
    ...broken,
    transcribe: async () => await Promise.resolve(null),
    score: async () => await Promise.resolve(null),
  };
  expect(await expectTerms(parts)).toBe(broken.segments);
});

test('a term that was recognised is not taken for another one', async () => {
  const said = {
    recognised: 'I called ~Maria yesterday.',
    favoured: 'I called Marina yesterday.',
    terms: ['Maria', 'Marina'],
    said: 'i called marina yesterday',
  };
  expect(await textOf(said)).toBe('I called Maria yesterday.');
});

test('a term that sounds like nothing that was recognised is not taken, however likely the model finds it', async () => {
  const said = {
    recognised: 'We met ~tomorrow there',
    favoured: 'We met Oslo there',
    terms: ['Oslo'],
    said: 'we met oslo there',
  };
  expect(await textOf(said)).toBe('We met tomorrow there');
});

test('what the language alone makes likely counts less than what was recognised', async () => {
  const said = {
    recognised: 'I called ~talk yesterday',
    favoured: 'I called Tokyo yesterday',
    terms: ['Tokyo'],
    said: 'i called tokyo yesterday',
    nats: 0.6,
  };
  // The term is 1.2 nats likelier: too little where silence alone is for it by ten.
  expect(await textOf({ ...said, usualNats: 0.6 })).toBe('I called Tokyo yesterday');
  expect(await textOf({ ...said, usualNats: 5 })).toBe('I called talk yesterday');
});
