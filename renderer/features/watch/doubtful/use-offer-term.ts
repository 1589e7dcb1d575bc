import { useQueryClient } from '@tanstack/react-query';
import { wordWithin } from '#shared/edits/review.ts';
import { maxVocabularyTermLength } from '#shared/recognition/vocabulary.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';

/** After a correction that is a name or an abbreviation: asks whether it is to be expected from now on. */
export function useOfferTerm(): (recognised: string, corrected: string) => void {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const learn = async (term: string, takenFor: string) => {
    const everywhere = { collectionId: null, recordingId: null };
    await api['vocabulary.save']({ termId: null, ...everywhere, term, soundsLike: [], takenFor: [takenFor] });
    await client.invalidateQueries({ queryKey: queryKeys.allVocabulary });
    notify({ text: t.vocabulary.learnt(term), about: 'vocabulary' });
  };
  return (recognised, corrected) => {
    const [term, before] = [corrected, recognised].map(bare);
    if (term === undefined || before === undefined || !isName(term) || before === '') return;
    if (term.toLowerCase() === before.toLowerCase()) return;
    const onClick = () => void learn(term, before).catch(report);
    notify({
      text: t.vocabulary.learn(term),
      about: 'vocabulary',
      action: { label: t.vocabulary.learnAction, onClick },
    });
  };
}

function bare(text: string): string {
  const { start, end } = wordWithin(text);
  return text.slice(start, end).trim();
}

function isName(term: string): boolean {
  return term.length <= maxVocabularyTermLength && term.split(/\s+/u).length <= 4 && /^\p{Lu}|\p{Lu}\p{Lu}/u.test(term);
}
