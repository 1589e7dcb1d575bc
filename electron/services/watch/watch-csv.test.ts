import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/watch.ts';
import { parseCsv } from '#services/text-files/csv.ts';
import { isoWithOffset } from '#shared/text/local-time.ts';
import { renderFindings } from './findings-export.ts';
import { formatWatchCsv, parseWatchCsv } from './watch-csv.ts';

const failureOf = (csv: string): unknown => {
  try {
    return parseWatchCsv(csv);
  } catch (thrown) {
    const { code, params } = thrown as { code: string; params: object };
    return { code, ...params };
  }
};

describe('a watch list as CSV', () => {
  it('is read with a byte order mark, semicolons, quotes and any order of columns', () => {
    const csv = '\uFEFFSeverity;TERM;note\r\nhigh;бомба;"слово; с ""кавычками""\nи строкой"\r\n\r\n;"нож";\r\n';
    expect(parseWatchCsv(csv)).toEqual([
      { term: 'бомба', match: 'any', severity: 'high', note: 'слово; с "кавычками"\nи строкой' },
      { term: 'нож', match: 'any', severity: 'medium', note: '' },
    ]);
    expect(parseWatchCsv('term,match\na,EXACT')).toMatchObject([{ term: 'a', match: 'exact' }]);
  });

  it.each([
    ['lines of an old Mac', 'term;note\rнож;"a\rb"\rбомба;x\r'],
    ['lines of Windows', 'term;note\r\nнож;"a\r\nb"\r\nбомба;x\r\n'],
    ['tabs', 'term\tnote\nнож\t"a\nb"\nбомба\tx'],
    ['the separator said first', 'sep=;\r\nterm;note\r\nнож;"a\r\nb"\r\nбомба;x\r\n'],
    ['a comma said first', 'sep=,\nterm,note\nнож,"a\nb"\nбомба,x'],
  ])('is read with %s', (_, csv) => {
    expect(parseWatchCsv(csv)).toMatchObject([
      { term: 'нож', note: 'a\nb' },
      { term: 'бомба', note: 'x' },
    ]);
  });

  it('comes back the same, formulas too, which are harmless in the file', () => {
    const terms = ['=cmd|x', '+1 call', '-1', '@home', 'a, b', "it's", '"q"'].map(
      (term) => ({ term, match: 'any', severity: 'low', note: '=1+1' }) as const,
    );
    const csv = formatWatchCsv(terms);
    expect(csv.startsWith('\uFEFFterm,match,severity,note\r\n')).toBe(true);
    for (const { cells } of parseCsv(csv)) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@]/);
    expect(parseWatchCsv(csv)).toEqual(terms);
  });

  it('names the line of a mistake', () => {
    expect(failureOf('')).toEqual({ code: 'csv-no-term' });
    expect(failureOf('word\nx')).toEqual({ code: 'csv-no-term' });
    expect(failureOf('term,weight\nx,1')).toEqual({ code: 'csv-column', name: 'weight' });
    expect(failureOf('term,note\n"a\nb",x\n?!,y')).toEqual({ code: 'csv-term', line: 4, name: '?!' });
    expect(failureOf('term,match\na,any\nb,fuzzy')).toEqual({ code: 'csv-match', line: 3, name: 'fuzzy' });
    expect(failureOf('term,severity\n\na,huge')).toEqual({ code: 'csv-severity', line: 3, name: 'huge' });
    expect(failureOf('term\na,b')).toEqual({ code: 'csv-extra', line: 2, name: 'b' });
    expect(failureOf(`term\n${'a\n'.repeat(10_001)}`)).toEqual({ code: 'csv-too-long', max: 10_000 });
  });
});

it('findings are exported with the times of their clips', () => {
  const finding: Finding = {
    id: 7,
    listId: 1,
    ruleId: 1,
    isRule: true,
    basis: {
      version: 2,
      ruleText: 'said "бомба"',
      isCertain: false,
      parts: [{ clause: 0, startMs: 3_723_456, endMs: 3_724_000, text: 'бомбы' }],
    },
    remark: '',
    labels: ['жаргон', 'срочно'],
    listName: '=list',
    term: 'бомба',
    match: 'any',
    severity: 'high',
    note: '',
    recordingId: 3,
    recordingName: 'a.wav',
    mediaKey: 'secret',
    durationMs: 9_000_000,
    hasVideo: false,
    transcriptId: 4,
    segmentId: 5,
    startMs: 3_723_456,
    endMs: 3_724_000,
    matched: 'бомбы',
    before: 'тут ',
    after: ', да',
    isTextChanged: false,
    state: 'dismissed',
    foundAtMs: 0,
    decidedBy: 'anna',
    decidedAtMs: 1000,
    reason: 'игра',
  };
  const [header, row] = parseCsv(renderFindings([finding], 'csv')).map(({ cells }) => cells);
  expect(Object.fromEntries(header?.map((name, index) => [name, row?.[index]]) ?? [])).toEqual({
    labels: 'жаргон; срочно',
    finding: '7',
    list: "'=list",
    term: 'бомба',
    severity: 'high',
    state: 'dismissed',
    recording: 'a.wav',
    recording_id: '3',
    start: '01:02:03.456',
    end: '01:02:04.000',
    start_ms: '3723456',
    end_ms: '3724000',
    before: 'тут ',
    matched: 'бомбы',
    after: ', да',
    text_changed: 'no',
    note: '',
    found_at: isoWithOffset(0),
    decided_by: 'anna',
    decided_at: isoWithOffset(1000),
    reason: 'игра',
    remark: '',
    rule_version: '2',
    outcome: 'cannot tell',
    because: '1 @ 01:02:03.456: бомбы',
  });
  const json = renderFindings([finding], 'json');
  expect(JSON.parse(json)).toMatchObject({
    findings: [{ id: 7, startMs: 3_723_456, decidedAt: isoWithOffset(1000) }],
  });
  expect(json).not.toContain('secret');
});
