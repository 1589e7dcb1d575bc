import type { Note } from '#shared/edits/note.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useSidePanel } from '#renderer/state/side-panel.ts';
import styles from './SegmentRow.module.css';

interface Props {
  /** All of the recording. */
  readonly notes: readonly Note[];
  readonly startMs: number;
  readonly endMs: number;
}

/** A sign in the margin of a segment that has notes or bookmarks; it opens their list. */
export function NoteMarks({ notes: all, startMs, endMs }: Props) {
  const { t } = useWords();
  const notes = all.filter((note) => note.startMs >= startMs && note.startMs < endMs);
  const [first] = notes;
  if (!first) return null;
  const hasText = notes.some((note) => note.text !== '');
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.notes}
      aria-label={t.notes.show(formatClock(first.startMs))}
      title={notes.find((note) => note.text !== '')?.text}
      onClick={() => useSidePanel.setState({ shown: 'notes' })}
    >
      <Icon name={hasText ? 'note' : 'bookmark'} size={14} />
    </button>
  );
}
