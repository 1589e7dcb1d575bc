import { beforeEach, describe, expect, it } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

const query = (text: string) => createSearch(fixture.library).query({ text, offset: 0, limit: 50 });
const texts = (text: string) => query(text).hits.map((hit) => hit.text);
const marked = (text: string) =>
  query(text).hits.flatMap((hit) => hit.marks.map(([from, to]) => hit.text.slice(from, to)));
const run = (sql: string) => fixture.library.index.database.exec(sql);
/** Written past the stores, as speakers have no editor yet; the index is notified at the next change. */
const settle = () => void fixture.reopen();

describe('words', () => {
  it('with = are found in this form only', () => {
    addTranscript(fixture.library, 'a', ['жалоба', 'жалобу']);
    expect(texts('=жалобу')).toEqual(['жалобу']);
    expect(texts('жалобу ')).toHaveLength(2);
  });

  it('with * are found by their beginning, also in the middle of a query', () => {
    addTranscript(fixture.library, 'a', ['телефон дома', 'телевизор дома', 'тело дома']);
    expect(texts('теле* дома ')).toEqual(['телефон дома', 'телевизор дома']);
  });

  it('joined by OR may be either', () => {
    addTranscript(fixture.library, 'a', ['жалоба директору', 'просьба директору', 'просьба врачу']);
    expect(texts('жалоба OR просьба директору ')).toEqual(['жалоба директору', 'просьба директору']);
    expect(texts('жалоба ИЛИ врач ')).toEqual(['жалоба директору', 'просьба врачу']);
  });

  it('NEAR each other are found by the clock, also over a segment border', () => {
    // A segment every 4 s, a word every 200 ms.
    addTranscript(fixture.library, 'a', [
      'жалоба',
      'тишина',
      'договор',
      'тишина',
      'тишина',
      'тишина',
      'тишина',
      'тишина',
      'жалоба',
      'и договор',
    ]);
    expect(texts('NEAR(жалобы договоры, 5s)')).toEqual(['жалоба', 'и договор']);
    expect(texts('NEAR(жалобы договоры, 9s)')).toEqual(['жалоба', 'договор', 'жалоба', 'и договор']);
    expect(texts('NEAR(жалобы договоры, 3s)')).toEqual([]);
  });

  it('in a regular expression are found and marked, in any case and with ё as е', () => {
    addTranscript(fixture.library, 'a', ['Счёт номер 1234 оплачен', 'счет номер 12 оплачен']);
    expect(marked('/сч[её]т номер \\d\\d\\d\\d/')).toEqual(['Счёт номер 1234']);
    expect(marked('/номер \\d+ опл\\w+/')).toEqual(['номер 1234 оплачен', 'номер 12 оплачен']);
  });

  it('in a regular expression that would run for ever elsewhere are answered', () => {
    addTranscript(fixture.library, 'a', [`нет${'а'.repeat(5000)}`]);
    expect(texts('/нет(а+)+$б/')).toEqual([]);
  });
});

describe('a filter', () => {
  it('by language holds, without words too', () => {
    addTranscript(fixture.library, 'a', ['слово'], 'ru');
    addTranscript(fixture.library, 'b', ['word', 'слово по-русски'], 'en');
    expect(texts('слово lang:en')).toEqual(['слово по-русски']);
    expect(texts('lang:английский')).toEqual(['word', 'слово по-русски']);
    expect(texts('слово -lang:en')).toEqual(['слово']);
    expect(texts('слово lang:fr')).toEqual([]);
  });

  it('by speaker holds for the segment and not its neighbours', () => {
    const { transcriptId, segments } = addTranscript(fixture.library, 'a', ['слово раз', 'слово два']);
    run(`INSERT INTO speaker (id, transcript_id, name) VALUES (1, ${transcriptId}, 'Анна Петрова')`);
    run(`UPDATE transcript SET revision = 99; DELETE FROM fulltext.indexed`);
    run(`UPDATE segment SET speaker_id = 1 WHERE id = ${segments[1]!.id}`);
    settle();
    const found = createSearch(fixture.library).query({ text: 'слово speaker:анна', offset: 0, limit: 5 });
    // The hash of a row that was changed by hand no longer fits: it is found, and not shown.
    expect(found.total).toBe(1);
    expect(query('слово speaker:Борис').total).toBe(0);
  });

  it('by tag and by the folder of the file holds', () => {
    const { recordingId } = addTranscript(fixture.library, 'Горячая линия/a.wav', ['слово']);
    addTranscript(fixture.library, 'Суд/b.wav', ['слово в суде']);
    fixture.library.tags.change(recordingId, { add: ['Срочно', 'лишнее'], remove: [] });
    expect(fixture.library.tags.change(recordingId, { add: [], remove: ['лишнее'] })).toEqual(['Срочно']);
    expect(texts('слово tag:лишнее')).toEqual([]);
    expect(texts('слово tag:срочно')).toEqual(['слово']);
    expect(texts('слово -tag:срочно')).toEqual(['слово в суде']);
    expect(texts('слово папка:"горячая линия"')).toEqual(['слово']);
    expect(texts('слово folder:суд')).toEqual(['слово в суде']);
  });

  it('by date and length holds', () => {
    const { recordingId } = addTranscript(fixture.library, 'a', ['слово раз']);
    addTranscript(fixture.library, 'b', ['слово два']);
    run(`UPDATE recording SET added_at_ms = ${new Date(2025, 0, 15).getTime()} WHERE id = ${recordingId}`);
    run(`UPDATE media SET duration_ms = 3600000 WHERE id = (SELECT media_id FROM recording WHERE id = ${recordingId})`);
    run('UPDATE transcript SET revision = revision + 1');
    settle();
    expect(texts('слово before:2025-02')).toEqual(['слово раз']);
    expect(texts('слово after:2025-01-15 before:2025-01-16')).toEqual(['слово раз']);
    expect(texts('слово after:2025-02')).toEqual(['слово два']);
    expect(texts('слово longer:30m')).toEqual(['слово раз']);
    expect(texts('слово shorter:1h ')).toEqual(['слово два']);
  });

  it('by confidence finds what should be checked again', () => {
    const [recording] = fixture.library.recordings.add([sampleRecording('a')], sampleOptions);
    const { transcriptId } = fixture.library.transcripts.begin(recording!.id);
    const said = (text: string, probability: number, startMs: number) => {
      const segment = sampleSegment(startMs, text);
      return { ...segment, words: segment.words.map((word) => ({ ...word, probability })) };
    };
    const segments = [said('ясное слово', 0.95, 0), said('смутное слово', 0.45, 4000)];
    fixture.library.transcripts.commitWindow({ transcriptId, resumeMs: 8000, language: 'ru', segments });
    expect(texts('слово confidence:<0.6')).toEqual(['смутное слово']);
    expect(texts('слово confidence:>0.6')).toEqual(['ясное слово']);
  });
});

it('the most relevant passages come first when asked for', () => {
  addTranscript(fixture.library, 'a', ['жалоба на договор', ...Array.from({ length: 7 }, () => 'жалоба и договор')]);
  addTranscript(fixture.library, 'b', ['жалоба', 'договор', ...Array.from({ length: 40 }, () => 'тишина')]);
  const search = createSearch(fixture.library);
  const first = (order: 'newest' | 'relevance') =>
    search.query({ text: 'жалоба договор ', offset: 0, limit: 1, order }).hits[0]?.recordingName;
  expect(first('newest')).toBe('b');
  expect(first('relevance')).toBe('a');
});

it('facets count passages by folder, language and month', () => {
  addTranscript(fixture.library, 'Суд/a.wav', ['слово'], 'ru');
  addTranscript(fixture.library, 'Суд/b.wav', ['слово'], 'en');
  addTranscript(fixture.library, 'Линия/c.wav', ['другое'], 'en');
  const facets = createSearch(fixture.library).facets('слово ');
  expect(facets.folder).toEqual([{ value: 'Суд', count: 2 }]);
  expect(facets.lang.map(({ value }) => value).toSorted()).toEqual(['en', 'ru']);
  expect(facets.month).toMatchObject([{ count: 2 }]);
  expect(facets.isWhole).toBe(true);
});

it('facets of few passages count the same places as the page', () => {
  addTranscript(fixture.library, 'Суд/a.wav', ['слово', 'слово', 'другое', 'слово'], 'ru');
  addTranscript(fixture.library, 'Суд/b.wav', ['слово'], 'en');
  const search = createSearch(fixture.library);
  expect(search.query({ text: 'слово ', offset: 0, limit: 50 })).toMatchObject({ total: 4, isTotalExact: true });
  const { folder, lang } = search.facets('слово ');
  expect(folder).toEqual([{ value: 'Суд', count: 4 }]);
  expect(lang).toEqual([
    { value: 'ru', count: 3 },
    { value: 'en', count: 1 },
  ]);
});

describe('suggestions', () => {
  beforeEach(
    () => void addTranscript(fixture.library, 'a', ['жалоба жалоба жаловался директору договора', 'complaint']),
  );
  const suggest = (text: string) => createSearch(fixture.library).suggest(text);

  it('complete the word being typed, the commonest first', () => {
    expect(suggest('новая жал').completions).toEqual(['жалоба', 'жаловался']);
    expect(suggest('жал ').completions).toEqual([]);
  });

  it('mend what was never said, and leave the rest', () => {
    expect(suggest('желоба директору').didYouMean).toBe('жалоба директору');
    expect(suggest('compalint').didYouMean).toBe('complaint');
    expect(suggest('жалоба ').didYouMean).toBeNull();
    expect(suggest('ыыыыыыы').didYouMean).toBeNull();
  });

  it('read a word typed in the other keyboard layout', () => {
    expect(suggest(';fkj,f').didYouMean).toBe('жалоба');
    expect(suggest('сщьздфште').didYouMean).toBe('complaint');
  });
});
