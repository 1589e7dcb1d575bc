import { useCallback, useEffect, useRef } from 'react';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { keyCap } from '#renderer/commands/press.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { comparedSource } from './compared-source.ts';
import styles from './CompareList.module.css';
import { CompareRow } from './CompareRow.tsx';
import { useCompareCommands } from './use-compare-commands.ts';
import { useComparedPlace } from './use-compared-place.ts';

interface Props {
  readonly recordingId: number;
  readonly leftId: number;
  readonly rightId: number;
}

/** Both texts in one list of rows, so that they scroll together; only what is in view is in the document. */
export function CompareList({ recordingId, leftId, rightId }: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const source = comparedSource(leftId, rightId);
  const knownTotal = useTotal(source);
  const total = knownTotal ?? 0;
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 58, paddingPx: 8 });
  const { scrollTo } = virtual;
  const rows = usePages(source, virtual.first, virtual.last);
  const center = useCallback((index: number) => scrollTo(index, 'center'), [scrollTo]);
  const spoken = useComparedPlace({ recordingId, leftId, isReady: total > 0, center });
  useCompareCommands({
    recordingId,
    leftId,
    rightId,
    total,
    rowAt: rows.rowAt,
    scrollTo: (index) => scrollTo(index, 'auto'),
    view: virtual,
  });
  const focusList = () => scrollRef.current?.focus({ preventScroll: true });
  useEffect(focusList, []);
  if (knownTotal === 0) {
    return (
      <EmptyState icon="compare" title={t.compare.empty}>
        <p>{t.compare.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {rows.error ? <FailureNotice error={rows.error} onRetry={rows.retry} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must take the focus to be read by keys */}
      <div ref={scrollRef} className={styles.scroll} role="list" tabIndex={0} aria-label={t.compare.rows}>
        <div className={styles.inner} style={virtual.style} role="presentation">
          {virtual.rows.map(({ index, style }) => {
            const row = rows.rowAt(index);
            return (
              <div
                key={index}
                ref={virtual.measureRow}
                data-index={index}
                className={styles.place}
                style={style}
                role="listitem"
                aria-setsize={total}
                aria-posinset={index + 1}
              >
                {row ? (
                  <CompareRow row={row} index={index} isSpoken={spoken === row.id} onDone={focusList} />
                ) : (
                  <div className={styles.ghost} />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <Hint />
    </>
  );
}

/** The keys as they are bound now. */
function Hint() {
  const { t } = useWords();
  const changed = useKeys((state) => state.changed);
  const cap = (id: CommandId) => keyCap(keysOf(id, changed)[0] ?? '–', t.keys.space);
  return (
    <p className={styles.hint}>
      {t.compare.hint(cap('difference-next'), cap('difference-previous'), cap('take-difference'), cap('play-segment'))}
    </p>
  );
}
