import { expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { openReader } from '#services/search/index/open-reader.ts';
import { createVocabulary } from '#services/search/spelling/vocabulary.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

test('indexes that share one dictionary answer as those with their own', () => {
  const { library, dir } = fixture;
  addTranscript(library, 'a.wav', ['переведите деньги на счёт', 'встретимся завтра', 'договор подписан']);
  while (!library.index.catchUp.isDone()) library.index.catchUp.work(1000);
  const [one, other] = [openReader(dir), openReader(dir)];
  const words = createVocabulary(one.database);
  words.refresh();
  const shared = [one, other].map((index) => createSearch({ index, words }));
  const own = createSearch({ index: other });
  for (const text of [
    'деньги',
    'договоры',
    '"на счёт"',
    'деньги счёт',
    'встр',
    'деньгт',
    'нетслова',
    '-деньги завтра',
  ]) {
    for (const search of shared) {
      expect(search.query({ text, offset: 0, limit: 9 })).toEqual(own.query({ text, offset: 0, limit: 9 }));
      expect(search.suggest(text)).toEqual(own.suggest(text));
    }
  }
  one.close();
  other.close();
});
