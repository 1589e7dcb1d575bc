import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { failureOf } from '#shared/failure.ts';
import { maxNoteTextLength } from '#shared/edits/note.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import type { NotePlace } from './note-place.ts';
import styles from './Notes.module.css';
import { readTags } from './read-tags.ts';
import { TagField } from './TagField.tsx';

interface Props {
  readonly place: NotePlace;
  readonly text: string;
  readonly tags: readonly string[];
  /** What is written stays where it rejects. */
  readonly onSave: (text: string, tags: readonly string[]) => Promise<unknown>;
  /** Replaces what another window made of the note; absent for a new one. */
  readonly onSaveAnyway?: (text: string, tags: readonly string[]) => Promise<unknown>;
  /** Saves it as a note of its own; absent for a new one. */
  readonly onSaveBeside?: (text: string, tags: readonly string[]) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** A note while it is written: Enter saves, Shift+Enter breaks the line, Esc leaves it. */
export function NoteForm({ place, text, tags, onSave, onSaveAnyway, onSaveBeside, onCancel }: Props) {
  const { t, language } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [draft, setDraft] = useState(text);
  const [tagText, setTagText] = useState(tags.join(', '));
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const saveBy = (how: Props['onSave']) => {
    how(draft.trim(), readTags(tagText)).catch(setError);
  };
  const save = () => saveBy(onSave);
  const failure = error === null ? null : failureOf(error);
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
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {Object.values(failureText(failure, language)).join(' ')}
        </p>
      )}
      <div className={styles.formButtons}>
        {failure?.code === 'note-changed' || failure?.code === 'note-removed' ? (
          <>
            {onSaveBeside ? (
              <Button size="s" kind="primary" onClick={() => saveBy(onSaveBeside)}>
                {failure.code === 'note-changed' ? t.notes.keepBoth : t.notes.saveAsNew}
              </Button>
            ) : null}
            {onSaveAnyway && failure.code === 'note-changed' ? (
              <Button size="s" onClick={() => saveBy(onSaveAnyway)}>
                {t.notes.keepMine}
              </Button>
            ) : null}
          </>
        ) : (
          <Button size="s" kind="primary" onClick={save}>
            {t.notes.save}
          </Button>
        )}
        <Button size="s" kind="quiet" onClick={onCancel}>
          {failure === null ? t.common.cancel : t.transcript.discard}
        </Button>
      </div>
    </div>
  );
}
