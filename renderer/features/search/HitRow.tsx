import type { SearchHit } from '#shared/search.ts';
import { formatClock } from '#shared/timecode.ts';
import { classNames } from '../../components/class-names.ts';
import { useWords } from '../../locales/use-words.ts';
import { markedParts } from './marked-parts.ts';
import styles from './HitRow.module.css';

interface Props {
  readonly hit: SearchHit;
  /** The first hit of its recording carries the recording's line. */
  readonly isFirst: boolean;
  readonly isCursor: boolean;
}

export function HitRow({ hit, isFirst, isCursor }: Props) {
  const { format } = useWords();
  const facts = [
    format.date(hit.addedAtMs),
    hit.language ? format.languageName(hit.language) : null,
    hit.speaker,
  ].filter((fact) => fact !== null);
  return (
    <>
      {isFirst ? (
        <p className={styles.recording}>
          <span className={styles.name}>{hit.recordingName}</span>
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </p>
      ) : null}
      <div className={classNames(styles.hit, isCursor && styles.cursor)}>
        <span className={styles.time}>{formatClock(hit.startMs)}</span>
        <p className={styles.text}>
          {hit.before ? <span className={styles.around}>{tail(hit.before)} </span> : null}
          {markedParts(hit.text, hit.marks).map((part) =>
            part.isMarked ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
          )}
          {hit.after ? <span className={styles.around}> {hit.after}</span> : null}
        </p>
      </div>
    </>
  );
}

/** The end of the text before, from a whole word on: its beginning would push the hit out of sight. */
function tail(text: string): string {
  const longest = 90;
  if (text.length <= longest) return text;
  const cut = text.indexOf(' ', text.length - longest);
  return `…${text.slice(cut < 0 ? text.length - longest : cut)}`;
}
