import { useState, type RefObject } from 'react';
import type { Finding, FindingState } from '#shared/watch.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { setFindingsFilter, useFindingsFilter } from '#renderer/state/findings-filter.ts';
import styles from './FindingDetail.module.css';

interface Props {
  readonly finding: Finding | undefined;
  readonly reasonRef: RefObject<HTMLInputElement | null>;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly onDecide: (state: FindingState) => void;
  /** A reason is being typed, or was. */
  readonly onType: (isTyping: boolean) => void;
  readonly onOpen: () => void;
}

/** One finding in full, with everything that can be done about it. */
export function FindingDetail({ finding, reasonRef, isPlaying, onPlay, onDecide, onType, onOpen }: Props) {
  const { t, format } = useWords();
  const [reason, setReason] = useState(finding?.reason ?? '');
  const isOneRecording = useFindingsFilter((state) => state.filter.recordingId !== null);
  if (!finding) return <aside className={styles.detail} />;
  const { state, severity, decidedAtMs } = finding;
  return (
    <aside className={styles.detail} aria-label={finding.term}>
      <p className={styles.term}>
        <span className={classNames(styles.severity, styles[severity])}>{t.severity[severity]}</span>
        <strong dir="auto">{finding.term}</strong>
        <bdi className={styles.quiet}>{finding.listName}</bdi>
      </p>
      {finding.note ? (
        <p className={styles.note} dir="auto">
          {finding.note}
        </p>
      ) : null}
      <blockquote className={styles.quote} dir="auto">
        <span className={styles.around}>{finding.before}</span>
        <mark>{finding.matched}</mark>
        <span className={styles.around}>{finding.after}</span>
      </blockquote>
      {finding.isTextChanged ? <Notice>{t.findings.textChanged}</Notice> : null}
      <p className={styles.where}>
        <button type="button" className={styles.link} onClick={onOpen} title={t.findings.openAt}>
          <bdi>{finding.recordingName}</bdi>
        </button>
        <span className={styles.quiet}>{formatClock(finding.startMs)}</span>
      </p>
      <div className={styles.listen}>
        <Button icon={isPlaying ? 'pause' : 'play'} onClick={onPlay}>
          {isPlaying ? t.findings.stop : t.findings.play}
        </Button>
        <Button
          kind="quiet"
          onClick={() => setFindingsFilter({ recordingId: isOneRecording ? null : finding.recordingId })}
        >
          {isOneRecording ? t.findings.allRecordings : t.findings.onlyRecording}
        </Button>
      </div>
      <div className={styles.decision}>
        <input
          ref={reasonRef}
          className={styles.reason}
          aria-label={t.findings.reason}
          placeholder={t.findings.reason}
          maxLength={2000}
          value={reason}
          dir="auto"
          onFocus={() => onType(true)}
          onBlur={() => onType(false)}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Escape') setReason(finding.reason);
            event.currentTarget.blur();
          }}
        />
        <div className={styles.buttons}>
          <Button kind={state === 'confirmed' ? 'plain' : 'primary'} icon="check" onClick={() => onDecide('confirmed')}>
            {t.findings.confirm}
          </Button>
          <Button icon="close" onClick={() => onDecide('dismissed')}>
            {t.findings.dismiss}
          </Button>
          {state === 'new' ? null : (
            <Button kind="quiet" onClick={() => onDecide('new')}>
              {t.findings.reopen}
            </Button>
          )}
        </div>
        {state !== 'new' && decidedAtMs !== null ? (
          <p className={styles.quiet}>
            {t.findings.decided(state, finding.decidedBy ?? '', format.date(decidedAtMs))}
            {finding.reason ? ': ' : null}
            <bdi>{finding.reason}</bdi>
          </p>
        ) : null}
      </div>
      <p className={styles.keys}>{t.findings.keys}</p>
    </aside>
  );
}
