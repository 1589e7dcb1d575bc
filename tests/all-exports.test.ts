import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import webvtt from 'webvtt-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportFormats, traitsOf, type ExportFormat } from '#shared/export.ts';
import { payloads } from './e2e/web/xss-payloads.ts';
import { documentWith, hostileTexts, segmentOf, renderAtOnce } from '#services/formats/export.fixture.ts';

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=cmd|"/c calc"!A1',
  '＝1',
  '_x0041_',
  '\uD800',
  ']]>',
  '"',
  '|',
  ';;',
];
const texts = [...payloads, ...hostileTexts, ...formulas];
const hostile = {
  ...documentWith(
    texts.map((text, at) => segmentOf(at * 9000, at * 9000 + 8000, text, at % 3 === 0 ? text : null)),
    'ru',
  ),
  name: '../../"><b>&.wav',
  notes: texts.map((text, at) => ({
    id: at,
    recordingId: 1,
    startMs: at * 9000,
    endMs: at * 9000,
    text,
    tags: [text],
    addedAtMs: 0,
    changedAtMs: 0,
  })),
};
const plain = documentWith(
  [segmentOf(1000, 4000, 'Доброе утро, коллеги.', 'Анна'), segmentOf(4500, 9960, 'Good morning & welcome.', 'Боб')],
  'ru',
);

/** Every text file that an export is made of, by its name. */
function partsOf(content: string | Uint8Array): Readonly<Record<string, string>> {
  if (typeof content === 'string') return { '': content };
  if (content[0] !== 0x50) return { '': Buffer.from(content).toString('utf16le') };
  return Object.fromEntries(Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** PDF has tests of its own beside its writer. */
const ways = exportFormats
  .filter((format) => format !== 'pdf')
  .flatMap((format) =>
    (traitsOf(format).variants ?? [null]).flatMap((variant) =>
      (traitsOf(format).hasWordTimes === true ? [false, true] : [false]).map((withWordTimes) => ({
        format,
        variant,
        withWordTimes,
      })),
    ),
  );
const render = (document: typeof plain, way: (typeof ways)[number]) =>
  partsOf(renderAtOnce(document, { ...way, withSpeakers: true, withTimes: true, everyMinutes: 1 }));
const isXml = (format: ExportFormat, name: string) =>
  ['imsc', 'ebuttd', 'eaf', 'exb', 'fcpxml'].includes(format) || /\.(?:xml|rels|qde)$/.test(name);

describe.each(ways)('$format $variant $withWordTimes', (way) => {
  let rendered: Readonly<Record<string, string>>;
  beforeAll(() => {
    rendered = render(hostile, way);
  });

  test('says the same twice, and neither who nor where', () => {
    expect(render(hostile, way)).toEqual(rendered);
    for (const [name, text] of Object.entries(rendered)) {
      expect(name).not.toMatch(/^\/|\.\.|\\/);
      expect(text).not.toMatch(/TargetMode="External"|file:\/\/\/|absolute:\/\/|\/root\/|\/home\//);
    }
  });

  test('hostile texts make no markup, no control characters and no turned lines', () => {
    for (const [name, text] of Object.entries(rendered)) {
      // JSON escapes the first ones; that is how it keeps every text exactly.
      if (way.format === 'json') continue;
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/);
      if (!isXml(way.format, name)) continue;
      const failures: unknown[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => failures.push(error.message));
      parser.write(text).close();
      expect(failures).toEqual([]);
    }
  });

  test('an empty transcript makes a whole file', () => {
    for (const [name, text] of Object.entries(render(documentWith([]), way))) {
      if (!isXml(way.format, name)) continue;
      expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow();
    }
  });
});

test.each(ways.filter(({ format, variant }) => format !== 'rttm' && variant !== 'notes' && variant !== 'findings'))(
  '$format $variant says what was said',
  (way) => {
    const whole = Object.values(partsOf(renderAtOnce(plain, { ...way, withSpeakers: true })))
      .join('\n')
      .replaceAll(way.format === 'json' ? /^$/g : /<[^>]*>|\{[^}]*\}/g, ' ');
    for (const word of ['Доброе', 'коллеги', 'welcome']) expect(whole).toContain(word);
  },
);

test('no cell of a table is a formula', () => {
  for (const format of ['csv', 'tsv', 'premiere'] as const) {
    const text = Object.values(partsOf(renderAtOnce(hostile, { format, withSpeakers: true }))).join('');
    const separator = format === 'csv' ? ',' : '\t';
    for (const line of text.split(/\r?\n/)) {
      for (const cell of line.split(separator)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@]/);
    }
  }
  const sheet = partsOf(renderAtOnce(hostile, { format: 'xlsx', withSpeakers: true }))['xl/worksheets/sheet1.xml'];
  expect(sheet).not.toContain('<f>');
});

test('tenths are rounded down: 9.96 s is 9 s and nine tenths', () => {
  const text = String(renderAtOnce(plain, { format: 'research', variant: 'f4', withSpeakers: true }));
  expect(text).toBe('Анна: Доброе утро, коллеги. #00:00:04-0#\nБоб: Good morning & welcome. #00:00:09-9#\n');
});

test('karaoke lasts as long as its line', () => {
  const text = String(renderAtOnce(plain, { format: 'ass', withWordTimes: true, withSpeakers: true }));
  const lines = [...text.matchAll(/^Dialogue: 0,0:00:(\d+\.\d+),0:00:(\d+\.\d+),.*?,,(.*)$/gm)];
  expect(lines).toHaveLength(2);
  for (const [, start, end, said = ''] of lines) {
    const sum = [...said.matchAll(/\{\\k(\d+)\}/g)].reduce((total, [, cs]) => total + Number(cs), 0);
    expect(sum).toBe(Math.round((Number(end) - Number(start)) * 100));
  }
});

test('words of WebVTT have rising times inside their cue', () => {
  const text = String(renderAtOnce(plain, { format: 'vtt', withWordTimes: true, withSpeakers: true }));
  expect(text).toContain('<v Анна>Доброе <00:00:02.000><c>утро,</c> <00:00:03.000><c>коллеги.</c>');
});

test('drop-frame time codes keep up with the clock', () => {
  const hour = { ...plain, segments: [segmentOf(3_600_000, 3_601_000, 'x')] };
  const text = String(renderAtOnce(hour, { format: 'edl', frameRate: 29.97, withSpeakers: true }));
  expect(text).toContain('FCM: DROP FRAME');
  expect(text).toContain('01:00:00;00 01:00:00;01');
});

test.each([false, true])(
  'the validator of the W3C finds nothing in WebVTT, with times of words: %s',
  (withWordTimes) => {
    for (const document of [plain, hostile, documentWith([])]) {
      const text = String(renderAtOnce(document, { format: 'vtt', withSpeakers: true, withWordTimes }));
      expect(new webvtt.WebVTTParser().parse(text, 'subtitles/captions/descriptions').errors).toEqual([]);
    }
  },
);
