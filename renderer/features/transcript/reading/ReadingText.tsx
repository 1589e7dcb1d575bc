import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Paragraph } from '#shared/segment.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { usePartial } from '#renderer/data/transcripts/partial.ts';
import { useParagraphs } from '#renderer/data/transcripts/use-paragraphs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useKeptScroll } from '#renderer/ui/list/use-kept-scroll.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useActiveSegment } from '../editor/text/use-active-segment.ts';
import { useFollowVoice } from '../editor/text/use-follow-voice.ts';
import { useTarget } from '../editor/text/use-target.ts';
import { cleanCopies } from '../editor/commands/copy-commands.ts';
import { paragraphAt } from '../editor/turns/paragraph-at.ts';
import { ReadSegment } from './ReadSegment.tsx';
import styles from './ReadingText.module.css';

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isRunning: boolean;
}

/** The text as a page to read: a paragraph for each turn, 66 letters wide, and nothing else. A click plays from there. */
export function ReadingText({ recordingId, transcriptId, isRunning }: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const source = segmentsSource(transcriptId);
  const total = useTotal(source) ?? 0;
  const { paragraphs } = useParagraphs(transcriptId, total);
  const speakers = useSpeakers(transcriptId);
  const partial = usePartial(transcriptId);
  const virtual = useVirtualRows({ count: paragraphs.length, scrollRef, estimatePx: 120, paddingPx: 20 });
  const { scrollTo, isSeen } = virtual;
  const endOf = (nth: number) => paragraphs[nth + 1]?.first ?? total;
  const rows = usePages(source, paragraphs[virtual.first]?.first ?? 0, endOf(virtual.last) - 1);
  const now = useRef(paragraphs);
  useLayoutEffect(() => {
    now.current = paragraphs;
  });
  const scrollToIndex = useCallback((index: number) => scrollTo(paragraphAt(now.current, index), 'center'), [scrollTo]);
  const isInView = useCallback((index: number) => isSeen(paragraphAt(now.current, index)), [isSeen]);
  const voice = useFollowVoice({ scrollTo: scrollToIndex, isInView });
  useKeptScroll(`reading ${transcriptId}`, scrollRef, paragraphs.length > 0);
  useActiveSegment(transcriptId);
  useTarget(recordingId, transcriptId, paragraphs.length > 0, scrollToIndex);
  useEffect(cleanCopies, []);
  // The keys that scroll do so at once.
  useEffect(() => {
    if (document.activeElement === document.body) scrollRef.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must take the focus to be read by keys
      tabIndex={0}
      role="document"
      aria-label={t.transcript.segments}
      onWheel={voice.onUserScroll}
      onPointerDown={voice.onUserScroll}
      onScroll={voice.onScroll}
    >
      <div className={styles.page} style={virtual.style}>
        {virtual.rows.map(({ index }) => {
          const paragraph = paragraphs[index];
          if (!paragraph) return null;
          return (
            <div key={paragraph.first} ref={virtual.measureRow} data-index={index} className={styles.place}>
              <Heading paragraph={paragraph} speakers={speakers} isFirst={index === 0} />
              <p className={styles.text} dir="auto">
                {Array.from({ length: endOf(index) - paragraph.first }, (_, nth) => paragraph.first + nth).map((at) => {
                  const segment = rows.rowAt(at);
                  return segment ? <ReadSegment key={segment.id} segment={segment} index={at} /> : null;
                })}
              </p>
            </div>
          );
        })}
        {isRunning ? (
          <p className={styles.partial} dir="auto" aria-busy="true">
            {partial.map(({ text }) => text).join(' ')} <span className={styles.note}>{t.modes.unfinished}</span>
          </p>
        ) : null}
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly paragraph: Paragraph;
  readonly speakers: ReturnType<typeof useSpeakers>;
  readonly isFirst: boolean;
}

/** Who speaks, where that changes. */
function Heading({ paragraph, speakers, isFirst }: HeadingProps) {
  const { format } = useWords();
  if (!paragraph.isTurn) return null;
  const speaker = speakers.find(({ id }) => id === paragraph.speakerId);
  if (speaker === undefined) {
    return isFirst ? null : <div className={styles.pause} />;
  }
  return (
    <h2 className={styles.speaker}>
      <SpeakerMark name={speaker.name} place={speaker.slot - 1} />
      <bdi className={styles.name}>{speaker.name}</bdi>
      <span className={styles.time}>{format.clock(paragraph.startMs)}</span>
    </h2>
  );
}
