import { useEffect, useRef, useState } from 'react';
import { useSettings } from '../../components/use-settings.ts';
import { useWords } from '../../locales/use-words.ts';
import { registerCommands } from '../../state/command-handlers.ts';
import { keysOf, useKeys } from '../../state/keys.ts';
import { noteTyping } from '../../state/playback-rules.ts';
import { keyCap } from '../../state/press.ts';
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
  const whileTyping = useSettings()?.whileTyping ?? 'off';
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
  const now = useRef({ save, cancel: () => close(onCancel) });
  useEffect(() => {
    now.current = { save, cancel: () => close(onCancel) };
  });
  useEffect(
    () => registerCommands({ 'edit-save': () => now.current.save(), 'edit-cancel': () => now.current.cancel() }),
    [],
  );
  const keysToSave = useKeys(({ changed }) => keysOf('edit-save', changed)[0]);
  const keysToCancel = useKeys(({ changed }) => keysOf('edit-cancel', changed)[0]);
  const cap = (key: string | undefined) => (key === undefined ? '–' : keyCap(key, t.keys.space));
  return (
    <>
      <textarea
        ref={field}
        className={styles.editor}
        data-segment-editor=""
        aria-label={label}
        value={draft}
        rows={1}
        spellCheck
        onChange={(event) => {
          setDraft(event.target.value);
          drafts.note(event.target.value);
          noteTyping(whileTyping);
        }}
        onBlur={save}
      />
      <span className={styles.keys} aria-hidden="true">
        {t.transcript.saveKeys(cap(keysToSave), cap(keysToCancel))}
      </span>
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
