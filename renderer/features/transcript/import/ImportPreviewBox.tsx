import type { ImportPreview } from '#shared/contract/imports.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './ImportDialog.module.css';

interface Props {
  readonly preview: ImportPreview;
  readonly isBeside: boolean;
}

/** What the file was taken for, its first segments, and the lines that could not be read. */
export function ImportPreviewBox({ preview, isBeside }: Props) {
  const { t } = useWords();
  const { segments, segmentCount, speakers, unread, unreadCount, encoding, format, wordTimes } = preview;
  const texts = t.importDialog;
  return (
    <div className={styles.preview}>
      <p className={styles.facts}>
        {[texts.formats[format], encoding.toUpperCase(), texts.segments(segmentCount), texts.wordTimes[wordTimes]].join(
          ' · ',
        )}
      </p>
      {speakers.length === 0 ? null : (
        <p className={styles.facts}>
          {texts.speakers} <bdi>{speakers.join(', ')}</bdi>
        </p>
      )}
      {wordTimes === 'none' ? <p className={styles.facts}>{isBeside ? texts.willAlign : texts.willSpread}</p> : null}
      <ol className={styles.rows} aria-label={texts.preview}>
        {segments.map((segment, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
          <li key={nth} className={styles.row}>
            <span className={styles.time}>{formatTimecode(segment.startMs, '.').slice(0, 8)}</span>
            <bdi className={styles.speaker}>{segment.speaker ?? ''}</bdi>
            <span dir="auto">{segment.text}</span>
          </li>
        ))}
      </ol>
      {unread.length === 0 ? null : (
        <div className={styles.unread}>
          <p>{texts.unread(unreadCount)}</p>
          <ol className={styles.lines} aria-label={texts.unread(unreadCount)}>
            {unread.map(({ line, text }, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- two files may have the same line
              <li key={nth} className={styles.line}>
                <span className={styles.time}>{line}</span> <bdi>{text}</bdi>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
