import { memo } from 'react';
import type { SearchHit } from '#shared/search.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { HitReasons } from './HitReasons.tsx';
import { markedParts } from './marked-parts.ts';
import { useIsPlaying } from './play-around.ts';
import styles from './HitRow.module.css';

interface Props {
  readonly hit: SearchHit;
  /** The first hit of its recording carries the recording's line. */
  readonly isFirst: boolean;
  readonly isCursor: boolean;
  readonly onListen: (hit: SearchHit) => void;
}

export const HitRow = memo(function HitRow({ hit, isFirst, isCursor, onListen }: Props) {
  const { t, format } = useWords();
  const isPlaying = useIsPlaying(hit.segmentId);
  const language = hit.language ? ` · ${format.languageName(hit.language)}` : '';
  return (
    <>
      {isFirst ? (
        <p className={styles.recording}>
          <span className={styles.name} dir="auto">
            {hit.recordingName}
          </span>
          <span className={styles.facts}>{format.date(hit.addedAtMs) + language}</span>
        </p>
      ) : null}
      <div className={classNames(styles.hit, isCursor && styles.cursor)}>
        <span className={styles.time}>
          {formatClock(hit.startMs)}
          {/* Space is its key; an option of a list may have no button within. */}
          <span
            role="presentation"
            className={classNames(styles.listen, isPlaying && styles.playing)}
            title={isPlaying ? t.search.stop : t.search.listen(formatClock(hit.startMs))}
            onClick={(event) => {
              event.stopPropagation();
              onListen(hit);
            }}
          >
            <Icon name={isPlaying ? 'stop' : 'play'} size={14} />
          </span>
        </span>
        <p className={styles.text} dir="auto">
          {hit.speaker ? <bdi className={styles.speaker}>{hit.speaker}</bdi> : null}
          {hit.before ? <span className={styles.around}>{tail(hit.before)} </span> : null}
          {markedParts(hit.text, hit.marks).map((part) =>
            part.isMarked ? <mark key={part.start}>{part.text}</mark> : part.text,
          )}
          {hit.after ? <span className={styles.around}> {hit.after}</span> : null}
        </p>
        <HitReasons reasons={hit.reasons} />
      </div>
    </>
  );
});

/** The end of the text before, from a whole word on: its beginning would push the hit out of sight. */
function tail(text: string): string {
  const longest = 90;
  if (text.length <= longest) return text;
  const cut = text.indexOf(' ', text.length - longest);
  return `…${text.slice(cut < 0 ? text.length - longest : cut)}`;
}
