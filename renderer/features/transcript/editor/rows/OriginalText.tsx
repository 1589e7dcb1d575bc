import { useQuery } from '@tanstack/react-query';
import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { dropEdit } from '../text/edits.ts';
import { useOriginal } from '../text/original.ts';
import styles from './OriginalText.module.css';

interface Props {
  readonly segment: Segment;
  readonly onLeave: () => void;
}

/** What the engine recognised in the time of a segment, and the way back to it. */
export function OriginalText({ segment, onLeave }: Props) {
  const { t } = useWords();
  const report = useReport();
  const { id, text, startMs, endMs } = segment;
  const { data } = useQuery({
    queryKey: [...queryKeys.original(id), text, startMs, endMs],
    queryFn: () => api['segments.original']({ segmentId: id }),
  });
  const close = () => {
    useOriginal.setState({ segmentId: null });
    onLeave();
  };
  const restore = async () => {
    await api['segments.restore']({ segmentId: id });
    dropEdit(id);
    close();
  };
  const [first] = data ?? [];
  const isSame = data?.length === 1 && first?.text === text && first.startMs === startMs && first.endMs === endMs;
  return (
    <section className={styles.original} aria-label={t.editing.original}>
      <p className={styles.title}>{t.editing.original}</p>
      {data?.map((row) => (
        <p key={row.id} className={styles.text} dir="auto">
          <span className={styles.time} dir="ltr">
            {formatClock(row.startMs)}
          </span>{' '}
          {row.text}
        </p>
      ))}
      {data?.length === 0 ? <p className={styles.note}>{t.editing.nothingRecognised}</p> : null}
      {isSame ? <p className={styles.note}>{t.editing.isOriginal}</p> : null}
      <div className={styles.actions}>
        {data && data.length > 0 && !isSame ? (
          <Button size="s" icon="restore" onClick={() => void restore().catch(report)}>
            {t.editing.restore}
          </Button>
        ) : null}
        <Button size="s" onClick={close}>
          {t.common.close}
        </Button>
      </div>
    </section>
  );
}
