import { useQuery } from '@tanstack/react-query';
import { findingStates, severities, type FindingCounts, type FindingFilter, type FindingState } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { setFindingsFilter } from '#renderer/state/findings-filter.ts';
import styles from './FindingFilters.module.css';

interface Props {
  readonly filter: FindingFilter;
  /** Null until they are known. */
  readonly counts: FindingCounts | null;
  /** Of the finding at the cursor: named while only its recording is shown. */
  readonly recordingName: string | null;
}

export function FindingFilters({ filter, counts, recordingName }: Props) {
  const { t } = useWords();
  const lists =
    useQuery({ queryKey: queryKeys.watchLists, queryFn: () => api['watchLists.list']({}) }).data?.lists ?? [];
  const all = counts && counts.new + counts.confirmed + counts.dismissed;
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
          label={t.findings.list}
          value={String(filter.listId ?? 'any')}
          choices={[
            { value: 'any', label: t.findings.anyList },
            ...lists.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => setFindingsFilter({ listId: value === 'any' ? null : Number(value) })}
        />
      </div>
      {filter.recordingId === null ? null : (
        <span className={styles.recording}>
          <span className={styles.name} dir="auto">
            {recordingName ?? t.findings.onlyRecording}
          </span>
          <IconButton
            size="s"
            icon="close"
            label={t.findings.allRecordings}
            onClick={() => setFindingsFilter({ recordingId: null })}
          />
        </span>
      )}
    </div>
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
