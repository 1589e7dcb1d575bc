import type { PartialSegment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './SegmentRow.module.css';

/** Text on its way: it has the place and the size it will have when it is saved, and nothing can be done with it yet. */
export function PartialRow({ segment }: { readonly segment: PartialSegment }) {
  return (
    <div className={classNames(styles.row, styles.recognised)} aria-busy="true">
      <span className={styles.time}>{formatClock(segment.startMs)}</span>
      <div className={styles.body}>
        <p className={styles.text} dir="auto">
          {segment.text}
        </p>
      </div>
    </div>
  );
}
