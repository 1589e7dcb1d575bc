import { useState } from 'react';
import type { QualityRun } from '#shared/quality/lab.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { RunsChart } from '../charts/RunsChart.tsx';
import styles from '../Quality.module.css';
import { useRuns, useSets } from '../use-quality.ts';
import { ExportRuns } from './ExportRuns.tsx';
import { NewRunDialog } from './NewRunDialog.tsx';
import { RunTable } from './RunTable.tsx';

/** Every run, to sort, filter, choose and compare. */
export function RunsTab() {
  const { t } = useWords();
  const { data: runs, error } = useRuns();
  const sets = useSets().data ?? [];
  const [setName, setSetName] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [isNew, setIsNew] = useState(false);
  const shown = (runs ?? []).filter((run) => setName === '' || run.setName === setName);
  const marked = chosen.filter((id) => shown.some((run) => run.id === id));
  const isReady = sets.some(({ version }) => version !== null);
  const newRun = (
    <Button kind="primary" icon="plus" disabled={!isReady} onClick={() => setIsNew(true)}>
      {t.quality.newRun}
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        {error ? <FailureNotice error={error} /> : null}
        {runs === undefined && !error ? <Skeleton /> : null}
        {runs?.length === 0 ? (
          <EmptyState icon="check" title={t.quality.noRunsTitle}>
            <p>{t.quality.noRunsText}</p>
            <p className={styles.bar}>
              <Button onClick={() => navigate({ view: 'quality', tab: 'references' })}>
                {t.quality.tabs.references}
              </Button>
              <Button onClick={() => navigate({ view: 'quality', tab: 'sets' })}>{t.quality.tabs.sets}</Button>
              {newRun}
            </p>
          </EmptyState>
        ) : null}
        {runs !== undefined && runs.length > 0 ? (
          <>
            <div className={styles.bar}>
              <div className={styles.choice}>
                <SelectField
                  label={t.quality.set}
                  value={setName}
                  choices={[
                    { value: '', label: t.quality.allKinds },
                    ...sets.map(({ name }) => ({ value: name, label: name })),
                  ]}
                  onChange={setSetName}
                />
              </div>
              <Button icon="compare" disabled={marked.length !== 2} onClick={() => openComparison(marked, shown)}>
                {t.quality.compare}
              </Button>
              <ExportRuns runIds={marked.length > 0 ? marked : shown.map(({ id }) => id)} />
              {marked.length === 2 ? null : <span className={styles.hint}>{t.quality.compareHint}</span>}
              <span className={styles.push}>{newRun}</span>
            </div>
            <RunsChart runs={shown} />
            <RunTable runs={shown} chosen={marked} onChoose={setChosen} />
          </>
        ) : null}
      </div>
      {isNew ? <NewRunDialog sets={sets} onClose={() => setIsNew(false)} /> : null}
    </div>
  );
}

/** The older run is A. */
function openComparison(marked: readonly number[], runs: readonly QualityRun[]): void {
  const [a, b] = runs
    .filter(({ id }) => marked.includes(id))
    .map(({ id }) => id)
    .toSorted((one, other) => one - other);
  if (a !== undefined && b !== undefined) navigate({ view: 'quality', runId: a, otherId: b });
}
