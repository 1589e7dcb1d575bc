import type { RefObject } from 'react';
import type { Finding } from '#shared/watch.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { PagedRows } from '#renderer/data/use-pages.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './FindingList.module.css';

interface Props {
  readonly rows: PagedRows<Finding>;
  readonly virtual: VirtualRows;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly cursor: number;
  readonly onPoint: (index: number) => void;
  readonly onOpen: (finding: Finding) => void;
}

export function FindingList({ rows, virtual, scrollRef, cursor, onPoint, onOpen }: Props) {
  const { t } = useWords();
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      role="listbox"
      aria-label={t.findings.table}
      aria-activedescendant={`finding-${cursor}`}
      tabIndex={0}
    >
      <div className={styles.inner} style={virtual.style} role="presentation">
        {virtual.rows.map(({ index, style }) => {
          const finding = rows.rowAt(index);
          return (
            <div
              key={finding?.id ?? `empty ${index}`}
              id={`finding-${index}`}
              ref={virtual.measureRow}
              data-index={index}
              className={styles.place}
              style={style}
              role="option"
              aria-selected={index === cursor}
              tabIndex={-1}
              onClick={() => onPoint(index)}
              onDoubleClick={() => finding && onOpen(finding)}
              // The page has the keys; here only so that a press on the row is not lost on a screen reader.
              onKeyDown={(event) => event.key === 'Enter' && finding && onOpen(finding)}
            >
              {finding ? (
                <Row
                  finding={finding}
                  isCursor={index === cursor}
                  isFirst={rows.rowAt(index - 1)?.recordingId !== finding.recordingId}
                />
              ) : (
                <div className={styles.waiting} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly finding: Finding;
  readonly isCursor: boolean;
  readonly isFirst: boolean;
}

function Row({ finding, isCursor, isFirst }: RowProps) {
  const { t } = useWords();
  const { state, severity } = finding;
  return (
    <>
      {isFirst ? (
        <p className={styles.recording} dir="auto">
          {finding.recordingName}
        </p>
      ) : null}
      <div className={classNames(styles.row, isCursor && styles.cursor, state !== 'new' && styles.decided)}>
        <span className={classNames(styles.severity, styles[severity])} title={t.severity[severity]} />
        <span className={styles.time}>{formatClock(finding.startMs)}</span>
        <p className={styles.text} dir="auto">
          <span className={styles.around}>{tail(finding.before)}</span>
          <mark>{finding.matched}</mark>
          <span className={styles.around}>{finding.after}</span>
        </p>
        <span className={classNames(styles.state, styles[state])} title={t.findings.states[state]}>
          {state === 'new' ? null : <Icon name={state === 'confirmed' ? 'check' : 'close'} size={14} />}
        </span>
      </div>
    </>
  );
}

/** So that the words themselves stay in sight on one line. */
function tail(text: string): string {
  const longest = 34;
  if (text.length <= longest) return text;
  const cut = text.slice(-longest);
  return `…${cut.slice(cut.indexOf(' '))}`;
}
