import type { RefObject } from 'react';
import type { Finding, FindingGroup } from '#shared/watch.ts';
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
  readonly group: FindingGroup;
  readonly cursor: number;
  /** The selected rows, from the first to the last. */
  readonly first: number;
  readonly last: number;
  readonly onPoint: (index: number, isExtending: boolean) => void;
  readonly onOpen: (finding: Finding) => void;
}

export function FindingList({ rows, virtual, scrollRef, group, cursor, first, last, onPoint, onOpen }: Props) {
  const { t } = useWords();
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      role="listbox"
      aria-label={t.findings.table}
      aria-multiselectable="true"
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
              data-finding={finding?.id}
              className={styles.place}
              style={style}
              role="option"
              aria-selected={index >= first && index <= last}
              tabIndex={-1}
              onClick={(event) => onPoint(index, event.shiftKey)}
              onDoubleClick={() => finding && onOpen(finding)}
              // The page has the keys; here only so that a press on the row is not lost on a screen reader.
              onKeyDown={(event) => event.key === 'Enter' && finding && onOpen(finding)}
            >
              {finding ? (
                <Row
                  finding={finding}
                  group={group}
                  isCursor={index === cursor}
                  isSelected={index >= first && index <= last}
                  isFirst={groupOf(rows.rowAt(index - 1), group) !== groupOf(finding, group)}
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

function groupOf(finding: Finding | undefined, group: FindingGroup): number | undefined {
  return group === 'recording' ? finding?.recordingId : finding?.ruleId;
}

interface RowProps {
  readonly finding: Finding;
  readonly group: FindingGroup;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly isFirst: boolean;
}

const icons = { confirmed: 'check', dismissed: 'close', unsure: 'question' } as const;

function Row({ finding, group, isCursor, isSelected, isFirst }: RowProps) {
  const { t } = useWords();
  const { state, severity, remark, labels } = finding;
  return (
    <>
      {isFirst ? (
        <p className={styles.recording} dir="auto">
          {group === 'recording' ? finding.recordingName : finding.term}
        </p>
      ) : null}
      <div
        className={classNames(
          styles.row,
          isSelected && styles.selected,
          isCursor && styles.cursor,
          state !== 'new' && styles.decided,
        )}
      >
        <span className={styles.what}>
          <span className={classNames(styles.severity, styles[severity])}>{t.severity[severity]}</span>
          <span className={styles.term} dir="auto">
            {group === 'recording' ? finding.term : finding.recordingName}
          </span>
        </span>
        <span className={styles.time}>{formatClock(finding.startMs)}</span>
        <p className={styles.text} dir="auto" title={`${finding.before}${finding.matched}${finding.after}`}>
          <span className={styles.before}>{finding.before}</span>
          {finding.matched === '' && finding.basis ? (
            <em>{finding.basis.isCertain ? `${t.rules.holds} ${formatClock(finding.endMs)}` : t.rules.unclear}</em>
          ) : (
            <mark>{finding.matched}</mark>
          )}
          <span className={styles.after}>{finding.after}</span>
        </p>
        <span className={classNames(styles.state, styles[state])} title={t.findings.states[state]}>
          {labels.length === 0 ? null : (
            <span title={labels.join(', ')}>
              <Icon name="tag" size={14} />
              <span className="hidden">{labels.join(', ')}</span>
            </span>
          )}
          {remark === '' ? null : <Icon name="note" size={14} />}
          {state === 'new' ? null : <Icon name={icons[state]} size={14} />}
          {state === 'new' ? null : <span className="hidden">{t.findings.states[state]}</span>}
        </span>
      </div>
    </>
  );
}
