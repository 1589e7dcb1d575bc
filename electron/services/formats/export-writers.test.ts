import { expect, test } from 'vitest';
import { documentWith, hostileTexts, segmentOf, renderAtOnce } from './export.fixture.ts';
import { shownDocument } from './render-export.ts';
import { toJson } from './tables/json.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { toTxt } from './text/txt.ts';

test('plain text is one line per segment, with times and speakers on request', () => {
  const document = documentWith([
    segmentOf(0, 900, ' Good  morning. '),
    segmentOf(3_723_000, 3_724_000, 'Да.', 'Анна'),
  ]);
  expect(toTxt(document, { withTimes: false })).toBe('Good morning.\nАнна: Да.\n');
  expect(toTxt(document, { withTimes: true })).toBe('[0:00] Good morning.\n[1:02:03] Анна: Да.\n');
});

test('notes stand below the segment in which they begin, and in JSON by themselves', () => {
  const note = { recordingId: 1, addedAtMs: 0, changedAtMs: 0 };
  const document = {
    ...documentWith([segmentOf(1000, 1900, 'One.'), segmentOf(4000, 4900, 'Two.')]),
    notes: [
      { ...note, id: 1, startMs: 0, endMs: 0, text: '', tags: [] },
      { ...note, id: 2, startMs: 3999, endMs: 5000, text: 'два\nслова', tags: ['важно'] },
      { ...note, id: 3, startMs: 9000, endMs: 9000, text: 'the end', tags: [] },
    ],
  };
  expect(toTxt(document, { withTimes: false })).toBe(
    'One.\n  * 0:00\n  * 0:03 два слова #важно\nTwo.\n  * 0:09 the end\n',
  );
  const { notes } = JSON.parse(toJson(document)) as { readonly notes: readonly unknown[] };
  expect(notes[1]).toEqual({ startMs: 3999, endMs: 5000, text: 'два\nслова', tags: ['важно'] });
  expect(toJson(documentWith([]))).not.toContain('notes');
});

test('every text stays on its own line', () => {
  const document = documentWith(hostileTexts.map((text, i) => segmentOf(i * 1000, i * 1000 + 900, text)));
  expect(toTxt(document, { withTimes: false }).split('\n')).toHaveLength(hostileTexts.length + 1);
});

test('JSON has the promised layout and keeps every text exactly', () => {
  const document = documentWith(hostileTexts.map((text, i) => segmentOf(i * 1000, i * 1000 + 900, text)));
  const read = JSON.parse(toJson(document)) as { segments: { text: string; words: unknown[] }[] };
  expect(read).toMatchObject({
    schema: 'stenogram.transcript/1',
    recording: { name: 'talk.wav', durationMs: 60_000, sha256: 'ab'.repeat(32) },
    engine: 'whisper.cpp 1.9.1',
    model: 'demo',
    language: 'en',
  });
  expect(read.segments.map((segment) => segment.text)).toEqual(hostileTexts);
  const keys = ['startMs', 'endMs', 'speaker', 'speakerId', 'text', 'confidence', 'words'];
  expect(Object.keys(read.segments[0]!)).toEqual(keys);
  expect(Object.keys(read.segments[0]!.words[0] as object)).toEqual(['startMs', 'endMs', 'text', 'probability']);
});

test.each([
  ['talk.wav', 'talk.srt'],
  ['Допрос №3.m4a', 'Допрос №3.srt'],
  ['../../etc/passwd', '_.._etc_passwd.srt'],
  ['a<b>c:d"e|f?g*h.mp3', 'a_b_c_d_e_f_g_h.srt'],
  ['CON.wav', 'transcript-CON.srt'],
  ['con.final.wav', 'transcript-con.final.srt'],
  ['Lpt1 .mp3', 'transcript-Lpt1.srt'],
  ['COM².wav', 'transcript-COM².srt'],
  ['conference.wav', 'conference.srt'],
  ['...', 'transcript.srt'],
  ['\u202Egnp.exe.wav', '_gnp.exe.srt'],
  ['version 1.2', 'version 1.srt'],
])('an export of %j is named %j', (name, expected) => {
  expect(suggestedName(name, 'srt')).toBe(expected);
});

test('a long name is cut to 120 bytes at a whole character', () => {
  const name = suggestedName(`${'Ж👩‍👩‍👧'.repeat(100)}.wav`, 'json');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
  expect(name).toMatch(/^(Ж👩‍👩‍👧)+Ж?\.json$/u);
});

test.for(['txt', 'srt', 'json', 'docx', 'ctm', 'csv'] as const)(
  '%s has numbers and hesitations as they were asked for',
  (format) => {
    const document = documentWith([segmentOf(0, 4000, 'Э-э, осталось двадцать пять процентов.')], 'ru');
    const how = {
      format,
      withSpeakers: true,
      numbers: 'digits',
      hesitations: 'drop',
      variant: format === 'csv' ? 'words' : null,
    } as const;
    const shown = shownDocument(document, { ...how });
    expect(shown.segments.map(({ text }) => text)).toEqual(['Осталось 25\u00A0%.']);
    const content = renderAtOnce(document, how);
    if (typeof content === 'string') expect(content).toMatch(/25[^]*%/);
    expect(document.segments[0]?.text).toContain('двадцать пять');
  },
);
