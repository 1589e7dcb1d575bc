import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/search.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

const query = (text: string, limit = 50) => createSearch(fixture.library).query({ text, offset: 0, limit });
const texts = (text: string) => query(text).hits.map((hit) => hit.text);
const marked = (hit: SearchHit) => hit.marks.map(([start, end]) => hit.text.slice(start, end));

describe('a word', () => {
  it('is found in any form, with ё as е, and in decomposed spelling', () => {
    const text = 'Она подала жалобу под ёлкой'.normalize('NFD');
    addTranscript(fixture.library, 'a.wav', [text]);
    for (const word of ['жалобы', 'ЖАЛОБА', 'елка', 'Ёлки', 'е\u0308лка', 'подала']) {
      expect(texts(`${word} `), word).toEqual([text]);
    }
    expect(texts('жабы ')).toEqual([]);
  });

  it('is marked where it stands in the text as it was written', () => {
    const text = '«Ёлка» — е\u0308лки, елкой!';
    addTranscript(fixture.library, 'a.wav', [text]);
    expect(marked(query('ёлка ').hits[0]!)).toEqual(['Ёлка', 'е\u0308лки', 'елкой']);
  });

  it('is found by its beginning while it is typed, and no longer after a space', () => {
    addTranscript(fixture.library, 'a.wav', ['новый телефон']);
    expect(texts('тел')).toHaveLength(1);
    expect(marked(query('новый те').hits[0]!)).toEqual(['новый', 'телефон']);
    expect(texts('тел ')).toEqual([]);
  });

  it('shows where it is spoken, also after an edit', () => {
    const { segments } = addTranscript(fixture.library, 'a.wav', ['тишина', 'потом подала жалобу директору']);
    expect(query('жалоба').hits[0]).toMatchObject({ startMs: 4400, endMs: 7000 });
    fixture.library.edits.setText(segments[1]!.id, 'потом подала жалобу директору завода');
    expect(query('жалоба').hits[0]).toMatchObject({ startMs: 4400 });
  });

  it('in Chinese needs no spaces, one character or more', () => {
    addTranscript(fixture.library, 'a.wav', ['我们今天开会'], 'zh');
    expect(marked(query('今天').hits[0]!)).toEqual(['今天']);
    expect(marked(query('今天开').hits[0]!)).toEqual(['今天开']);
    expect(texts('会')).toHaveLength(1);
    expect(texts('天')).toHaveLength(1);
    expect(texts('今开')).toEqual([]);
  });
});

describe('several words', () => {
  it('are found together, in the segment that holds them all', () => {
    addTranscript(fixture.library, 'a.wav', ['жалоба', 'директору жалоба', 'директор']);
    expect(texts('жалобы директора ')).toEqual(['директору жалоба']);
  });

  it('are found over several segments when no single one holds them all', () => {
    addTranscript(fixture.library, 'a.wav', ['подала жалобу', 'на стол', 'директору']);
    addTranscript(fixture.library, 'b.wav', ['другая жалоба']);
    const [hit, ...others] = query('жалоба директор ').hits;
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ text: 'подала жалобу', after: 'на стол', before: '' });
  });

  it('with a minus are not in the hit', () => {
    addTranscript(fixture.library, 'a.wav', ['жалоба директору', 'жалоба врачу', 'директор']);
    expect(texts('жалоба -директора')).toEqual(['жалоба врачу']);
    expect(texts('жалоба -"жалоба врачу"')).toEqual(['жалоба директору']);
    expect(texts('-директор')).toEqual([]);
  });
});

describe('a phrase', () => {
  const words = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ');

  it('in quotes stands in these forms and this order', () => {
    addTranscript(fixture.library, 'a.wav', ['новый договор', 'договор новый', 'нового договора']);
    expect(texts('"новый договор"')).toEqual(['новый договор']);
    expect(texts('новый договор ')).toHaveLength(3);
  });

  it('is found over every segment border, at the segment where it starts', () => {
    const segments = Array.from({ length: 53 }, (_, index) => `а${index} слева${index} справа${index} б${index}`);
    addTranscript(fixture.library, 'a.wav', segments);
    for (let index = 0; index < 52; index += 1) {
      const { hits } = query(`"справа${index} б${index} а${index + 1}"`);
      expect(hits).toHaveLength(1);
      expect(marked(hits[0]!)).toEqual([`справа${index} б${index}`]);
    }
  });

  it('is found over short segments and however long it is', () => {
    addTranscript(fixture.library, 'a.wav', [
      ...Array.from({ length: 7 }, () => 'до'),
      'начало',
      'раз',
      'два',
      'три',
      words(20, 'слово'),
    ]);
    expect(texts('"начало раз два три слово0"')).toEqual(['начало']);
    expect(texts(`"начало раз два три ${words(12, 'слово')}"`)).toEqual(['начало']);
    expect(texts(`"начало раз два три ${words(11, 'слово')} нет"`)).toEqual([]);
  });
});

it('shows everything that a result needs', () => {
  const { recordingId, transcriptId, segments } = addTranscript(fixture.library, 'запись.wav', [
    'до',
    'слово',
    'после',
  ]);
  expect(query('слово').hits).toEqual([
    {
      recordingId,
      transcriptId,
      segmentId: segments[1]!.id,
      recordingName: 'запись.wav',
      mediaKey: fixture.library.recordings.get(recordingId).mediaKey,
      addedAtMs: fixture.library.recordings.get(recordingId).addedAtMs,
      language: 'ru',
      speaker: null,
      startMs: 4000,
      endMs: 7000,
      text: 'слово',
      marks: [[0, 5]],
      before: 'до',
      after: 'после',
      reasons: [],
    },
  ]);
});

it('the newest recording comes first, in it the order of time', () => {
  addTranscript(
    fixture.library,
    'old',
    Array.from({ length: 20 }, (_, index) => `слово старое ${index}`),
  );
  addTranscript(
    fixture.library,
    'new',
    Array.from({ length: 20 }, (_, index) => `слово новое ${index}`),
  );
  const expected = ['новое', 'старое'].flatMap((age) =>
    Array.from({ length: 20 }, (_, index) => `слово ${age} ${index}`),
  );
  expect(texts('слово ')).toEqual(expected);
});

it('pages have neither duplicates nor holes, and know where the end is', () => {
  for (let index = 0; index < 30; index += 1) {
    addTranscript(
      fixture.library,
      `${index}`,
      Array.from({ length: 21 }, (_, at) => (at % 3 === 0 ? 'слово' : 'нет')),
    );
  }
  const search = createSearch(fixture.library);
  const seen: number[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    const reply = search.query({ text: 'слово ', offset, limit: 17 });
    expect(reply.total).toBeGreaterThanOrEqual(90);
    seen.push(...reply.hits.map(({ segmentId }) => segmentId));
    offset = reply.nextOffset;
  }
  expect(seen).toHaveLength(210);
  expect(new Set(seen).size).toBe(210);
  expect(search.count('слово ')).toEqual({ total: 210, isExact: true });
});

it('how often several words are said is estimated from how far back the first ones reach, and counted when asked', () => {
  for (let index = 0; index < 4; index += 1) {
    addTranscript(
      fixture.library,
      `${index}`,
      Array.from({ length: 1600 }, () => 'красная рыба'),
    );
  }
  const search = createSearch(fixture.library);
  const page = search.query({ text: 'красная рыба ', offset: 0, limit: 50 });
  expect(page).toMatchObject({ isTotalExact: false, isTotalEstimated: true });
  expect(page.total).toBeGreaterThan(600);
  expect(page.total).toBeLessThan(1000);
  expect(search.count('красная рыба ')).toEqual({ total: 800, isExact: false });
});

it('a phrase of common words is found only where they stand in a row', () => {
  addTranscript(fixture.library, 'a', ['и в не было и не на что']);
  addTranscript(fixture.library, 'b', ['и в слово в не']);
  const search = createSearch(fixture.library);
  const found = search.query({ text: '"и в не"', offset: 0, limit: 50 });
  expect(found.hits.map(({ recordingName }) => recordingName)).toEqual(['a']);
  expect(found).toMatchObject({ total: 1, isTotalExact: true });
});

it('a very common word is counted up to a limit, but every hit can be reached', () => {
  for (let index = 0; index < 3; index += 1) {
    addTranscript(
      fixture.library,
      `${index}`,
      Array.from({ length: 4000 }, () => 'и'),
    );
  }
  const search = createSearch(fixture.library);
  const first = search.query({ text: 'и ', offset: 0, limit: 10 });
  expect(first.isTotalExact).toBe(false);
  expect(first.total).toBeLessThan(12_000);
  expect(search.count('и ')).toEqual({ total: 1500, isExact: false });
  const last = search.query({ text: 'и ', offset: 11_995, limit: 10 });
  expect(last).toMatchObject({ total: 12_000, isTotalExact: true, nextOffset: null });
  expect(last.hits).toHaveLength(5);
});
