import { memo, useRef } from 'react';
import type { Segment } from '#shared/segment.ts';
import { seek } from '#renderer/playback/player.ts';
import { moveCursor, useActive } from '../editor/text/active.ts';
import { useTextMarksOf } from '../editor/text/use-text-marks.ts';
import styles from './ReadingText.module.css';

interface Props {
  readonly segment: Segment;
  readonly index: number;
}

/** One segment within its paragraph; the one that is spoken is marked. */
export const ReadSegment = memo(function ReadSegment({ segment, index }: Props) {
  const isActive = useActive((state) => state.index === index);
  const flash = useActive(({ flash: shown }) => (shown && index >= shown.first && index <= shown.last ? shown : null));
  const text = useRef<HTMLElement>(null);
  useTextMarksOf({ textRef: text, segmentId: segment.id, text: segment.text, words: segment.words, isShown: true });
  return (
    <>
      <span
        key={flash?.nth}
        ref={text}
        className={styles.segment}
        data-active={isActive || undefined}
        data-flash={flash ? '' : undefined}
        dir="auto"
        role="presentation"
        onClick={() => {
          if (!(getSelection()?.isCollapsed ?? true)) return;
          seek(segment.startMs);
          moveCursor(index);
        }}
      >
        {segment.text}
      </span>{' '}
    </>
  );
});
