import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Finding, ReasonCode } from '#shared/watch.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { setFindingsFilter, useFindingsFilter } from '#renderer/state/findings-filter.ts';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import { WhyFound } from '../rules/WhyFound.tsx';
import styles from './FindingDetail.module.css';
import { FindingLabels } from './FindingLabels.tsx';
import type { TypedField } from './judge-actions.ts';
import { ReasonCodes } from './ReasonCodes.tsx';
import { TypedLine } from './TypedLine.tsx';
import type { VerdictScope, useVerdicts } from './use-verdicts.ts';

interface Props {
  readonly finding: Finding | undefined;
  readonly selectedCount: number;
  readonly codes: readonly ReasonCode[];
  readonly verdicts: ReturnType<typeof useVerdicts>;
  /** The field that someone wants to type in. */
  readonly wanted: TypedField | null;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  /** A reason or a note is being typed, or was. */
  readonly onType: (isTyping: boolean) => void;
  readonly onOpen: () => void;
  readonly onEvidence: () => void;
}

/** One finding in full, with everything that can be done about it. */
export function FindingDetail(props: Props) {
  const { finding, selectedCount, isPlaying } = props;
  const { t } = useWords();
  if (!finding) return <aside className={styles.detail} />;
  const { severity } = finding;
  return (
    <aside className={styles.detail} aria-label={finding.term}>
      {selectedCount > 1 ? <p className={styles.selected}>{t.findings.selected(selectedCount)}</p> : null}
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
      {finding.matched === '' ? null : (
        <blockquote className={styles.quote} dir="auto">
          <span className={styles.around}>{finding.before}</span>
          <mark>{finding.matched}</mark>
          <span className={styles.around}>{finding.after}</span>
        </blockquote>
      )}
      {finding.isTextChanged ? <Notice>{t.findings.textChanged}</Notice> : null}
      <p className={styles.where}>
        <button type="button" className={styles.link} onClick={props.onOpen} title={t.findings.openAt}>
          <bdi>{finding.recordingName}</bdi>
        </button>
        <span className={styles.quiet}>{formatClock(finding.startMs)}</span>
      </p>
      <div className={styles.listen}>
        <Button icon={isPlaying ? 'pause' : 'play'} onClick={props.onPlay}>
          {isPlaying ? t.findings.stop : t.findings.play}
          <CommandKey of="judge-play" />
        </Button>
        <Narrow finding={finding} />
        <Button kind="quiet" icon="export" onClick={props.onEvidence}>
          {t.evidence.open}
          <CommandKey of="judge-evidence" />
        </Button>
      </div>
      {finding.basis === null ? null : <WhyFound basis={finding.basis} />}
      <Decision {...props} finding={finding} />
    </aside>
  );
}

/** Less of the list: what is about this recording or this term. */
function Narrow({ finding }: { readonly finding: Finding }) {
  const { t } = useWords();
  const isOneRecording = useFindingsFilter(({ filter }) => filter.recordingId !== null);
  const isOneTerm = useFindingsFilter(({ filter }) => (filter.ruleId ?? null) !== null);
  return (
    <>
      <Button
        kind="quiet"
        onClick={() => setFindingsFilter({ recordingId: isOneRecording ? null : finding.recordingId })}
      >
        {isOneRecording ? t.findings.allRecordings : t.findings.onlyRecording}
      </Button>
      <Button kind="quiet" onClick={() => setFindingsFilter({ ruleId: isOneTerm ? null : finding.ruleId })}>
        {isOneTerm ? t.findings.allTerms : t.findings.onlyTerm}
      </Button>
    </>
  );
}

function Decision(props: Props & { readonly finding: Finding }) {
  const { finding, selectedCount, codes, verdicts, wanted, reason, onReason, onType } = props;
  const { t, format } = useWords();
  const { state, decidedAtMs } = finding;
  const decide = (next: typeof state) => () => verdicts.settle(next, reason);
  return (
    <div className={styles.decision}>
      {selectedCount > 1 ? null : <Scope finding={finding} verdicts={verdicts} />}
      <div className={styles.buttons}>
        <Button kind={state === 'confirmed' ? 'plain' : 'primary'} icon="check" onClick={decide('confirmed')}>
          {t.findings.confirm}
          <CommandKey of="judge-confirm" />
        </Button>
        <Button icon="close" onClick={decide('dismissed')}>
          {t.findings.dismiss}
          <CommandKey of="judge-dismiss" />
        </Button>
        <Button icon="question" title={t.findings.unsureHint} onClick={decide('unsure')}>
          {t.findings.unsure}
          <CommandKey of="judge-unsure" />
        </Button>
        {state === 'new' ? null : (
          <Button kind="quiet" onClick={decide('new')}>
            {t.findings.reopen}
          </Button>
        )}
        <Button kind="quiet" onClick={verdicts.undo}>
          {t.common.undo}
          <CommandKey of="judge-undo" />
        </Button>
      </div>
      {state !== 'new' && decidedAtMs !== null ? (
        <p className={styles.quiet}>
          {t.findings.decided(state, finding.decidedBy ?? '', format.date(decidedAtMs))}
          {finding.reason ? ': ' : null}
          <bdi>{finding.reason}</bdi>
        </p>
      ) : null}
      <TypedLine
        isWanted={wanted === 'reason'}
        label={t.findings.reason}
        command="judge-reason"
        value={reason}
        before={finding.reason}
        onChange={onReason}
        onType={onType}
      />
      <Remark finding={finding} verdicts={verdicts} wanted={wanted} onType={onType} />
      <FindingLabels
        labels={finding.labels}
        isWanted={wanted === 'labels'}
        onType={(isTyping) => onType(isTyping)}
        onChange={verdicts.label}
      />
      <ReasonCodes codes={codes} onChoose={({ verdict, text }) => verdicts.settle(verdict, text)} />
    </div>
  );
}

function Remark({
  finding,
  verdicts,
  wanted,
  onType,
}: Pick<Props, 'verdicts' | 'wanted' | 'onType'> & { readonly finding: Finding }) {
  const { t } = useWords();
  const [remark, setRemark] = useState(finding.remark);
  return (
    <TypedLine
      isWanted={wanted === 'remark'}
      label={t.findings.remark}
      command="judge-remark"
      value={remark}
      before={finding.remark}
      onChange={setRemark}
      onType={(isTyping, text) => {
        if (!isTyping) verdicts.remark(text);
        onType(isTyping);
      }}
    />
  );
}

/** Whether the verdict is about this finding or about all of its term. */
function Scope({ finding, verdicts }: Pick<Props, 'verdicts'> & { readonly finding: Finding }) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['findings fresh', 'alike', finding.id],
    queryFn: () => api['findings.countAlike']({ findingId: finding.id }),
    gcTime: 10_000,
  });
  const { scopes } = t.findings;
  return (
    <div className={styles.scope}>
      <SelectField<VerdictScope>
        label={t.findings.scope}
        value={verdicts.scope}
        choices={[
          { value: 'one', label: scopes.one },
          { value: 'recording', label: scopes.recording(data?.recording ?? 1) },
          { value: 'library', label: scopes.library(data?.library ?? 1) },
        ]}
        onChange={verdicts.setScope}
      />
      <CommandKey of="judge-alike" />
    </div>
  );
}
