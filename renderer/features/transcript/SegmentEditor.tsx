import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../locales/use-words.ts';
import styles from './SegmentRow.module.css';

/** Nothing typed is older than this on the way to the library. */
const draftMs = 400;

interface Props {
  readonly label: string;
  readonly text: string;
  readonly caret: number;
  /** While it is typed, at most `draftMs` after a change, and when the page goes away. */
  readonly onDraft: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** The text of one segment in place: same face, size and width, so that nothing moves when it opens. */
export function SegmentEditor({ label, text, caret, onDraft, onSave, onCancel }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isClosed = useRef(false);
  const drafts = useDrafts(onDraft);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(caret, caret);
  }, [caret]);
  const close = (action: () => void) => {
    if (isClosed.current) return;
    isClosed.current = true;
    drafts.drop();
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
        onChange={(event) => {
          setDraft(event.target.value);
          drafts.note(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      <span className={styles.keys}>{t.transcript.saveKeys}</span>
    </>
  );
}

/** Hands on the newest text after a while; at once when the field or the page goes away. */
function useDrafts(onDraft: (text: string) => void): { note(text: string): void; drop(): void } {
  const latest = useRef(onDraft);
  useEffect(() => {
    latest.current = onDraft;
  });
  const [drafts] = useState(() => {
    let waiting: { readonly text: string } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      const given = waiting;
      waiting = null;
      if (given) latest.current(given.text);
    };
    return {
      flush,
      note: (text: string) => {
        waiting = { text };
        timer ??= setTimeout(flush, draftMs);
      },
      drop: () => {
        waiting = null;
        flush();
      },
    };
  });
  useEffect(() => {
    window.addEventListener('pagehide', drafts.flush);
    return () => {
      window.removeEventListener('pagehide', drafts.flush);
      drafts.flush();
    };
  }, [drafts]);
  return drafts;
}
