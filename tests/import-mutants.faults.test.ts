import { expect, test } from 'vitest';
import { exportTraits, type ExportFormat } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import { documentWith, segmentOf, renderAtOnce } from '#services/formats/export.fixture.ts';

import { readTranscript } from '#services/imports/read-transcript.ts';

const mutantsOfEach = 300;
const document = documentWith(
  Array.from({ length: 12 }, (_, nth) =>
    segmentOf(
      nth * 3000,
      nth * 3000 + 2500,
      `Реплика номер ${nth}, and more & <words>.`,
      nth % 2 === 0 ? 'Анна' : 'Борис',
    ),
  ),
  'ru',
);
const formats = (Object.keys(exportTraits) as ExportFormat[]).filter(
  (format) => !['html', 'md', 'qdpx', 'fcpxml', 'edl', 'premiere'].includes(format),
);

let seed = 11;
const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
const below = (count: number) => Math.floor(random() * count);
const inserts = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '-->',
  '\u0000',
  '99:99:99.999',
  '"',
  '{',
  ']]>',
  '\uFFFF',
  '9'.repeat(400),
  '\n\n\n',
  'NaN',
  '\\u-1?',
].map((text) => Buffer.from(text));

function mutant(bytes: Buffer): Buffer {
  const at = below(bytes.length);
  switch (below(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), inserts[below(inserts.length)] ?? Buffer.of(), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(60))]);
    case 3: {
      const copy = Buffer.from(bytes);
      for (let nth = 0; nth < 8; nth += 1) copy[below(copy.length)] = below(256);
      return copy;
    }
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 200))]);
  }
}

test.each(formats)('%s: each of 300 mutants is read, or refused in one sentence', (format) => {
  const content = renderAtOnce(document, { format, withSpeakers: true, withTimes: true });
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  for (let nth = 0; nth < mutantsOfEach; nth += 1) {
    try {
      const { segments } = readTranscript(`talk.${exportTraits[format].extension}`, mutant(bytes));
      let lastMs = 0;
      for (const { startMs, endMs, text, words } of segments) {
        expect(text.trim()).not.toBe('');
        expect(startMs).toBeGreaterThanOrEqual(lastMs);
        expect(endMs).toBeGreaterThan(startMs);
        expect(
          words.every((word) => word.startMs >= startMs && word.endMs <= endMs && word.endMs >= word.startMs),
        ).toBe(true);
        lastMs = startMs;
      }
    } catch (error) {
      expect(error).toBeInstanceOf(AppFailure);
      expect(['import-unknown', 'import-damaged', 'import-empty']).toContain((error as AppFailure).code);
    }
  }
});
