import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef } from 'react';
import type { SearchHit } from '#shared/search.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { HitRow } from './HitRow.tsx';
import { stopClip } from '#renderer/playback/clip.ts';
import { focusField, resumeTyping } from './SearchField.tsx';
import styles from './SearchPage.module.css';

/** So many rows before the end the next page is asked for. */
const aheadRows = 2;

interface Props {
  readonly hits: readonly SearchHit[];
  /** What they are the hits of: another list begins at its top, in the rows of the one before. */
  readonly listKey: string;
  readonly cursor: number;
  /** The hits of a recording under its line; else each with its recording. */
  readonly isGrouped: boolean;
  /** Hits of the text before, while the new ones are on the way. */
  readonly isStale: boolean;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onListen: (hit: SearchHit) => void;
  readonly onPoint: (index: number) => void;
  readonly onEnd: (loadedCount: number) => void;
}

export const HitList = memo(function HitList({
  hits,
  listKey,
  cursor,
  isGrouped,
  isStale,
  onOpen,
  onListen,
  onPoint,
  onEnd,
}: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: hits.length, scrollRef, estimatePx: 62, paddingPx: 6 });
  const { scrollTo } = virtual;
  const isNearEnd = hits.length > 0 && virtual.last >= hits.length - aheadRows;
  const askForMore = useRef(onEnd);
  useLayoutEffect(() => {
    askForMore.current = onEnd;
  });
  useEffect(() => {
    if (isNearEnd) askForMore.current(hits.length);
  }, [isNearEnd, hits.length]);
  const walked = useRef(cursor);
  useEffect(() => {
    // Not as the list appears: to ask where it stands costs a layout, and it stands at its beginning.
    if (walked.current !== cursor || cursor > 0) scrollTo(cursor, 'auto');
    walked.current = cursor;
  }, [scrollTo, cursor]);
  const shown = useRef({ listKey, isScrolled: false });
  useLayoutEffect(() => {
    if (shown.current.listKey === listKey) return;
    // Only where it was scrolled: to set it costs a layout.
    if (shown.current.isScrolled && scrollRef.current) scrollRef.current.scrollTop = 0;
    shown.current = { listKey, isScrolled: false };
  }, [listKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A new search and the help are keys of the whole app.
    if (event.key === '/' || event.key === '?') return;
    // Once, where it happened: an option's own comes up to the list again.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && event.key !== ' ') {
      resumeTyping();
      return;
    }
    const isTop = event.key === 'Escape' || (event.key === 'ArrowUp' && cursor === 0);
    if (isTop) {
      event.preventDefault();
      stopClip();
      focusField();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const hit = hits[cursor];
    if (step === undefined && event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== undefined) onPoint(Math.min(hits.length - 1, Math.max(0, cursor + step)));
    else if (hit && event.key === ' ') onListen(hit);
    else if (hit) onOpen(hit);
  };
  return (
    <div
      ref={scrollRef}
      id="search-results"
      className={classNames(styles.scroll, isStale && styles.stale)}
      role="listbox"
      aria-label={t.search.results}
      aria-activedescendant={hits.length > 0 ? `hit-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={() => (shown.current.isScrolled = true)}
    >
      <div className={styles.inner} style={virtual.style} role="presentation">
        {virtual.rows.map(({ index, style }) => {
          const hit = hits[index];
          if (!hit) return null;
          return (
            <div
              key={index}
              id={`hit-${index}`}
              ref={virtual.measureRow}
              data-index={index}
              className={styles.place}
              style={style}
              role="option"
              aria-selected={index === cursor}
              aria-label={`${t.search.openAt(hit.recordingName, formatClock(hit.startMs))}: ${hit.text}`}
              tabIndex={-1}
              onKeyDown={onKeyDown}
              onClick={() => {
                onPoint(index);
                onOpen(hit);
              }}
            >
              <HitRow
                hit={hit}
                isFirst={!isGrouped || hits[index - 1]?.recordingId !== hit.recordingId}
                isCursor={index === cursor}
                onListen={onListen}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
});
