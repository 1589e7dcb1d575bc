import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherWords, writtenForms, type WrittenForm } from '#services/search/language/written-forms.fixture.ts';
import { addTranscript, createTestLibrary, type TestLibrary } from '#services/library/library.fixture.ts';
import { noteMatcher } from '#services/notes/match-note.ts';
import { createSearch, type Search } from './search.ts';

let fixture: TestLibrary;
let search: Search;
const all: readonly WrittenForm[] = Object.values(writtenForms).flat();
/** One transcript of all texts, with a word between each two, so that no phrase goes from one into the next. */
beforeAll(() => {
  fixture = createTestLibrary();
  const texts = [...all.map(([text]) => text), ...otherWords.map(([text]) => text), ...others];
  addTranscript(
    fixture.library,
    'a',
    [...new Set(texts)].flatMap((text) => [text, 'zzz']),
  );
  search = createSearch(fixture.library);
  // As in the app, where stems that nobody said are known when the first search comes.
  Array.from(search.warmUp());
});
afterAll(() => fixture.dispose());

const others = ['le château', 'ёлочка', 'с жалобой', 'договор', 'complaints', 'running'];

function marked(query: string, text: string): readonly string[] {
  const hits = search.query({ text: query, offset: 0, limit: 200 }).hits.filter((hit) => hit.text === text);
  return hits.flatMap((hit) => hit.marks.map(([from, to]) => hit.text.slice(from, to)));
}

describe.each(Object.entries(writtenForms))('%s', (_, forms) => {
  it.each(forms)('in “%s” %s is found', (text, query, found) => {
    expect(marked(`${query} `, text).join(' ')).toContain(found);
  });

  it.each(forms.filter(([, query]) => !/["= ]/.test(query)))('a note “%s” is found by %s', (text, query) => {
    expect(noteMatcher(`${query} `)?.({ text, tags: [] })).toBe(true);
  });
});

it.each(otherWords)('in “%s” %s is not found', (text, query) => {
  expect(marked(`${query} `, text)).toEqual([]);
});

describe('what is offered', () => {
  it('is written as people write it, and never as the index keeps it', () => {
    const completions = (text: string) => search.suggest(text).completions;
    expect(completions('caf')).toEqual(['café']);
    expect(completions('garc')).toEqual(['garcía']);
    expect(completions('lav')).toEqual([]);
    expect(completions('avo')).toEqual(['avocat']);
    expect(completions('об')).toEqual(["об'єкт"]);
    expect(completions('00')).toEqual([]);
    expect(completions('ema')).toEqual(['e-mail']);
  });

  it('as meant is a word as people write it', () => {
    const meant = (text: string) => search.suggest(text).didYouMean?.trim() ?? null;
    expect(meant('garcja ')).toBe('garcía');
    expect(meant('avocta ')).toBe('avocat');
    expect(meant('l’avocta ')).toBe('l’avocat');
    expect(meant('chateeu ')).toBe('château');
    expect(meant('елачка ')).toBe('ёлочка');
    expect(meant('lavocet ')).toBe('avocat');
    expect(meant('3001 ')).toBeNull();
    expect(meant('000 ')).toBeNull();
  });

  it.each(all)('where “%s” has it, nothing is offered for %s', (_, query) => {
    expect(search.suggest(`${query} `).didYouMean).toBeNull();
  });

  it('is nothing where another form of it is said', () => {
    for (const word of ['жалоба', 'договора', 'complaint', 'runs'])
      expect(search.suggest(`${word} `).didYouMean, word).toBeNull();
  });
});
