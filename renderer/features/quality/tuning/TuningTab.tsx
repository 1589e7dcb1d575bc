import { useState } from 'react';
import type { Tuning, TuningTrial } from '#shared/quality/tuning.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { optionWords } from '#renderer/widgets/option-words.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';
import { useRun, useSets, useTunings } from '../use-quality.ts';
import { UseSettings } from '../UseSettings.tsx';
import { NewTuningDialog } from './NewTuningDialog.tsx';

/** Searches for the settings with the fewest errors on a set of the user's own. */
export function TuningTab() {
  const { t } = useWords();
  const { data: tunings } = useTunings();
  const sets = useSets().data ?? [];
  const [isNew, setIsNew] = useState(false);
  const isReady = sets.some(({ version }) => version !== null);
  const add = (
    <Button kind="primary" icon="plus" disabled={!isReady} onClick={() => setIsNew(true)}>
      {t.quality.newTuning}
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        {tunings?.length === 0 ? (
          <EmptyState icon="gauge" title={t.quality.noTuningsTitle}>
            <p>{t.quality.noTuningsText}</p>
            {isReady ? (
              add
            ) : (
              <>
                <p>{t.quality.needsSet}</p>
                <Button kind="primary" onClick={() => navigate({ view: 'quality', tab: 'sets' })}>
                  {t.quality.tabs.sets}
                </Button>
              </>
            )}
          </EmptyState>
        ) : (
          <div className={styles.bar}>
            <span className={classNames(styles.hint, styles.about)}>{t.quality.noTuningsText}</span>
            <span className={styles.push}>{add}</span>
          </div>
        )}
        {tunings?.map((tuning) => (
          <TuningCard key={tuning.id} tuning={tuning} />
        ))}
      </div>
      {isNew ? <NewTuningDialog sets={sets} onClose={() => setIsNew(false)} /> : null}
    </div>
  );
}

function TuningCard({ tuning }: { readonly tuning: Tuning }) {
  const { t, format } = useWords();
  const report = useReport();
  const { id: tuningId, state, best, start, spentMs, budgetMs } = tuning;
  const change = (name: 'pauseTuning' | 'resumeTuning' | 'cancelTuning') =>
    void api[`quality.${name}`]({ tuningId }).catch(report);
  const isOpen = state === 'running' || state === 'waiting';
  return (
    <section className={styles.card}>
      <div className={styles.bar}>
        <h2 className={styles.title} dir="auto">
          {tuning.setName}
        </h2>
        <span className={styles.quiet} role="status">
          {`${t.quality.states[state]} · ${t.quality.trials(tuning.trialCount)} · ${t.quality.spent(format.span(spentMs), format.span(budgetMs))}`}
        </span>
        <span className={styles.push}>
          {isOpen ? (
            <Button icon="pause" onClick={() => change('pauseTuning')}>
              {t.quality.pause}
            </Button>
          ) : null}
          {state === 'paused' || state === 'failed' || state === 'cancelled' ? (
            <Button icon="play" onClick={() => change('resumeTuning')}>
              {t.quality.resume}
            </Button>
          ) : null}
          {best === null ? null : (
            <UseSettings options={best.options} setName={tuning.setName} isMain={state === 'done'} />
          )}
        </span>
      </div>
      {isOpen ? (
        <ProgressBar label={t.quality.states[state]} share={Math.min(1, spentMs / Math.max(1, budgetMs))} />
      ) : null}
      {tuning.failure ? <FailureNotice error={tuning.failure} /> : null}
      <dl className={styles.facts}>
        {start === null ? null : <Trial label={t.quality.startSettings} trial={start} />}
        {best === null ? null : <Trial label={t.quality.bestSettings} trial={best} />}
        {tuning.heldOutRunId === null ? null : <HeldOut runId={tuning.heldOutRunId} />}
      </dl>
    </section>
  );
}

function Trial({ label, trial }: { readonly label: string; readonly trial: TuningTrial }) {
  const { t, format } = useWords();
  const percent = usePercent();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{trial.words === 0 ? '–' : percent(trial.errors / trial.words)}</dd>
      <dd dir="auto">{`${trial.options.modelId}: ${optionWords(trial.options, t, format)}`}</dd>
    </div>
  );
}

function HeldOut({ runId }: { readonly runId: number }) {
  const { t } = useWords();
  const percent = usePercent();
  const run = useRun(runId).data?.run;
  return (
    <div>
      <dt>{t.quality.heldOutFigure}</dt>
      <dd>
        <button type="button" className={styles.link} onClick={() => navigate({ view: 'quality', runId })}>
          {percent(run?.scores ? errorRate(run.scores.words) : null)}
        </button>
      </dd>
    </div>
  );
}
