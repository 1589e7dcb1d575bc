import { expect, test } from 'vitest';
import { documentWith, hostileTexts, segmentOf } from '../export.fixture.ts';
import { readPdf } from '../read-pdf.fixture.ts';
import { renderContent } from '../render-export.ts';
import { legalLines } from './pdf-legal.ts';

const talk = documentWith(
  [
    segmentOf(1000, 4000, 'Доброе утро, коллеги, и спасибо, что пришли: съёмка началась.', 'Анна'),
    segmentOf(4500, 9960, 'Good morning & welcome to the office.', 'Борис'),
  ],
  'ru',
);
const render = async (document: typeof talk, variant: string) =>
  (await renderContent(document, { format: 'pdf', variant, withSpeakers: true, withTimes: true })) as Uint8Array;

test.each(['paragraphs', 'table', 'legal'])(
  'a PDF of %s says every word, by whom and under which name',
  async (variant) => {
    const said = readPdf(await render(talk, variant))
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    for (const part of ['Доброе утро, коллеги', 'съёмка началась.', 'Good morning & welcome to the office.'])
      expect(said).toContain(part);
    expect(said).toMatch(variant === 'legal' ? /АННА: +Доброе/ : /Анна:? +Доброе/);
    expect(said).toContain(talk.name);
  },
);

test('the same transcript is the same PDF, without dates, names of people or paths', async () => {
  const bytes = await render(talk, 'paragraphs');
  expect(Buffer.from(bytes).equals(await render(talk, 'paragraphs'))).toBe(true);
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Date|Author|\/home\/|\/root\/|https?:/);
});

test('a page has 25 numbered lines, and none is wider than the paper', async () => {
  const long = documentWith(
    Array.from({ length: 40 }, (_, nth) =>
      segmentOf(
        nth * 5000,
        nth * 5000 + 4000,
        `Ответ номер ${nth} о том, что было сказано вчера вечером.`,
        nth % 2 === 0 ? 'Анна' : 'Борис',
      ),
    ),
    'ru',
  );
  const lines = readPdf(await render(long, 'legal'));
  const numbers = lines.filter((line) => /^ *\d+$/.test(line)).map(Number);
  expect(numbers.slice(0, 52)).toEqual([
    1,
    ...Array.from({ length: 25 }, (_, nth) => nth + 1),
    2,
    ...Array.from({ length: 25 }, (_, nth) => nth + 1),
  ]);
  for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(56);
});

test('a word wider than a line is cut, and nothing of the text is lost', async () => {
  const word = 'ы'.repeat(150);
  const lines = legalLines(documentWith([segmentOf(0, 1000, `До ${word} после`)]));
  expect(lines.join('').replaceAll(' ', '')).toBe(`До${word}после`);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(56);
});

test('letters that the fonts lack are kept as text in every kind of PDF', async () => {
  const text = 'Сказано: 日本語 (и 😀).';
  for (const variant of ['paragraphs', 'table', 'legal'])
    expect(readPdf(await render(documentWith([segmentOf(0, 1000, text)]), variant)).join('\n')).toContain(text);
});

test('nothing in a PDF runs or leads anywhere, of an empty transcript and of texts that try it', async () => {
  const hostile = documentWith(hostileTexts.map((text, nth) => segmentOf(nth * 9000, nth * 9000 + 8000, text, text)));
  for (const document of [hostile, documentWith([])]) {
    const source = Buffer.from(await render(document, 'table')).toString('latin1');
    expect(source.startsWith('%PDF-1.7')).toBe(true);
    expect(source.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(source).not.toMatch(/\/(?:JavaScript|JS|OpenAction|URI|Launch|EmbeddedFile)\b/);
  }
});
