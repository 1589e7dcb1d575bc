import { useEffect, useRef } from 'react';
import type { SearchHit } from '#shared/search.ts';
import { formatClock } from '#shared/timecode.ts';
import { classNames } from '../../components/class-names.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useWords } from '../../locales/use-words.ts';
import { HitRow } from './HitRow.tsx';
import styles from './SearchPage.module.css';

/** So many rows before the end the next page is asked for. */
const aheadRows = 12;

interface Props {
  readonly hits: readonly SearchHit[];
  readonly cursor: number;
  /** Hits of the text before, while the new ones are on the way. */
  readonly isStale: boolean;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onPoint: (index: number) => void;
  readonly onEnd: (loadedCount: number) => void;
}

export function HitList({ hits, cursor, isStale, onOpen, onPoint, onEnd }: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: hits.length, scrollRef, estimatePx: 62, paddingPx: 6 });
  const shown = virtual.getVirtualItems();
  const isNearEnd = hits.length > 0 && (shown.at(-1)?.index ?? 0) >= hits.length - aheadRows;
  const askForMore = useRef(onEnd);
  useEffect(() => {
    askForMore.current = onEnd;
  });
  useEffect(() => {
    if (isNearEnd) askForMore.current(hits.length);
  }, [isNearEnd, hits.length]);
  useEffect(() => {
    virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [virtual, cursor]);
  return (
    <div
      ref={scrollRef}
      id="search-results"
      className={classNames(styles.scroll, isStale && styles.stale)}
      role="listbox"
      aria-label={t.search.results}
    >
      <div className={styles.inner} style={{ height: virtual.getTotalSize() }} role="presentation">
        {shown.map(({ index, start }) => {
          const hit = hits[index];
          if (!hit) return null;
          return (
            <div
              key={hit.segmentId}
              id={`hit-${index}`}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
              role="option"
              aria-selected={index === cursor}
              aria-label={`${t.search.openAt(hit.recordingName, formatClock(hit.startMs))}: ${hit.text}`}
              tabIndex={-1}
              onClick={() => {
                onPoint(index);
                onOpen(hit);
              }}
              onKeyDown={(event) => event.key === 'Enter' && onOpen(hit)}
            >
              <HitRow
                hit={hit}
                isFirst={hits[index - 1]?.recordingId !== hit.recordingId}
                isCursor={index === cursor}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
