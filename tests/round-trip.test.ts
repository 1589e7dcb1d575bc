import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '#shared/export.ts';
import { traitsOf } from '#shared/export.ts';
import { documentWith, segmentOf, renderAtOnce } from '#services/formats/export.fixture.ts';
import { type ExportOptions } from '#services/formats/render-export.ts';
import { readTranscript } from '#services/imports/read-transcript.ts';

const said: readonly (readonly [number, number, string, string | null])[] = [
  [1000, 3480, 'Доброе утро, коллеги, и спасибо.', 'Анна'],
  [4000, 6020, 'Good morning & welcome to all.', 'Борис'],
  [7000, 9960, 'Мы заплатили 25 000 рублей: не больше.', 'Анна'],
  [12_000, 13_500, 'Да, «конечно».', 'Борис'],
  [3_723_000, 3_724_250, 'Это было через час.', 'Анна'],
];
const document = documentWith(
  said.map(([startMs, endMs, text, speaker]) => ({
    ...segmentOf(startMs, endMs, text, speaker),
    speakerId: speaker === null ? null : speaker.length,
  })),
  'ru',
);

interface Way {
  readonly format: ExportFormat;
  readonly options?: Partial<ExportOptions>;
  /** To how many milliseconds a format keeps a time; null where it keeps only some of them. */
  readonly grainMs: number | null;
  readonly hasSpeakers?: boolean;
  readonly hasSegments?: boolean;
}

const ways: readonly Way[] = [
  { format: 'json', grainMs: 0 },
  { format: 'csv', grainMs: 0 },
  { format: 'tsv', grainMs: 0 },
  { format: 'xlsx', grainMs: 1 },
  { format: 'eaf', grainMs: 0 },
  { format: 'exb', grainMs: 0 },
  { format: 'textgrid', grainMs: 1 },
  { format: 'textgrid', options: { withWordTimes: true }, grainMs: 1 },
  { format: 'stm', grainMs: 1 },
  { format: 'labels', grainMs: 1 },
  { format: 'srt', grainMs: null },
  { format: 'vtt', grainMs: null },
  { format: 'vtt', options: { withWordTimes: true }, grainMs: null },
  { format: 'ass', grainMs: null },
  { format: 'ass', options: { withWordTimes: true }, grainMs: null },
  { format: 'imsc', grainMs: null },
  { format: 'ebuttd', grainMs: null },
  { format: 'research', options: { variant: 'maxqda' }, grainMs: null },
  { format: 'research', options: { variant: 'atlas' }, grainMs: null },
  { format: 'research', options: { variant: 'f4' }, grainMs: null },
  { format: 'research', options: { variant: 'qualcoder' }, grainMs: null },
  { format: 'docx', options: { variant: 'table' }, grainMs: null },
  { format: 'docx', options: { variant: 'paragraphs', withTimes: true }, grainMs: null },
  { format: 'txt', options: { withTimes: true }, grainMs: null },
  { format: 'ctm', grainMs: null, hasSpeakers: false },
];

const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe.each(ways)('$format $options', ({ format, options = {}, grainMs, hasSpeakers = true }) => {
  const content = renderAtOnce(document, { format, withSpeakers: true, ...options });
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = readTranscript(`talk.${traitsOf(format).extension}`, bytes);

  test('every word comes back, in order, and no line is unread', () => {
    expect(flat(read.segments.map(({ text }) => text).join(' '))).toBe(flat(said.map(([, , text]) => text).join(' ')));
    expect(read.unread).toEqual([]);
  });

  test('speakers come back', () => {
    const words = read.segments.flatMap(({ speaker, text }) =>
      flat(text)
        .split(' ')
        .map(() => speaker),
    );
    const expected = said.flatMap(([, , text, speaker]) => text.split(' ').map(() => (hasSpeakers ? speaker : null)));
    expect(words).toEqual(expected);
  });

  test('times come back', () => {
    const starts = read.segments.map(({ startMs }) => startMs);
    if (grainMs === null) {
      // Where what was said is cut again, or times are rounded down to seconds.
      expect(Math.abs((starts[0] ?? 0) - 1000)).toBeLessThanOrEqual(1000);
      expect(Math.abs((starts.at(-1) ?? 0) - 3_723_000)).toBeLessThanOrEqual(
        format === 'research' && options.variant === 'f4' ? 3_724_000 : 1000,
      );
      return;
    }
    for (const [nth, [startMs, endMs]] of said.entries()) {
      expect(Math.abs((read.segments[nth]?.startMs ?? -1) - startMs)).toBeLessThanOrEqual(grainMs);
      expect(Math.abs((read.segments[nth]?.endMs ?? -1) - endMs)).toBeLessThanOrEqual(grainMs);
    }
  });
});

test('times of words come back where the format has them', () => {
  for (const [format, options, grainMs] of [
    ['json', {}, 0],
    ['textgrid', { withWordTimes: true }, 1],
    ['eaf', {}, 0],
    ['ctm', {}, 1],
  ] as const) {
    const content = renderAtOnce(document, { format, withSpeakers: true, ...options });
    const read = readTranscript(`talk.${format}`, typeof content === 'string' ? Buffer.from(content) : content);
    expect(read.wordTimes).toBe('given');
    const words = read.segments.flatMap((segment) => segment.words);
    const wanted = document.segments.flatMap((segment) => segment.words);
    expect(words.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text));
    for (const [nth, word] of wanted.entries())
      expect(Math.abs((words[nth]?.startMs ?? 0) - word.startMs)).toBeLessThanOrEqual(grainMs);
  }
});
