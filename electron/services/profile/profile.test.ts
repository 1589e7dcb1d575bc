import { expect, test } from 'vitest';
import { addTranscript, createTestLibrary } from '#services/library/library.fixture.ts';
import { profileLibrary } from './library-profile.ts';
import { formatLibraryProfile, formatRecordingProfile, formatTableProfile } from './profile-csv.ts';
import { profileRecording } from './recording-profile.ts';
import { measureSpeaking, type SpokenSegment } from './speaking.ts';
import { profileTable } from './table-profile.ts';
import { likelihoodRatio } from './vocabulary.ts';

const said = (
  speaker: string | null,
  startMs: number,
  endMs: number,
  count: number,
  probability = 0.9,
): SpokenSegment => ({
  startMs,
  endMs,
  speaker,
  language: null,
  text: Array.from({ length: count }, () => 'word').join(' '),
  words: Array.from({ length: count }, (_, nth) => ({
    startMs: startMs + nth * 100,
    endMs: startMs + nth * 100 + 90,
    text: 'word',
    probability,
  })),
});

test('talk, turns, rate and doubt of each speaker are counted, the most talkative first', () => {
  const { speakers, talkMs, wordCount } = measureSpeaking(
    [
      said('Anna', 0, 10_000, 25),
      said('Anna', 10_000, 20_000, 25),
      said('Boris', 20_000, 30_000, 10, 0.3),
      said('Anna', 30_000, 40_000, 10),
    ],
    40_000,
    'ru',
  );
  expect([talkMs, wordCount]).toEqual([40_000, 70]);
  expect(
    speakers.map(({ speaker, talkMs: ms, turnCount, longestTurnMs }) => [speaker, ms, turnCount, longestTurnMs]),
  ).toEqual([
    ['Anna', 30_000, 2, 20_000],
    ['Boris', 10_000, 1, 10_000],
  ]);
  expect(speakers[0]).toMatchObject({ share: 0.75, wordsPerMinute: 120, doubtfulShare: 0 });
  expect(speakers[1]).toMatchObject({ share: 0.25, wordsPerMinute: 60, doubtfulShare: 1 });
});

test('who begins while another speaks interrupts; segments that touch, and one within its own turn, do not', () => {
  const { interruptions, speakers } = measureSpeaking(
    [
      said('Anna', 0, 10_000, 5),
      said('Boris', 9900, 12_000, 5),
      said('Boris', 11_000, 14_000, 5),
      said('Anna', 13_000, 16_000, 5),
      said(null, 15_000, 15_900, 5),
    ],
    20_000,
    null,
  );
  expect(interruptions).toEqual([
    { atMs: 13_000, overlapMs: 1000, by: 'Anna', of: 'Boris' },
    { atMs: 15_000, overlapMs: 900, by: null, of: 'Anna' },
  ]);
  expect(speakers.find(({ speaker }) => speaker === 'Anna')?.interruptionCount).toBe(1);
});

test('what the sound has of two at once is an interruption too, once, and of people who are in the text', () => {
  const overlap = (startMs: number, endMs: number, speaker: string, over: string) => ({
    startMs,
    endMs,
    speaker,
    over,
  });
  const { interruptions, speakers } = measureSpeaking(
    [said('Anna', 0, 10_000, 5), said('Boris', 10_000, 14_000, 5), said('Anna', 13_000, 16_000, 5)],
    20_000,
    null,
    [
      overlap(4000, 5000, 'Anna', 'Boris'),
      overlap(13_100, 13_900, 'Boris', 'Anna'),
      overlap(15_000, 15_500, 'Anna', '#3'),
    ],
  );
  expect(interruptions).toEqual([
    { atMs: 4000, overlapMs: 1000, by: 'Boris', of: 'Anna' },
    { atMs: 13_000, overlapMs: 1000, by: 'Anna', of: 'Boris' },
  ]);
  expect(speakers.map(({ speaker, interruptionCount }) => [speaker, interruptionCount])).toEqual([
    ['Anna', 1],
    ['Boris', 1],
  ]);
});

test('silences at the beginning, between and at the end are found, and none under the words of two', () => {
  const { silences, silenceMs } = measureSpeaking(
    [said('A', 5000, 20_000, 5), said('B', 6000, 8000, 5), said('A', 22_000, 25_000, 5)],
    40_000,
    null,
  );
  expect(silences).toEqual([
    { startMs: 0, endMs: 5000 },
    { startMs: 25_000, endMs: 40_000 },
  ]);
  expect(silenceMs).toBe(20_000);
});

test('stretches hold all talk and all words, also of a segment over several of them', () => {
  const { stretches } = measureSpeaking([said('A', 10_000, 50_000, 300)], 60_000, null);
  expect(stretches.map(({ talkMs }) => talkMs[0])).toEqual([5000, 15_000, 15_000, 5000]);
  expect(stretches.at(-1)?.endMs).toBe(60_000);
  expect(measureSpeaking([], 0, null).stretches).toHaveLength(1);
});

test('an interruption of no one: without segments everything is silence', () => {
  expect(measureSpeaking([], 10_000, null)).toMatchObject({
    talkMs: 0,
    silenceMs: 10_000,
    speakers: [],
    languages: [],
  });
});

test('the likelihood ratio is that of a worked example', () => {
  // Rayson and Garside 2000: a word 11 times in 1,000 words and 4 times in 2,000; by hand 2·(11·ln(11/5) + 4·ln(4/10)).
  expect(likelihoodRatio(11, 1000, 4, 2000)).toBeCloseTo(10.0155, 3);
  expect(likelihoodRatio(5, 1000, 10, 2000)).toBeCloseTo(0, 9);
});

test('a recording is profiled with what is unusual in it, in all forms of a word', async () => {
  const made = createTestLibrary();
  for (let nth = 0; nth < 12; nth += 1)
    addTranscript(made.library, `call ${nth}.wav`, ['мы обсуждали поставку и договор', 'спасибо и до встречи']);
  const { recordingId } = addTranscript(made.library, 'odd.wav', [
    'кофемашина сломалась и договор',
    'чинили кофемашину весь день',
    'без кофемашины нельзя спасибо',
    'про кофемашину писали в чат',
  ]);
  const profile = await profileRecording(made.library, recordingId);
  expect(profile.unusual.map(({ word }) => word)).toEqual(['кофемашину']);
  expect(profile.unusual[0]).toMatchObject({ count: 4, usual: 0, firstMs: 0 });
  expect(profile.comparedCount).toBe(12);
  const csv = formatRecordingProfile(profile);
  expect(csv).toContain('unusual word,кофемашину,count,4,0');
  made.dispose();
});

test('the library is added up by language, speaker, model and month; a filter takes a part of it', async () => {
  const made = createTestLibrary();
  addTranscript(made.library, 'a.wav', ['one two three', 'four'], 'en');
  addTranscript(made.library, 'b.wav', ['раз два'], 'ru');
  made.library.recordings.add(
    [{ path: '/x', name: 'x.wav', sizeBytes: 1, quickHash: 'x', durationMs: 1000, hasVideo: false }],
    {
      modelId: 'demo',
      language: 'auto',
      translate: false,
      prompt: '',
      threads: null,
    },
  );
  const all = await profileLibrary(made.library, '');
  expect(all).toMatchObject({ recordingCount: 3, transcribedCount: 2, segmentCount: 3, talkMs: 9000, editedShare: 0 });
  expect(all.languages).toEqual([
    { name: 'en', recordingCount: 1, talkMs: 6000 },
    { name: 'ru', recordingCount: 1, talkMs: 3000 },
  ]);
  expect(all.months).toHaveLength(1);
  expect(await profileLibrary(made.library, 'lang:ru')).toMatchObject({ recordingCount: 1, talkMs: 3000 });
  expect(formatLibraryProfile(all)).toContain('languages,en,talk_ms,6000');
  made.dispose();
});

test('a table is shown column by column: kinds, how sure, and words that a cell leaves open', () => {
  const { rowCount, columns } = profileTable(
    [
      'Имя,Телефон,Карта,Сумма,Дата,Заметка',
      'Владимир,+7 916 123-45-67,4111 1111 1111 1111,"1 200,50",2026-11-28,просил перезвонить',
      'Надежда,8 (495) 765-43-21,5500 0000 0000 0004,300,29.11.2026,ivan@example.com',
      'Ольга Петрова,,,,,',
    ].join('\n'),
  );
  expect(rowCount).toBe(3);
  const kindsOf = (nth: number) => columns[nth]?.kinds.map(({ kind, value, count }) => [value ?? kind, count]);
  expect(kindsOf(1)).toEqual([['phone', 2]]);
  expect(kindsOf(2)).toEqual([['card', 2]]);
  expect(kindsOf(3)).toEqual([['number', 2]]);
  expect(kindsOf(4)).toEqual([['date', 2]]);
  expect(kindsOf(5)).toEqual([
    ['text', 1],
    ['email', 1],
  ]);
  expect(kindsOf(0)).toEqual([['person', 3]]);
  expect(columns[0]).toMatchObject({
    ambiguous: [],
    decided: [
      { text: 'Владимир', count: 1, value: 'person', because: 'heading', readings: ['person', 'place'] },
      { text: 'Надежда', count: 1, value: 'person', because: 'heading', readings: ['person', 'word'] },
    ],
  });
  expect(formatTableProfile({ rowCount, columns })).toContain('Владимир: person (heading; person / place)');
});

test('lines without a head are one column, and an empty table has none', () => {
  expect(profileTable('123\n456\n').columns).toMatchObject([{ name: '1', filledCount: 2, distinctCount: 2 }]);
  expect(profileTable('').columns).toEqual([]);
});

test('what was found is counted over the stretches of a recording and over the months of a library, also in CSV', async () => {
  const fixture = createTestLibrary();
  const { library } = fixture;
  const texts = Array.from({ length: 60 }, (_, nth) => `word ${nth}`);
  const [first, second] = [addTranscript(library, 'a.wav', texts), addTranscript(library, 'b.wav', texts)];
  const { database } = library.index;
  const annotate = (recordingId: number, all: readonly (readonly [value: string, startMs: number])[]) => {
    const run =
      database.prepare(`INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, state, is_urgent,
      is_current, queued_at_ms) VALUES (?, 'entities', 1, 'm', '{}', 'done', 0, 1, 1)`);
    const runId = run.run(recordingId).lastInsertRowid;
    for (const [nth, [value, startMs]] of all.entries())
      database
        .prepare(
          "INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value) VALUES (?, ?, ?, ?, 'entity', ?)",
        )
        .run(runId, nth, startMs, startMs + 500, value);
    database
      .prepare(
        `INSERT INTO annotation_total SELECT run_id, kind, value, ?, count(*), 1, 1 FROM annotation WHERE run_id = ?
         GROUP BY kind, value`,
      )
      .run(recordingId, runId);
  };
  annotate(first.recordingId, [
    ['person', 1000],
    ['place', 2000],
    ['person', 2500],
    ['person', 239_000],
  ]);
  annotate(second.recordingId, [['person', 1000]]);
  database.prepare('UPDATE recording SET added_at_ms = ? WHERE id = ?').run(Date.UTC(2026, 0, 15), first.recordingId);
  database.prepare('UPDATE recording SET added_at_ms = ? WHERE id = ?').run(Date.UTC(2026, 2, 15), second.recordingId);
  const profile = await profileRecording(library, first.recordingId);
  const { foundStretchMs, found } = profile;
  const last = Math.floor(239_000 / foundStretchMs);
  const person = found.find(({ value }) => value === 'person');
  expect([person?.counts[0], person?.counts[last], person?.count]).toEqual([2, 1, 3]);
  expect([person?.firsts[0], person?.firsts[1], person?.firsts[last]]).toEqual([1000, null, 239_000]);
  const csv = formatRecordingProfile(profile);
  expect(csv).toContain(`entity,person,count_in_stretch,2,0,${foundStretchMs}`);
  expect(csv).not.toContain('count_in_stretch,0');
  const whole = await profileLibrary(library, '');
  expect(whole.months.map(({ month }) => month)).toEqual(['2026-01', '2026-03']);
  expect(whole.found.map(({ value, counts }) => [value, counts])).toEqual([
    ['person', [3, 1]],
    ['place', [1, 0]],
  ]);
  expect(formatLibraryProfile(whole)).toContain('entity,person,count_2026-03,1');
  fixture.dispose();
});
