import type { LibraryPlace } from '#shared/edits/review.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import styles from './DoubtfulTab.module.css';

/** One doubtful word in its sentence, which is centred on it. Undefined while it is on the way. */
export function PlaceRow({
  place,
  isCursor,
  isSelected,
}: {
  readonly place: LibraryPlace | undefined;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
}) {
  const { t } = useWords();
  if (!place) return <div className={styles.waiting} />;
  const { text, span, recognised, state } = place;
  return (
    <div
      className={classNames(
        styles.row,
        isSelected && styles.selected,
        isCursor && styles.cursor,
        state !== 'pending' && styles.decided,
      )}
    >
      <span className={styles.name} dir="auto" title={place.recordingName}>
        {place.recordingName}
      </span>
      <span className={styles.time}>{formatClock(place.startMs)}</span>
      <p className={styles.text} dir="auto">
        <span className={styles.before}>{span ? text.slice(0, span.start) : ''}</span>
        <mark>{span ? text.slice(span.start, span.end) : recognised}</mark>
        <span className={styles.after}>{span ? text.slice(span.end) : ''}</span>
      </p>
      <span className={styles.state} title={t.review.states[state]}>
        {state === 'pending' ? null : <Icon name={state === 'accepted' ? 'check' : 'edit'} size={14} />}
        {state === 'pending' ? null : <span className="hidden">{t.review.states[state]}</span>}
      </span>
    </div>
  );
}
