import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../locales/use-words.ts';
import styles from './SegmentRow.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly caret: number;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** The text of one segment in place: same face, size and width, so that nothing moves when it opens. */
export function SegmentEditor({ label, text, caret, onSave, onCancel }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isClosed = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(caret, caret);
  }, [caret]);
  const close = (action: () => void) => {
    if (isClosed.current) return;
    isClosed.current = true;
    action();
  };
  const save = () => close(() => onSave(draft));
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close(onCancel);
    }
  };
  return (
    <>
      <textarea
        ref={field}
        className={styles.editor}
        aria-label={label}
        value={draft}
        rows={1}
        spellCheck
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      <span className={styles.keys}>{t.transcript.saveKeys}</span>
    </>
  );
}
