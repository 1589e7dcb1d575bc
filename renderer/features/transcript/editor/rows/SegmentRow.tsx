import { memo, useMemo, useRef, type MouseEvent } from 'react';
import type { Note } from '#shared/edits/note.ts';
import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { dropSelection, isSelected, useSelection } from '#renderer/state/selection.ts';
import { moveCursor, useActive } from '../text/active.ts';
import { caretOffset } from '../text/caret-offset.ts';
import { openEdit, useEdits } from '../text/edits.ts';
import { NoteMarks } from './NoteMarks.tsx';
import { EditFailure } from './EditFailure.tsx';
import { useOriginal } from '../text/original.ts';
import { OriginalText } from './OriginalText.tsx';
import { placeWords } from '../text/place-words.ts';
import { SegmentEditor } from './SegmentEditor.tsx';
import { SegmentMarks } from './SegmentMarks.tsx';
import { openSpeakerPicker } from '../speakers/speaker-picker.ts';
import { SegmentMenu } from './SegmentMenu.tsx';
import styles from './SegmentRow.module.css';
import { useRowEditing } from './use-row-editing.ts';
import { useSpokenWord } from '../text/use-spoken-word.ts';
import { useTextMarksOf } from '../text/use-text-marks.ts';
import { WordSpans } from './WordSpans.tsx';

interface Props {
  readonly segment: Segment;
  /** All of the recording. */
  readonly notes: readonly Note[];
  /** Where the next one begins: what is noted before that belongs here. Null at the end and where it is not loaded. */
  readonly nextStartMs: number | null;
  readonly index: number;
  /** Said only where it changes. */
  readonly speaker: string | null;
  /** Place of the speaker in the list, from 0; -1 where it is not known. */
  readonly speakerPlace: number;
  /** Gives the keys back to the list. */
  readonly onLeave: () => void;
}

/** One segment with all that can be done in it; renders only for what changes in itself, however long the list is. */
export const SegmentRow = memo(function SegmentRow({
  nextStartMs,
  segment,
  notes,
  index,
  speaker,
  speakerPlace,
  onLeave,
}: Props) {
  const { t } = useWords();
  const isActive = useActive((state) => state.index === index);
  // Before the first was spoken keys act on it already.
  const hasCursor = useActive((state) => Math.max(0, state.index) === index);
  const isInTurn = useActive((state) => index >= Math.max(0, state.index) && index <= state.turnLast);
  const flash = useActive(({ flash: shown }) => (shown && index >= shown.first && index <= shown.last ? shown : null));
  const { edit, open, text, field } = useRowEditing({ segment, index, onLeave });
  const isMarked = useSelection((state) => isSelected(state.range, index));
  const hasOriginal = useOriginal((state) => state.segmentId === segment.id);
  const { words: spoken, startMs, endMs, id } = segment;
  const words = useMemo(() => placeWords({ text, words: spoken, startMs, endMs }), [text, spoken, startMs, endMs]);
  const textRef = useRef<HTMLParagraphElement>(null);
  useSpokenWord(textRef, words, isActive && !open);
  useTextMarksOf({ textRef, segmentId: id, text, words: spoken, isShown: open === null });

  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) {
      onLeave();
      const { range } = useSelection.getState();
      useSelection.setState({ range: { anchor: range?.anchor ?? useActive.getState().index, focus: index } });
      return;
    }
    if (event.detail > 1 || !(getSelection()?.isCollapsed ?? true)) return;
    if ((event.target as Element).closest('button, a, input, textarea')) return;
    dropSelection();
    const nth = (event.target as Element).closest('[data-word]')?.getAttribute('data-word');
    const word = nth ? words[Number(nth)] : undefined;
    seek(word?.startMs ?? startMs);
    moveCursor(index);
  };
  const onDoubleClick = (event: MouseEvent) =>
    openEdit(id, index, caretOffset(event.currentTarget, event.clientX, event.clientY));
  const clock = formatClock(startMs);
  return (
    <div
      className={classNames(styles.row, isActive && styles.active, isMarked && styles.marked)}
      data-active={isActive || undefined}
      data-cursor={hasCursor || undefined}
      data-turn={isInTurn || undefined}
      data-marked={isMarked || undefined}
      role="presentation"
      onClick={onClick}
      // Else the browser would select the letters between two clicks.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      {flash ? <div key={flash.nth} className={styles.flash} /> : null}
      <button
        type="button"
        tabIndex={-1}
        className={styles.time}
        aria-label={t.transcript.playFrom(clock)}
        onClick={() => {
          dropSelection();
          seek(startMs);
          moveCursor(index);
          onLeave();
        }}
      >
        {clock}
      </button>
      <div className={styles.body}>
        {speaker ? <SpeakerName name={speaker} place={speakerPlace} index={index} /> : null}
        {open ? (
          <SegmentEditor
            key={open.session}
            label={t.transcript.editField(clock)}
            text={text}
            caret={open.caret}
            {...field}
          />
        ) : (
          <p
            ref={textRef}
            className={styles.text}
            dir="auto"
            data-segment-text=""
            role="presentation"
            onDoubleClick={onDoubleClick}
          >
            <WordSpans text={text} words={words} />
          </p>
        )}
        <SegmentMarks segment={segment} />
        {hasOriginal ? <OriginalText segment={segment} onLeave={onLeave} /> : null}
        {edit?.state === 'failed' && !open ? <EditFailure segmentId={id} edit={edit} /> : null}
      </div>
      <NoteMarks notes={notes} startMs={index === 0 ? 0 : startMs} endMs={nextStartMs ?? Number.POSITIVE_INFINITY} />
      <SegmentStatus
        segment={segment}
        isOpen={open !== null}
        isActive={isActive}
        hasSpeaker={speaker !== null}
        onSpeaker={() => openSpeakerPicker(index)}
        onEdit={() => openEdit(id, index, text.length)}
      />
    </div>
  );
});

interface SpeakerNameProps {
  readonly name: string;
  readonly place: number;
  readonly index: number;
}

/** Over the first segment of a turn; a click chooses someone else. */
function SpeakerName({ name, place, index }: SpeakerNameProps) {
  const { t } = useWords();
  return (
    <p className={styles.speaker}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.speakerName}
        data-speaker-anchor=""
        title={name}
        aria-label={t.speakers.change(name)}
        onClick={() => openSpeakerPicker(index)}
      >
        <SpeakerMark name={name} place={place} />
        <bdi>{name}</bdi>
      </button>
    </p>
  );
}

interface StatusProps {
  readonly segment: Segment;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  /** It is named above the segment. */
  readonly hasSpeaker: boolean;
  readonly onSpeaker: () => void;
  readonly onEdit: () => void;
}

function SegmentStatus({ segment, isOpen, isActive, hasSpeaker, onSpeaker, onEdit }: StatusProps) {
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
      {isOpen || hasSpeaker ? null : (
        <IconButton
          icon="speakers"
          size="s"
          tabIndex={-1}
          label={t.speakers.choose}
          className={styles.edit}
          data-speaker-anchor=""
          onClick={onSpeaker}
        />
      )}
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
      {isActive && !isOpen ? <SegmentMenu /> : null}
    </div>
  );
}
