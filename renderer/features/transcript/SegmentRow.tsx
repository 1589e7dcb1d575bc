import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/timecode.ts';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useWords } from '../../locales/use-words.ts';
import { seek } from '../../state/player.ts';
import { useActive } from './active.ts';
import { caretOffset } from './caret-offset.ts';
import { closeEdit, openEdit, saveEdit, useEdits } from './edits.ts';
import { NoteMarks } from './NoteMarks.tsx';
import { EditFailure } from './EditFailure.tsx';
import { placeWords } from './place-words.ts';
import { SegmentEditor } from './SegmentEditor.tsx';
import { SegmentMarks } from './SegmentMarks.tsx';
import styles from './SegmentRow.module.css';
import { useSpokenWord } from './use-spoken-word.ts';
import { useTextMarksOf } from './use-text-marks.ts';
import { WordSpans } from './WordSpans.tsx';

interface Props {
  readonly recordingId: number;
  readonly segment: Segment;
  /** Where the next one begins: what is noted before that belongs here. Null at the end and where it is not loaded. */
  readonly nextStartMs: number | null;
  readonly index: number;
  /** Said only where it changes. */
  readonly speaker: string | null;
  /** Gives the keys back to the list. */
  readonly onLeave: () => void;
}

export function SegmentRow({ recordingId, nextStartMs, segment, index, speaker, onLeave }: Props) {
  const { t } = useWords();
  const isActive = useActive((state) => state.index === index);
  const flash = useActive((state) => (state.flash?.index === index ? state.flash : null));
  const edit = useEdits((state) => state.byId.get(segment.id));
  const open = useEdits((state) => (state.open?.segmentId === segment.id ? state.open : null));
  const text = edit?.text ?? segment.text;
  const { words: spoken, startMs, endMs, id } = segment;
  const words = useMemo(() => placeWords({ text, words: spoken, startMs, endMs }), [text, spoken, startMs, endMs]);
  const textRef = useRef<HTMLParagraphElement>(null);
  useSpokenWord(textRef, words, isActive && !open);
  useTextMarksOf({ textRef, segmentId: id, text, words: spoken, isShown: open === null });

  const onClick = (event: MouseEvent) => {
    if (event.detail > 1 || !(getSelection()?.isCollapsed ?? true)) return;
    const nth = (event.target as Element).closest('[data-word]')?.getAttribute('data-word');
    const word = nth ? words[Number(nth)] : undefined;
    if (word) seek(word.startMs);
  };
  const onDoubleClick = (event: MouseEvent) =>
    openEdit(id, index, caretOffset(event.currentTarget, event.clientX, event.clientY));
  const atOpening = useRef(text);
  useEffect(() => {
    if (!open) atOpening.current = text;
  }, [open, text]);
  const keep = (draft: string) => {
    const clean = draft.replaceAll(/\s+/g, ' ').trim();
    if (clean !== '' && (clean !== text || edit?.state === 'failed')) void saveEdit(id, clean, open?.session);
  };
  const leave = (finalText: string) => {
    keep(finalText);
    closeEdit(id);
    onLeave();
  };
  const clock = formatClock(startMs);
  return (
    <div className={classNames(styles.row, isActive && styles.active)} data-active={isActive || undefined}>
      {flash ? <div key={flash.nth} className={styles.flash} /> : null}
      <button
        type="button"
        tabIndex={-1}
        className={styles.time}
        aria-label={t.transcript.playFrom(clock)}
        onClick={() => {
          seek(startMs);
          onLeave();
        }}
      >
        {clock}
      </button>
      <div className={styles.body}>
        {speaker ? <p className={styles.speaker}>{speaker}</p> : null}
        {open ? (
          <SegmentEditor
            label={t.transcript.editField(clock)}
            text={text}
            caret={open.caret}
            onDraft={keep}
            onSave={leave}
            onCancel={() => leave(atOpening.current)}
          />
        ) : (
          <p ref={textRef} className={styles.text} role="presentation" onClick={onClick} onDoubleClick={onDoubleClick}>
            <WordSpans text={text} words={words} />
          </p>
        )}
        <SegmentMarks segment={segment} />
        {edit?.state === 'failed' && !open ? <EditFailure segmentId={id} edit={edit} /> : null}
      </div>
      <NoteMarks
        recordingId={recordingId}
        startMs={index === 0 ? 0 : startMs}
        endMs={nextStartMs ?? Number.POSITIVE_INFINITY}
      />
      <SegmentStatus segment={segment} isOpen={open !== null} onEdit={() => openEdit(id, index, text.length)} />
    </div>
  );
}

function SegmentStatus({ segment, isOpen, onEdit }: { segment: Segment; isOpen: boolean; onEdit: () => void }) {
  const { t } = useWords();
  const state = useEdits((edits) => edits.byId.get(segment.id)?.state);
  const said = {
    saving: t.transcript.saving,
    saved: t.transcript.saved,
    failed: t.transcript.notSaved,
    none: segment.isEdited ? t.transcript.edited : '',
  }[state ?? 'none'];
  return (
    <div className={styles.status}>
      <span className={styles.said} data-state={state ?? 'none'} role={state ? 'status' : undefined}>
        {isOpen ? '' : said}
      </span>
      {isOpen ? null : (
        <IconButton
          icon="edit"
          size="s"
          tabIndex={-1}
          label={t.transcript.edit}
          className={styles.edit}
          onClick={onEdit}
        />
      )}
    </div>
  );
}
