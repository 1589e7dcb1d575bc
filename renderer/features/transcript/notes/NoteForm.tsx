import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { maxNoteTextLength } from '#shared/note.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import type { NotePlace } from './note-place.ts';
import styles from './Notes.module.css';
import { readTags } from './read-tags.ts';
import { TagField } from './TagField.tsx';

interface Props {
  readonly place: NotePlace;
  readonly text: string;
  readonly tags: readonly string[];
  readonly onSave: (text: string, tags: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** A note while it is written: Enter saves, Shift+Enter breaks the line, Esc leaves it. */
export function NoteForm({ place, text, tags, onSave, onCancel }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(text);
  const [tagText, setTagText] = useState(tags.join(', '));
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = () => onSave(draft.trim(), readTags(tagText));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.form}>
      <label className={styles.formTime} htmlFor={id}>
        {t.notes.noteAt(formatClock(place.startMs))}
      </label>
      <textarea
        dir="auto"
        id={id}
        ref={field}
        className={styles.field}
        rows={3}
        maxLength={maxNoteTextLength}
        placeholder={t.notes.placeholder}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <TagField value={tagText} onChange={setTagText} onKeyDown={onKeyDown} />
      <div className={styles.formButtons}>
        <Button size="s" kind="primary" onClick={save}>
          {t.notes.save}
        </Button>
        <Button size="s" kind="quiet" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  );
}
