import { expect, it } from 'vitest';
import { writtenForms } from '#services/search/language/written-forms.fixture.ts';
import { readPattern } from './text-pattern.ts';

const options = { isRegex: false, isWholeWord: false, isCaseSensitive: false, isYoLoose: true };

function found(text: string, wanted: string, more: Partial<typeof options> = {}): readonly string[] | string {
  const pattern = readPattern({ text: wanted, ...options, ...more });
  return typeof pattern === 'string' ? pattern : pattern.find(text).map(({ start, end }) => text.slice(start, end));
}

const literal = Object.values(writtenForms)
  .flat()
  .map(([text, query, place]) => [text, query.trim().replaceAll(/["=]/g, ''), place] as const);

it.each(literal)('in “%s” %s is found at its letters', (text, query, place) => {
  expect(found(text, query)).toEqual([place]);
});

it.each(literal)('in “%s” %s is found as a whole word', (text, query, place) => {
  expect(found(`${text}, ${text}`, query, { isWholeWord: true })).toEqual([place, place]);
});

it('only as it is written where case matters', () => {
  expect(found('café cafe', 'cafe', { isCaseSensitive: true })).toEqual(['cafe']);
  expect(found('1,000 1000', '1000', { isCaseSensitive: true })).toEqual(['1000']);
});

it.each([
  ['die Straße', 's', ['S']],
  ['die Straße', 'stras', []],
  ['1,000 and 2,000', '100', []],
  ['1,000 and 2,000', '000', ['000', '000']],
  ['1,000 and 2,000', ',', [',', ',']],
  ['from 1.5 to 2,5', '2.5', ['2,5']],
  ['от 1,5 до 15', '1.5', ['1,5']],
  ['0.75 и 0,75', '0,75', ['0.75', '0,75']],
  ['call 1, 5 times', '1.5', []],
  ['11,55', '1.5', ['1,5']],
  ['an e-mail', '-', ['-']],
  ['an e-mail to them', 'e-m', ['e-m']],
  ['don’t', "'", ['’']],
  ['мой мо\u0438\u0306 мои', 'мой', ['мой', 'мо\u0438\u0306']],
  ['хинди हिन्दी', 'ह', ['ह']],
  ['e mare e mar', 'e ma', ['e ma', 'e ma']],
] as const)('in “%s” %s stands at %j', (text, query, places) => {
  expect(found(text, query)).toEqual(places);
});

it('what is replaced is the place and nothing beside it', () => {
  const pattern = readPattern({ text: 'garcia', ...options });
  if (typeof pattern === 'string') throw new TypeError(pattern);
  const text = 'İ: señor García, ß, cafe\u0301, GARCI\u0301A.';
  const after = pattern
    .find(text)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}X${rest.slice(end)}`, text);
  expect(after).toBe('İ: señor X, ß, cafe\u0301, X.');
});
