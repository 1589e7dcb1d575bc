import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestLibrary,
  sampleOptions,
  sampleRecording,
  type TestLibrary,
} from '#services/library/library.fixture.ts';
import { suggestBySound } from './by-sound.ts';
import { mistakesOf, putRight } from './put-right.ts';
import { formatVocabularyCsv, parseVocabularyCsv } from './vocabulary-csv.ts';

let fixture: TestLibrary;
beforeEach(() => {
  fixture = createTestLibrary();
});
afterEach(() => fixture.dispose());

const everywhere = { collectionId: null, recordingId: null };
const term = (text: string, takenFor: readonly string[] = [], soundsLike: readonly string[] = []) => ({
  ...everywhere,
  term: text,
  takenFor,
  soundsLike,
});

test('terms of a recording, of its collections and of everybody are expected in it, the nearest first', () => {
  const { library } = fixture;
  const [id = 0, other = 0] = library.recordings
    .add(['a.wav', 'b.wav'].map(sampleRecording), sampleOptions)
    .map((recording) => recording.id);
  const outer = library.catalogue.collections.add({ name: 'Case', parentId: null, filter: null }).id;
  const inner = library.catalogue.collections.add({ name: 'Calls', parentId: outer, filter: null }).id;
  library.index.database
    .prepare('INSERT INTO collection_member (collection_id, recording_id) VALUES (?, ?)')
    .run(inner, id);
  const { vocabulary } = library;
  vocabulary.save(null, term('Everywhere'));
  vocabulary.save(null, { ...term('Outer'), collectionId: outer });
  vocabulary.save(null, { ...term('Own'), recordingId: id });
  expect(vocabulary.expectedIn(id).map((one) => one.term)).toEqual(['Own', 'Outer', 'Everywhere']);
  expect(vocabulary.expectedIn(other).map((one) => one.term)).toEqual(['Everywhere']);
});

test('a term that is there already takes what is new, and outlives a restart', () => {
  const { vocabulary } = fixture.library;
  vocabulary.save(null, term('Ковальский', ['ковали']));
  vocabulary.save(null, term('Ковальский', ['коваль', 'ковали']));
  expect(
    fixture
      .reopen()
      .vocabulary.list(everywhere)
      .map(({ takenFor }) => takenFor),
  ).toEqual([['ковали', 'коваль']]);
});

test('names are taken from the speakers of one recording, or of all, but for those that no one named', () => {
  const { library } = fixture;
  const [one = 0, other = 0] = library.recordings
    .add(['a.wav', 'b.wav'].map(sampleRecording), sampleOptions)
    .map((recording) => recording.id);
  const say = (recordingId: number, speaker: string) => {
    const { transcriptId } = library.transcripts.begin(recordingId);
    const segments = [{ startMs: 0, endMs: 900, text: 'да', words: [], speaker, speakerSlot: 1 }];
    library.transcripts.commitWindow({ transcriptId, resumeMs: 1000, language: 'ru', segments });
  };
  say(one, 'Анна Ковальская');
  say(other, 'Speaker 2');
  say(other, 'John Smith');
  const { vocabulary } = library;
  expect(vocabulary.speakerNames(one)).toEqual(['Анна Ковальская']);
  expect(vocabulary.speakerNames(null)).toEqual(['John Smith', 'Анна Ковальская']);
  vocabulary.save(null, term('John Smith'));
  expect(vocabulary.speakerNames(null)).toEqual(['Анна Ковальская']);
});

test('CSV goes out and comes in with the same terms', () => {
  const { vocabulary } = fixture.library;
  const rows = [
    { term: 'Kubernetes', soundsLike: ['koobernetties'], takenFor: ['cube net is', 'Europe teachers'] },
    { term: '=SUM, "quoted"', soundsLike: [], takenFor: [] },
  ];
  expect(parseVocabularyCsv(formatVocabularyCsv(rows))).toEqual(rows);
  expect(vocabulary.add(everywhere, rows)).toEqual({ addedCount: 2, mergedCount: 0 });
  expect(vocabulary.add(everywhere, parseVocabularyCsv('Kubernetes\nPostgres'))).toEqual({
    addedCount: 1,
    mergedCount: 1,
  });
  expect(() => parseVocabularyCsv('term,colour\nA,red')).toThrow(expect.objectContaining({ code: 'csv-column' }));
  expect(() => parseVocabularyCsv('term\n--')).toThrow(expect.objectContaining({ code: 'csv-term' }));
});

const said = (text: string, probabilities: readonly number[]) => ({
  text,
  words: text.split(' ').map((own, nth) => ({
    text: own,
    startMs: nth * 100,
    endMs: nth * 100 + 90,
    probability: probabilities[nth] ?? 1,
  })),
});

test('what is often taken for a term is put right where the engine was unsure, and only there', () => {
  const mistakes = mistakesOf([term('Nakamura', ['national', 'ask a camera']), term('Blockchain', ['block change'])]);
  const unsure = putRight(said('We discussed national, with “block change”.', [1, 1, 0.1, 1, 0.9, 0.5]), mistakes);
  expect(unsure.text).toBe('We discussed Nakamura, with “Blockchain”.');
  expect(unsure.words.at(-1)).toEqual({ text: '“Blockchain”.', startMs: 400, endMs: 590, probability: 0.5 });
  const sure = said('the national bank, block change', [1, 0.98, 1, 0.9, 0.8]);
  expect(putRight(sure, mistakes)).toBe(sure);
  expect(putRight(said('Ask a camera', [0.3, 0.9, 0.9]), mistakes).text).toBe('Nakamura');
});

test.for([
  ['Kovalsky', 'Kowalski'],
  ['block chain', 'Blockchain'],
  ['Ковалский', 'Ковальский'],
  ['quick Peter', 'Wikipedia'],
  ['петринко', 'Петренко'],
  ['Zimmermann', 'Zimmerman'],
])('%s may have been %s by its sound', ([recognised = '', expected = '']) => {
  const terms = ['Kowalski', 'Blockchain', 'Ковальский', 'Wikipedia', 'Петренко', 'Zimmerman', 'Okonkwo', 'Барселона'];
  expect(
    suggestBySound(
      recognised,
      terms.map((one) => term(one)),
    )[0]?.term,
  ).toBe(expected);
});

test.for(['meeting', 'yesterday', 'вопрос', 'хорошо', 'Kowalski'])('%s is like no term, or is one', (recognised) => {
  expect(suggestBySound(recognised, [term('Kowalski'), term('Петренко'), term('Blockchain')])).toEqual([]);
});
