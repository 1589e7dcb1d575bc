import { useRef } from 'react';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import page from './ActivityPage.module.css';
import styles from './NextList.module.css';
import { NextRow } from './NextRow.tsx';
import { useQueueCursor } from './use-queue-cursor.ts';
import { useRowDrag } from './use-row-drag.ts';

const rowPx = 44;

/** What waits, in its order, which is changed by dragging a row or with Alt and the arrows. */
export function NextList({ count, paused }: { readonly count: number; readonly paused: number }) {
  const { t, format } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const { total, virtual, rows, cursor, point, moveTo, onKeyDown } = useQueueCursor(scrollRef, count, rowPx);
  const { cancel } = useRecordingActions();
  const { dropAt, handlersFor } = useRowDrag(point, moveTo);
  const dropOf = (index: number) => {
    if (dropAt === index) return 'before';
    return dropAt === total && index === total - 1 ? 'after' : undefined;
  };
  return (
    <section aria-label={t.activity.next} className={styles.next}>
      <h2 className={page.title}>
        {t.activity.next}
        <span className={page.count}>
          {t.activity.waiting(total)}
          {paused > 0 ? ` · ${t.job.paused(paused)}` : null}
        </span>
      </h2>
      {total === 0 ? <p className={styles.none}>{t.activity.nothingWaits}</p> : null}
      <div
        ref={scrollRef}
        className={styles.scroll}
        role="grid"
        aria-rowcount={total}
        aria-label={t.activity.next}
        aria-describedby="next-hint"
        aria-activedescendant={total > 0 ? `next-${cursor}` : undefined}
        tabIndex={total > 0 ? 0 : -1}
        hidden={total === 0}
        onKeyDown={onKeyDown}
      >
        <div style={virtual.style} role="presentation">
          {virtual.rows.map(({ index, style }) => {
            const recording = rows.rowAt(index);
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
              <div
                key={recording?.id ?? `empty ${index}`}
                id={`next-${index}`}
                ref={virtual.measureRow}
                data-index={index}
                style={style}
                role="row"
                aria-selected={index === cursor}
                aria-rowindex={index + 1}
                aria-label={recording && `${index + 1} ${recording.name} ${format.clock(recording.durationMs)}`}
                tabIndex={-1}
                className={styles.place}
                data-drop={dropOf(index)}
                draggable={recording !== undefined}
                onClick={() => point(index)}
                {...handlersFor(index, recording?.id)}
              >
                {recording ? (
                  <NextRow
                    recording={recording}
                    place={index + 1}
                    isCursor={index === cursor}
                    onFirst={() => moveTo(recording.id, 0)}
                    onCancel={() => cancel(recording.id)}
                  />
                ) : (
                  <div className={styles.waiting} />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p id="next-hint" className={styles.hint}>
        {total > 1 ? t.activity.orderHint : null}
      </p>
    </section>
  );
}
