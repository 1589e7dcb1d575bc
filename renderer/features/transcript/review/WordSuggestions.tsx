import { useQuery } from '@tanstack/react-query';
import type { DoubtfulPlace, WordSuggestion } from '#shared/edits/review.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from './Review.module.css';

interface Props {
  readonly place: DoubtfulPlace;
  readonly transcriptId: number;
  readonly isBusy: boolean;
  readonly onTake: (suggestion: WordSuggestion) => void;
}

/** What the words may have been meant to be; nothing is changed until one is pressed. */
export function WordSuggestions({ place, transcriptId, isBusy, onTake }: Props) {
  const { t, format } = useWords();
  const { data = [] } = useQuery({
    queryKey: [...queryKeys.review(transcriptId), 'suggest', place.id],
    queryFn: () => api['review.suggest']({ placeId: place.id }),
  });
  if (data.length === 0) return null;
  return (
    <div className={styles.suggestions} role="group" aria-label={t.review.maybe}>
      <span className={styles.hint}>{t.review.maybe}</span>
      {data.map((one) => (
        <span key={`${one.start} ${one.meant}`} className={styles.suggestion}>
          <Button size="s" dir="auto" disabled={isBusy} onClick={() => onTake(one)}>
            {one.meant}
          </Button>
          <span className={styles.hint}>
            <bdi>{one.written}</bdi> · {t.review.maybeWhy[one.why]} · {format.percent(one.score)}
            {one.context === null ? null : ` · ${t.review.inContext(format.percent(one.context))}`}
          </span>
        </span>
      ))}
    </div>
  );
}
