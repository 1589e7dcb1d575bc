import type { DoubtfulPlace } from '#shared/edits/review.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Review.module.css';

interface Props {
  readonly places: readonly DoubtfulPlace[];
  readonly onChoose: (placeId: number) => void;
}

/** What comes next, so that a hand can go past it. */
export function UpcomingPlaces({ places, onChoose }: Props) {
  const { t } = useWords();
  if (places.length === 0) return null;
  return (
    <section className={styles.upcoming} aria-label={t.review.upcoming}>
      <h3 className={styles.upcomingTitle}>{t.review.upcoming}</h3>
      {places.map((place) => (
        <button key={place.id} type="button" className={styles.place} onClick={() => onChoose(place.id)}>
          <span className={styles.time}>{formatClock(place.startMs)}</span>
          <bdi className={styles.recognised}>{place.recognised}</bdi>
          {place.state === 'pending' ? null : <Icon name="check" size={14} />}
        </button>
      ))}
    </section>
  );
}
