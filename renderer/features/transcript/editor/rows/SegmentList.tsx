import { useCallback, useEffect, useMemo, useRef } from 'react';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useNotes } from '#renderer/data/transcripts/use-notes.ts';
import { useKeptScroll } from '#renderer/ui/list/use-kept-scroll.ts';
import { useParagraphs } from '#renderer/data/transcripts/use-paragraphs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { usePartial } from '#renderer/data/transcripts/partial.ts';
import { SegmentContextMenu } from './SegmentContextMenu.tsx';
import { MeasureDialog } from '../../lab/MeasureDialog.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';
import { turnAt } from '../turns/turn-at.ts';
import { useEdits } from '../text/edits.ts';
import { PartialRow } from './PartialRow.tsx';
import styles from './SegmentList.module.css';
import { SegmentRow } from './SegmentRow.tsx';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { useActiveSegment } from '../text/use-active-segment.ts';
import { useFollowText, type FollowText } from '../text/use-follow-text.ts';
import { useFollowVoice, type FollowVoice } from '../text/use-follow-voice.ts';
import { useSegmentCommands } from '../commands/use-segment-commands.ts';
import { useTarget } from '../text/use-target.ts';

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isRunning: boolean;
}

/** The text, of which only what is in view is in the document, however long the recording. */
export function SegmentList({ recordingId, transcriptId, isRunning }: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const source = segmentsSource(transcriptId);
  const total = useTotal(source) ?? 0;
  const keptIndex = useEdits((state) => state.open?.index ?? null);
  const recognised = usePartial(transcriptId);
  const count = total + recognised.length;
  const virtual = useVirtualRows({ count, scrollRef, estimatePx: 37, paddingPx: 10, keptIndex });
  const { scrollTo } = virtual;
  const rows = usePages(source, virtual.first, virtual.last);
  const notes = useNotes(recordingId);
  const speakers = useSpeakers(transcriptId);
  const { paragraphs, turns } = useParagraphs(transcriptId, total);
  const voice = useFollowVoice(virtual);
  const text = useFollowText(virtual, scrollRef, count);
  const onScroll = () => {
    voice.onScroll();
    text.onScroll();
  };
  useKeptScroll(`transcript ${transcriptId}`, scrollRef, total > 0);
  useActiveSegment(transcriptId);
  const scrollToIndex = useCallback((index: number) => scrollTo(index, 'center'), [scrollTo]);
  useTarget(recordingId, transcriptId, total > 0, scrollToIndex);
  // Arrows and Enter work at once after coming here from a list or a hit.
  useEffect(() => {
    if (document.activeElement === document.body) scrollRef.current?.focus({ preventScroll: true });
  }, []);
  const focusList = useCallback(() => scrollRef.current?.focus({ preventScroll: true }), []);

  const facts = useMemo(
    () => ({ paragraphs, slots: new Map(speakers.map(({ id, slot }) => [id, slot])) }),
    [paragraphs, speakers],
  );

  const turnOf = useCallback((index: number) => turnAt(turns, index, total), [turns, total]);
  useSegmentCommands({
    transcriptId,
    total,
    turnAt: turnOf,
    speakers: facts,
    rowAt: rows.rowAt,
    scrollTo: (index) => scrollTo(index, 'auto'),
    view: virtual,
  });
  return (
    <div className={styles.frame}>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must take the focus to be read by keys; each key has a button in the rows */}
      <div
        ref={scrollRef}
        className={styles.scroll}
        role="list"
        tabIndex={0}
        data-segments=""
        aria-label={t.transcript.segments}
        onWheel={voice.onUserScroll}
        onPointerDown={voice.onUserScroll}
        onScroll={onScroll}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
        <SegmentContextMenu>
          <div className={styles.inner} style={virtual.style} role="presentation">
            {virtual.rows.map(({ index, style }) => {
              const segment = rows.rowAt(index);
              const partialSegment = index < total ? undefined : recognised[index - total];
              const speaker = segment?.speaker ?? null;
              return (
                <div
                  key={index}
                  ref={virtual.measureRow}
                  data-index={index}
                  className={styles.place}
                  style={style}
                  role="listitem"
                  aria-setsize={count}
                  aria-posinset={index + 1}
                >
                  {segment ? (
                    <SegmentRow
                      segment={segment}
                      notes={notes}
                      nextStartMs={rows.rowAt(index + 1)?.startMs ?? null}
                      index={index}
                      speaker={speaker === rows.rowAt(index - 1)?.speaker ? null : speaker}
                      speakerPlace={
                        speaker === null ? -1 : (speakers.find(({ id }) => id === segment.speakerId)?.slot ?? 0) - 1
                      }
                      onLeave={focusList}
                    />
                  ) : partialSegment ? (
                    <PartialRow segment={partialSegment} />
                  ) : (
                    <div className={styles.ghost} />
                  )}
                </div>
              );
            })}
          </div>
        </SegmentContextMenu>
      </div>
      {rows.error ? (
        <div className={styles.failure}>
          <FailureNotice error={rows.error} onRetry={rows.retry} />
        </div>
      ) : null}
      <SelectionBar />
      <MeasureDialog />
      <SpeakerPicker
        transcriptId={transcriptId}
        total={total}
        speakers={speakers}
        rowAt={rows.rowAt}
        turnAt={turnOf}
        onLeave={focusList}
      />
      <Pill voice={voice} text={text} isRunning={isRunning} />
    </div>
  );
}

interface PillProps {
  readonly voice: FollowVoice;
  readonly text: FollowText;
  readonly isRunning: boolean;
}

/** The way back to what is played, or on to what is being recognised. */
function Pill({ voice, text, isRunning }: PillProps) {
  const { t } = useWords();
  const isPlaying = usePlayer((state) => state.isPlaying);
  return (
    <div className={styles.pill}>
      {isPlaying && !voice.isFollowed ? (
        <Button icon="play" size="s" onClick={voice.follow}>
          {t.transcript.followPlayback}
        </Button>
      ) : isRunning && !text.isAtEnd ? (
        <Button icon="arrowDown" size="s" onClick={text.toEnd}>
          {t.transcript.followText}
        </Button>
      ) : null}
    </div>
  );
}
