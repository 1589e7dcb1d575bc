import { useState } from 'react';
import { normalisationSteps, type NormalisationStep } from '#shared/quality/normalisation.ts';
import type { QualityRun, RunScores } from '#shared/quality/lab.ts';
import { diarizationErrorRate, errorRate } from '#shared/quality/scores.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { BarChart } from '../charts/BarChart.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { optionWords, partName } from '#renderer/widgets/option-words.ts';
import { FactList } from '../FactList.tsx';
import styles from '../Quality.module.css';
import { ExportRuns } from '../runs/ExportRuns.tsx';
import { usePercent } from '../use-percent.ts';
import { useRun } from '../use-quality.ts';
import { UseSettings } from '../UseSettings.tsx';
import { ErrorList } from './ErrorList.tsx';

/** Everything that is known of one run: figures, pictures, every error. */
export function RunDetail({ runId }: { readonly runId: number }) {
  const { t } = useWords();
  const { data, error } = useRun(runId);
  const run = data?.run;
  const isHeldOut = run !== undefined && run.part !== 'tuning' && !run.part.startsWith('fold');
  return (
    <>
      <PageHeader
        title={run === undefined ? t.quality.title : `${run.setName} · ${run.options.modelId}`}
        aside={`#${runId}`}
        before={<IconButton icon="chevronLeft" label={t.quality.back} onClick={() => navigate({ view: 'quality' })} />}
      >
        {run === undefined ? null : <RunButtons run={run} />}
      </PageHeader>
      <div className={styles.scroll}>
        <div className={styles.column}>
          {error ? <FailureNotice error={error} /> : null}
          {run === undefined && !error ? <Skeleton /> : null}
          {run?.failure ? <FailureNotice error={run.failure} /> : null}
          {isHeldOut && data !== undefined && data.looks.length > 1 ? (
            <Notice kind="warning" title={t.quality.lookedAt(data.looks.length)}>
              {t.quality.lookedAtText}
            </Notice>
          ) : null}
          {run === undefined ? null : <RunBody run={run} />}
        </div>
      </div>
    </>
  );
}

function RunButtons({ run }: { readonly run: QualityRun }) {
  const { t } = useWords();
  const report = useReport();
  const { id: runId, state } = run;
  const change = (name: 'pause' | 'resume' | 'cancel') => void api[`quality.${name}`]({ runId }).catch(report);
  const remove = () => void api['quality.removeRun']({ runId }).then(() => navigate({ view: 'quality' }), report);
  return (
    <>
      {state === 'running' || state === 'waiting' ? (
        <Button icon="pause" onClick={() => change('pause')}>
          {t.quality.pause}
        </Button>
      ) : null}
      {state === 'paused' || state === 'failed' || state === 'cancelled' ? (
        <Button icon="play" onClick={() => change('resume')}>
          {t.quality.resume}
        </Button>
      ) : null}
      {state === 'done' ? <ExportRuns runIds={[runId]} /> : null}
      <Button kind="quiet" icon="bin" onClick={remove}>
        {t.quality.remove}
      </Button>
    </>
  );
}

function RunBody({ run }: { readonly run: QualityRun }) {
  const { t, format } = useWords();
  const { scores } = run;
  if (scores === null)
    return (
      <p role="status">{`${t.quality.states[run.state]} · ${t.quality.progress(run.doneCount, run.totalCount)}`}</p>
    );
  return (
    <>
      <Headline run={run} scores={scores} />
      <Facts scores={scores} />
      <Pictures scores={scores} />
      <section>
        <h2 className={styles.title}>{t.quality.rescore}</h2>
        <Steps run={run} />
      </section>
      <ErrorList run={run} />
      <section>
        <h2 className={styles.title}>{t.quality.repeat}</h2>
        <FactList
          facts={[
            [
              t.quality.set,
              `${run.setName}, ${t.quality.version(run.versionNumber)} (${run.versionHash.slice(0, 12)})`,
            ],
            [t.quality.part, partName(run.part, t)],
            [t.quality.model, `${run.options.modelId} ${(run.modelSha256 ?? '').slice(0, 12)}`],
            [t.quality.settings, optionWords(run.options, t, format)],
            ['Stenogram', run.codeVersion],
            [
              t.quality.computer,
              [
                run.machine.processor,
                t.quality.threads(run.machine.threads),
                format.bytes(run.machine.memoryGb * 1e9),
                run.machine.system,
              ].join(', '),
            ],
          ]}
        />
      </section>
    </>
  );
}

function Headline({ run, scores }: { readonly run: QualityRun; readonly scores: RunScores }) {
  const { t, format } = useWords();
  const percent = usePercent();
  const report = useReport();
  const [note, setNote] = useState(run.note);
  const { interval } = scores;
  return (
    <section className={styles.form}>
      <div className={styles.headline}>
        <span className={styles.big}>{percent(errorRate(scores.words))}</span>
        <span>{t.quality.wer}</span>
        <span className={styles.quiet}>
          {interval === null
            ? t.quality.oneRecording
            : t.quality.interval(percent(interval.low), percent(interval.high))}
        </span>
        <span className={styles.push}>
          <UseSettings options={run.options} setName={run.setName} />
        </span>
      </div>
      <p className={styles.quiet}>{optionWords(run.options, t, format)}</p>
      <input
        className={styles.field}
        dir="auto"
        aria-label={t.quality.setNote}
        placeholder={t.quality.setNote}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => {
          if (note !== run.note) void api['quality.setNote']({ runId: run.id, note }).catch(report);
        }}
      />
    </section>
  );
}

function Facts({ scores }: { readonly scores: RunScores }) {
  const { t, format } = useWords();
  const percent = usePercent();
  const { words, letters, calibration, wordTimes, speakers, workMs, audioMs, memoryBytes } = scores;
  const ms = (value: number) => t.quality.ms(format.number(value));
  const rows: readonly (readonly [string, string])[] = [
    [t.quality.substituted, format.number(words.substituted)],
    [t.quality.deleted, format.number(words.deleted)],
    [t.quality.inserted, format.number(words.inserted)],
    [t.quality.words, format.number(words.total)],
    [t.quality.cer, percent(errorRate(letters))],
    [t.quality.ece, percent(calibration.ece)],
    [t.quality.speed, workMs === 0 ? '–' : format.speed(audioMs / workMs)],
    ...(memoryBytes === null ? [] : [[t.quality.memory, format.bytes(memoryBytes)] as const]),
    ...(wordTimes === null
      ? []
      : [[t.quality.wordTimes, `${ms(wordTimes.medianStartMs)}, ${ms(wordTimes.medianEndMs)}`] as const]),
    ...(speakers === null
      ? []
      : [
          [
            t.quality.ofSpeakers,
            `${percent(diarizationErrorRate(speakers.errors))}, ${percent(speakers.jaccard)}`,
          ] as const,
        ]),
  ];
  return (
    <section>
      <h2 className={styles.title}>{t.quality.figures}</h2>
      <FactList facts={rows} />
    </section>
  );
}

function Pictures({ scores }: { readonly scores: RunScores }) {
  const { t } = useWords();
  const nameOf = (name: string) => (name === '' ? t.quality.noName : (t.quality.groups[name] ?? name));
  const recordings = scores.recordings.map(({ recordingName, words }) => ({ name: recordingName, counts: words }));
  return (
    <section className={styles.charts}>
      <BarChart caption={t.quality.byRecording} groups={recordings} nameOf={nameOf} />
      <BarChart caption={t.quality.bySpeaker} groups={scores.bySpeaker} nameOf={nameOf} />
      <BarChart caption={t.quality.byNoise} groups={scores.byNoise} nameOf={nameOf} />
      <BarChart caption={t.quality.byLength} groups={scores.byLength} nameOf={nameOf} />
      <LineChart
        caption={t.quality.reliability}
        x={t.quality.probability}
        y={t.quality.right}
        points={scores.calibration.bins.map(({ meanProbability, rightShare }) => ({
          x: meanProbability,
          y: rightShare,
        }))}
        hasIdeal
        hasDots
      />
      <LineChart
        caption={t.quality.caught}
        x={t.quality.checked}
        y={t.quality.errorsCaught}
        points={scores.caught}
        hasIdeal
      />
    </section>
  );
}

/** Switches a step of normalisation; the figures follow at once. */
function Steps({ run }: { readonly run: QualityRun }) {
  const { t } = useWords();
  const report = useReport();
  const change = (step: NormalisationStep, isOn: boolean) => {
    const steps = normalisationSteps.filter((one) => (one === step ? isOn : run.steps.includes(one)));
    void api['quality.rescore']({ runId: run.id, steps }).catch(report);
  };
  return (
    <div className={styles.steps}>
      {normalisationSteps.map((step) => (
        <label key={step} className={styles.check}>
          <input
            type="checkbox"
            checked={run.steps.includes(step)}
            onChange={(event) => change(step, event.target.checked)}
          />
          {t.quality.steps[step]}
        </label>
      ))}
    </div>
  );
}
