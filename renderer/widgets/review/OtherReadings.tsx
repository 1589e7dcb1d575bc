import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from './OtherReadings.module.css';

interface Props {
  readonly placeId: number;
  readonly isBusy?: boolean;
  readonly onTake: (text: string) => void;
}

/** What other versions have at a doubtful place: one of them may be right. Nothing is shown where there is none. */
export function OtherReadings({ placeId, isBusy = false, onTake }: Props) {
  const { t } = useWords();
  const { data = [] } = useQuery({
    queryKey: queryKeys.otherReadings(placeId),
    queryFn: () => api['review.otherReadings']({ placeId }),
    gcTime: 10_000,
  });
  if (data.length === 0) return null;
  return (
    <div className={styles.readings} role="group" aria-label={t.review.others}>
      <span className={styles.hint}>{t.review.others}</span>
      {data.map(({ transcriptId, modelId, text }) => (
        <Button
          key={transcriptId}
          size="s"
          dir="auto"
          title={modelId}
          disabled={isBusy || text === ''}
          onClick={() => onTake(text)}
        >
          {text === '' ? t.review.nothingThere : text}
        </Button>
      ))}
    </div>
  );
}
