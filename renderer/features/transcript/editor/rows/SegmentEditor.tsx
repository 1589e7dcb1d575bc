import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import { keyCap } from '#renderer/commands/press.ts';
import { createDraftTimer, type DraftTimer } from './draft-timer.ts';
import styles from './SegmentRow.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly caret: number;
  /** While it is typed, at most `draftMs` after a change, and when the page goes away. */
  readonly onDraft: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
  /** Resolves when the text is in two and the second half is open; rejects where it stayed whole. */
  readonly onSplit: (text: string, caret: number) => Promise<void>;
  readonly onMerge: (text: string, side: 'previous' | 'next') => Promise<void>;
}

/** The text of one segment in place: same face, size and width, so that nothing moves when it opens. */
export function SegmentEditor({ label, text, caret, onDraft, onSave, onCancel, onSplit, onMerge }: Props) {
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
  const restructure = (work: () => Promise<void>) =>
    close(() => {
      void work().catch(() => {
        isClosed.current = false;
      });
    });
  const merge = (side: 'previous' | 'next') => restructure(() => onMerge(draft, side));
  const split = () => {
    const at = field.current?.selectionStart ?? 0;
    if (draft.slice(0, at).trim() === '' || draft.slice(at).trim() === '') save();
    else restructure(() => onSplit(draft, at));
  };
  const handlers = { save, split, merge, cancel: () => close(onCancel) };
  const now = useRef(handlers);
  useLayoutEffect(() => {
    now.current = handlers;
  });
  useEffect(
    () =>
      registerCommands({
        'edit-save': () => now.current.save(),
        'edit-cancel': () => now.current.cancel(),
        'edit-split': () => now.current.split(),
        'merge-previous': () => now.current.merge('previous'),
        'merge-next': () => now.current.merge('next'),
      }),
    [],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!isPlain || selectionStart !== selectionEnd || event.nativeEvent.isComposing || event.repeat) return;
    const isAtStart = event.key === 'Backspace' && selectionStart === 0;
    const isAtEnd = event.key === 'Delete' && selectionStart === draft.length;
    if (!isAtStart && !isAtEnd) return;
    event.preventDefault();
    merge(isAtStart ? 'previous' : 'next');
  };
  const keysToSave = useKeys(({ changed }) => keysOf('edit-save', changed)[0]);
  const keysToCancel = useKeys(({ changed }) => keysOf('edit-cancel', changed)[0]);
  const keysToSplit = useKeys(({ changed }) => keysOf('edit-split', changed)[0]);
  const cap = (key: string | undefined) => (key === undefined ? '–' : keyCap(key, t.keys.space));
  return (
    <>
      <textarea
        dir="auto"
        ref={field}
        className={styles.editor}
        data-segment-editor=""
        aria-label={label}
        value={draft}
        rows={1}
        spellCheck
        onChange={(event) => {
          if (isClosed.current) return;
          setDraft(event.target.value);
          drafts.note(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      <span className={styles.keys} aria-hidden="true">
        {t.transcript.saveKeys(cap(keysToSave), cap(keysToCancel), cap(keysToSplit))}
      </span>
    </>
  );
}

/** Hands on the newest text after a while; at once when the field or the page goes away. */
function useDrafts(onDraft: (text: string) => void): DraftTimer {
  const [drafts] = useState(createDraftTimer);
  useEffect(() => drafts.setReceiver(onDraft));
  useEffect(() => {
    window.addEventListener('pagehide', drafts.flush);
    return () => {
      window.removeEventListener('pagehide', drafts.flush);
      drafts.flush();
    };
  }, [drafts]);
  return drafts;
}
