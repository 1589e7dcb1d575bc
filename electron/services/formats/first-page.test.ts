import { expect, test } from 'vitest';
import type { FlowPage, SetPage } from '#shared/files/export-page.ts';
import { documentWith, segmentOf } from './export.fixture.ts';
import { readPdf } from './read-pdf.fixture.ts';
import { renderContent, renderExport } from './render-export.ts';

const talk = (count: number) =>
  documentWith(
    Array.from({ length: count }, (_, nth) =>
      segmentOf(
        nth * 5000,
        nth * 5000 + 4000,
        `Реплика ${nth + 1}: что было сказано вчера вечером и почему об этом молчали, & <b>так</b>.`,
        nth % 2 === 0 ? 'Анна' : 'Борис',
      ),
    ),
    'ru',
  );
const how = (format: 'pdf' | 'docx', variant: string) =>
  ({ format, variant, withSpeakers: true, withTimes: true }) as const;
const bare = (text: string) => text.replaceAll(/\s+/g, '');

test.each(['paragraphs', 'table', 'legal'])(
  'the first page of a PDF of %s has its lines where the PDF draws them, and no more',
  async (variant) => {
    const document = talk(120);
    const { firstPage } = await renderExport(document, how('pdf', variant));
    const { texts, rules, width, height } = firstPage as SetPage;
    const lines = readPdf((await renderContent(document, how('pdf', variant))) as Uint8Array);
    const drawn = bare(texts.map(({ text }) => text).join(''));
    const written = bare(lines.join(''));
    expect(drawn.length).toBeGreaterThan(500);
    // The number of a page is drawn when the page begins.
    expect(written).toContain(drawn.slice(0, 400));
    expect(written.length).toBeGreaterThan(drawn.length * 2);
    for (const one of texts) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(width);
      expect(one.y).toBeGreaterThan(0);
      expect(one.y).toBeLessThan(height);
    }
    expect(rules.length > 0).toBe(variant === 'table');
    if (variant === 'legal') expect(texts.filter(({ text }) => /^ *\d+$/.test(text)).length).toBe(26);
  },
);

test('a short text is the whole of its first page, with the number below in the middle', async () => {
  const { firstPage } = await renderExport(talk(2), how('pdf', 'paragraphs'));
  const { texts, width } = firstPage as SetPage;
  const number = texts.find(({ text }) => text === '1');
  expect(number).toMatchObject({ as: 'time' });
  expect(Math.abs((number?.x ?? 0) + (number?.width ?? 0) / 2 - width / 2)).toBeLessThan(1);
  expect(bare(texts.map(({ text }) => text).join(''))).toContain(bare('& <b>так</b>.'));
  expect(new Set(texts.map(({ as }) => as))).toEqual(new Set(['plain', 'name', 'time']));
});

test.each([
  ['paragraphs', false, false],
  ['lines', true, false],
  ['interview', true, true],
  ['table', false, false],
])('the first page of a DOCX of %s holds its first paragraphs, enough to fill the paper', async (variant, ...look) => {
  const { firstPage, base64 } = await renderExport(talk(400), how('docx', variant));
  const page = firstPage as FlowPage;
  expect([page.hasLineNumbers, page.isInterview]).toEqual(look);
  expect(page.blocks[0]).toMatchObject({ kind: 'paragraph', style: 'title' });
  const letters = JSON.stringify(page.blocks).length;
  expect(letters).toBeGreaterThan(3000);
  expect(letters).toBeLessThan(40_000);
  expect(base64).not.toBeNull();
  const isTable = page.blocks.slice(1).every(({ kind }) => kind === 'row');
  expect(isTable).toBe(variant === 'table');
});

test('a format without pages has no first one', async () => {
  const document = talk(3);
  for (const format of ['txt', 'srt', 'xlsx'] as const)
    expect((await renderExport(document, { format, withSpeakers: true })).firstPage).toBeNull();
});
