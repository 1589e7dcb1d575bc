import type { Note } from '#shared/edits/note.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Notes.module.css';

interface Props {
  readonly note: Note;
  readonly onGo: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onTag: (tag: string) => void;
}

export function NoteItem({ note, onGo, onEdit, onRemove, onTag }: Props) {
  const { t } = useWords();
  const clock = formatClock(note.startMs);
  const isSpan = note.endMs > note.startMs;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button type="button" className={styles.go} aria-label={t.transcript.playFrom(clock)} onClick={onGo}>
          <Icon name={note.text === '' ? 'bookmark' : 'note'} size={14} />
          {isSpan ? `${clock} – ${formatClock(note.endMs)}` : clock}
        </button>
        <span className={styles.itemButtons}>
          <IconButton icon="edit" size="s" label={t.notes.edit(clock)} onClick={onEdit} />
          <IconButton icon="bin" size="s" label={t.notes.remove(clock)} onClick={onRemove} />
        </span>
      </div>
      {note.text === '' ? null : (
        <p className={styles.text} dir="auto">
          {note.text}
        </p>
      )}
      {note.tags.length > 0 ? (
        <div className={styles.offered}>
          {note.tags.map((tag) => (
            <button
              key={tag}
              type="button"
              className={styles.tag}
              dir="auto"
              aria-label={t.notes.onlyTag(tag)}
              onClick={() => onTag(tag)}
            >
              {tag}
            </button>
          ))}
        </div>
      ) : null}
    </li>
  );
}
