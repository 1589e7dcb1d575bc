import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSoundDoubt } from '#renderer/data/analyses/use-sound-doubts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './SegmentMarks.module.css';

/** Why a text is doubtful, and what stood there before it was read again or got terms that were expected; opens on a click. */
export function SegmentMarks({ segment }: { readonly segment: Segment }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { hasFirstReading } = segment;
  const sound = useSoundDoubt(segment);
  const marks = sound === null ? segment.marks : [...segment.marks, sound];
  if (marks.length === 0 && !hasFirstReading) return null;
  const names = marks.length > 0 ? marks.map((mark) => t.marks.names[mark]).join(' · ') : t.marks.otherReading;
  return (
    <div className={styles.marks} data-testid="marks">
      <button
        type="button"
        className={marks.length > 0 ? styles.doubt : styles.note}
        aria-expanded={isOpen}
        aria-label={marks.length > 0 ? t.marks.label(names) : names}
        title={marks.map((mark) => t.marks.texts[mark]).join('\n') || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={marks.length > 0 ? 'warning' : 'info'} size={13} />
        {names}
      </button>
      {isOpen ? (
        <div className={styles.open}>
          {marks.map((mark) => (
            <p key={mark}>{t.marks.texts[mark]}</p>
          ))}
          {hasFirstReading ? <FirstReadingText segment={segment} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function FirstReadingText({ segment }: { readonly segment: Segment }) {
  const { t } = useWords();
  const report = useReport();
  const segmentId = segment.id;
  const { data: reading } = useQuery({
    queryKey: queryKeys.firstReading(segmentId),
    queryFn: () => api['segments.firstReading']({ segmentId }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (reading === undefined) return <p>{t.marks.loading}</p>;
  const text = reading?.text ?? '';
  const isOfVocabulary = reading?.marks.length === 0;
  const putBack = async () => {
    await api['segments.editText']({ segmentId, text, onto: segment.text });
  };
  return (
    <div className={styles.reading}>
      <p className={styles.title}>{isOfVocabulary ? t.marks.beforeTerms : t.marks.firstReading}</p>
      {text === '' ? (
        <p>{t.marks.firstReadingNone}</p>
      ) : (
        <blockquote className={styles.quote} dir="auto">
          {text}
        </blockquote>
      )}
      {isOfVocabulary && text !== '' && text !== segment.text ? (
        <div className={styles.actions}>
          <Button size="s" icon="restore" onClick={() => void putBack().catch(report)}>
            {t.marks.putBack}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
