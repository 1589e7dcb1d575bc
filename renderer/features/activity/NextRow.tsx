import type { Recording } from '#shared/recording.ts';
import { useExpected } from '#renderer/data/recordings/use-expected.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SoundNote } from '#renderer/widgets/SoundNote.tsx';
import styles from './NextList.module.css';

interface Props {
  readonly recording: Recording;
  /** From 1. */
  readonly place: number;
  readonly isCursor: boolean;
  readonly onFirst: () => void;
  readonly onCancel: () => void;
}

/** One recording that waits. */
export function NextRow({ recording, place, isCursor, onFirst, onCancel }: Props) {
  const { t, format } = useWords();
  const expected = useExpected(recording);
  return (
    <div role="gridcell" className={classNames(styles.row, isCursor && styles.cursor)}>
      <span className={styles.grip} aria-hidden="true">
        <Icon name="grip" />
      </span>
      <span className={styles.number}>{format.number(place)}</span>
      <span className={styles.name} dir="auto" title={recording.name}>
        {recording.name}
      </span>
      <span className={styles.fact}>{format.clock(recording.durationMs)}</span>
      <span className={styles.fact}>{expected === null ? null : t.job.expected(format.span(expected))}</span>
      <span className={styles.tools}>
        <IconButton
          size="s"
          tabIndex={-1}
          icon="toTop"
          label={t.activity.first}
          data-key-of="queue-first"
          onClick={onFirst}
        />
        <IconButton size="s" tabIndex={-1} icon="close" label={t.job.cancel} onClick={onCancel} />
      </span>
      {recording.soundCheck ? (
        <div className={styles.note}>
          <SoundNote recording={recording} isRow />
        </div>
      ) : null}
    </div>
  );
}
