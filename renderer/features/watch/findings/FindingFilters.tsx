import { useQuery } from '@tanstack/react-query';
import {
  findingGroups,
  findingStates,
  severities,
  type Finding,
  type FindingCounts,
  type FindingFilter,
  type FindingState,
} from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { setFindingsFilter } from '#renderer/state/findings-filter.ts';
import styles from './FindingFilters.module.css';
import { FindingsExport } from './FindingsExport.tsx';
import { allOf } from './use-findings.ts';

interface Props {
  readonly filter: FindingFilter;
  /** Null until they are known. */
  readonly counts: FindingCounts | null;
  /** At the cursor: its recording and term are named while nothing else is shown. */
  readonly finding: Finding | undefined;
  readonly isEmpty: boolean;
  /** Found since the list was opened. */
  readonly sinceCount: number;
  readonly onRefresh: () => void;
}

export function FindingFilters({ filter, counts, finding, isEmpty, sinceCount, onRefresh }: Props) {
  const { t } = useWords();
  const lists =
    useQuery({ queryKey: queryKeys.watchLists, queryFn: () => api['watchLists.list']({}) }).data?.lists ?? [];
  const all = counts && allOf(counts);
  return (
    <div className={styles.bar}>
      <div className={styles.states} role="group" aria-label={t.findings.state}>
        {findingStates.map((state) => (
          <State
            key={state}
            filter={filter}
            state={state}
            label={t.findings.states[state]}
            count={counts && counts[state]}
          />
        ))}
        <State filter={filter} state={null} label={t.findings.all} count={all} />
      </div>
      <div className={styles.select}>
        <SelectField
          look="small"
          label={t.findings.severity}
          value={filter.severities[0] ?? 'any'}
          choices={[
            { value: 'any', label: t.findings.anySeverity },
            ...severities.toReversed().map((value) => ({ value, label: t.severity[value] })),
          ]}
          onChange={(value) => setFindingsFilter({ severities: severities.filter((one) => one === value) })}
        />
      </div>
      <div className={styles.select}>
        <SelectField
          look="small"
          label={t.findings.list}
          value={String(filter.listId ?? 'any')}
          choices={[
            { value: 'any', label: t.findings.anyList },
            ...lists.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => setFindingsFilter({ listId: value === 'any' ? null : Number(value) })}
        />
      </div>
      <ByLabel filter={filter} />
      <div className={styles.select}>
        <SelectField
          look="small"
          label={t.findings.group}
          value={filter.group ?? 'recording'}
          choices={findingGroups.map((value) => ({ value, label: t.findings.groups[value] }))}
          onChange={(group) => setFindingsFilter({ group })}
        />
      </div>
      <IconButton
        icon="severity"
        label={t.findings.bySeverity}
        aria-pressed={filter.isBySeverity ?? false}
        onClick={() => setFindingsFilter({ isBySeverity: !(filter.isBySeverity ?? false) })}
      />
      {filter.recordingId === null ? null : (
        <Only
          name={finding?.recordingName ?? t.findings.onlyRecording}
          label={t.findings.allRecordings}
          onClose={() => setFindingsFilter({ recordingId: null })}
        />
      )}
      {(filter.ruleId ?? null) === null ? null : (
        <Only
          name={finding?.term ?? t.findings.onlyTerm}
          label={t.findings.allTerms}
          onClose={() => setFindingsFilter({ ruleId: null })}
        />
      )}
      <span className={styles.end}>
        {sinceCount > 0 ? (
          <Button size="s" icon="arrowDown" onClick={onRefresh}>
            {t.findings.more(sinceCount)}
          </Button>
        ) : null}
        <FindingsExport filter={filter} isEmpty={isEmpty} />
      </span>
    </div>
  );
}

/** Only where labels were given. */
function ByLabel({ filter }: { readonly filter: FindingFilter }) {
  const { t } = useWords();
  const known = useQuery({ queryKey: queryKeys.findingLabels, queryFn: () => api['findings.labels']({}) }).data ?? [];
  const chosen = filter.label ?? null;
  if (known.length === 0 && chosen === null) return null;
  const choices = known.map(({ label, count }) => ({ value: `#${label}`, label: t.findings.labelled(label, count) }));
  if (chosen !== null && !known.some(({ label }) => label === chosen))
    choices.push({ value: `#${chosen}`, label: chosen });
  return (
    <div className={styles.select}>
      <SelectField
        look="small"
        label={t.findings.label}
        value={chosen === null ? '' : `#${chosen}`}
        choices={[{ value: '', label: t.findings.anyLabel }, ...choices]}
        onChange={(value) => setFindingsFilter({ label: value === '' ? null : value.slice(1) })}
      />
    </div>
  );
}

function Only({
  name,
  label,
  onClose,
}: {
  readonly name: string;
  readonly label: string;
  readonly onClose: () => void;
}) {
  return (
    <span className={styles.recording}>
      <span className={styles.name} dir="auto" title={name}>
        {name}
      </span>
      <IconButton size="s" icon="close" label={label} onClick={onClose} />
    </span>
  );
}

interface StateProps {
  readonly filter: FindingFilter;
  /** Null for all. */
  readonly state: FindingState | null;
  readonly label: string;
  readonly count: number | null;
}

function State({ filter, state, label, count }: StateProps) {
  const { format } = useWords();
  const isChosen = state === null ? filter.states.length === 0 : filter.states[0] === state;
  return (
    <button
      type="button"
      className={classNames(styles.state, isChosen && styles.chosen)}
      aria-pressed={isChosen}
      onClick={() => setFindingsFilter({ states: state === null ? [] : [state] })}
    >
      {label}
      <span className={styles.count}>{count === null ? null : format.number(count)}</span>
    </button>
  );
}
