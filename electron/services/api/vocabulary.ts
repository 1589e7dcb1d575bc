import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { suggestBySound } from '#services/vocabulary/by-sound.ts';
import { formatVocabularyCsv, parseVocabularyCsv } from '#services/vocabulary/vocabulary-csv.ts';
import type { Parts } from './parts.ts';

export function vocabularyServices({ library }: Pick<Parts, 'library'>): ServicesOf<'vocabulary'> {
  const { vocabulary } = library;
  return {
    'vocabulary.list': async (scope) => vocabulary.list(scope),
    'vocabulary.save': async ({ termId, ...term }) => vocabulary.save(termId, term),
    'vocabulary.remove': async ({ termId }) => {
      vocabulary.remove(termId);
      return null;
    },
    'vocabulary.import': async ({ csv, ...scope }) => vocabulary.add(scope, parseVocabularyCsv(csv)),
    'vocabulary.export': async ({ path: target, overwrite, ...scope }) => {
      const text = formatVocabularyCsv(vocabulary.list(scope));
      return await saveText({ text, suggestedName: suggestedName('vocabulary.csv', 'csv') }, target, overwrite);
    },
    'vocabulary.take': async ({ from, listId, ...scope }) => {
      if (from === 'watchList' && listId === null)
        throw badRequest('needs-verb', { command: 'vocabulary', verbs: 'take --into LIST' });
      const names =
        from === 'speakers' ? vocabulary.speakerNames(scope.recordingId) : vocabulary.watchedTerms(listId ?? 0);
      return vocabulary.add(
        scope,
        names.map((term) => ({ term: term.slice(0, 100), soundsLike: [], takenFor: [] })),
      );
    },
    'vocabulary.suggest': async ({ recordingId, recognised }) =>
      suggestBySound(recognised, vocabulary.expectedIn(recordingId)),
  };
}
