import { expect, it } from 'vitest';
import type { SpokenOverlap } from '#shared/analyses/voices.ts';
import type { ExportFormat } from '#shared/export.ts';
import { documentWith, renderAtOnce, segmentOf } from './export.fixture.ts';
import type { TranscriptDocument } from './transcript-document.ts';

const overlap = (startMs: number, endMs: number, speaker: string, over: string): SpokenOverlap => {
  return { startMs, endMs, speaker, over, speakerId: 1, overId: 2, score: 0.8 };
};
const document: TranscriptDocument = {
  ...documentWith([segmentOf(0, 4000, 'I was there.', 'Anna'), segmentOf(4000, 8000, 'No, you were not.', 'Борис')]),
  overlaps: [overlap(3500, 4000, 'Anna', 'Борис'), overlap(6000, 7000, 'Борис', 'Anna')],
};
const text = (format: ExportFormat, shown = document, withSpeakers = true) =>
  String(renderAtOnce(shown, { format, withSpeakers }));

it('RTTM has a line for who comes in, in the order of time', () => {
  const spoken = text('rttm')
    .split('\n')
    .filter((line) => line.startsWith('SPEAKER'))
    .map((line) => line.split(' ').filter((_, nth) => nth === 3 || nth === 4 || nth === 7));
  expect(spoken).toEqual([
    ['0.000', '4.000', 'Anna'],
    ['3.500', '0.500', expect.stringMatching(/^(?!Anna)/)],
    ['4.000', '4.000', expect.stringMatching(/^(?!Anna)/)],
    ['6.000', '1.000', 'Anna'],
  ]);
});

it('TextGrid has a tier of it, with a name of its own', () => {
  expect(text('textgrid')).toContain('name = "overlap"');
  expect(text('textgrid')).toMatch(/xmin = 3\.500\s+xmax = 4\.000\s+text = "Anna \+ Борис"/);
  const taken = { ...document, segments: [segmentOf(0, 900, 'Yes.', 'overlap')] };
  expect(text('textgrid', taken)).toContain('name = "overlap (2)"');
  expect(text('textgrid', { ...document, overlaps: [] })).not.toContain('overlap');
});

it('JSON names both and how sure it is', () => {
  const { overlaps } = JSON.parse(text('json')) as { overlaps: readonly unknown[] };
  expect(overlaps[0]).toEqual({ startMs: 3500, endMs: 4000, speakers: ['Anna', 'Борис'], score: 0.8 });
});

it.each(['rttm', 'textgrid', 'json'] as const)('%s without speakers names no one who comes in', (format) => {
  const without = text(format, document, false);
  expect(without).not.toMatch(/Anna|Борис|overlap/);
});

it('what two say at once in the text already is not written twice', () => {
  const shown: TranscriptDocument = {
    ...document,
    segments: [segmentOf(0, 4000, 'I was there.', 'Anna'), segmentOf(3400, 8000, 'No, you were not.', 'Борис')],
    overlaps: [overlap(3500, 4000, 'Anna', 'Борис')],
  };
  expect(text('rttm', shown).match(/^SPEAKER/gm)).toHaveLength(2);
});
