import { useState } from 'react';
import type { QualityRun } from '#shared/quality/lab.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { optionWords, partName } from '#renderer/widgets/option-words.ts';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';
import { useProgress } from '../use-quality.ts';

interface Props {
  readonly runs: readonly QualityRun[];
  readonly chosen: readonly number[];
  readonly onChoose: (runIds: readonly number[]) => void;
}

const columns = ['started', 'model', 'wer', 'cer', 'ece', 'speed'] as const;
type Column = (typeof columns)[number];

const values: Readonly<Record<Column, (run: QualityRun) => number | string>> = {
  started: ({ id }) => -id,
  model: ({ options }) => options.modelId,
  wer: ({ scores }) => (scores === null ? Infinity : (errorRate(scores.words) ?? Infinity)),
  cer: ({ scores }) => (scores === null ? Infinity : (errorRate(scores.letters) ?? Infinity)),
  ece: ({ scores }) => scores?.calibration.ece ?? Infinity,
  speed: ({ scores }) => (scores === null || scores.workMs === 0 ? 0 : -scores.audioMs / scores.workMs),
};

/** A row a run; a head sorts, again the other way. */
export function RunTable({ runs, chosen, onChoose }: Props) {
  const { t } = useWords();
  const [sort, setSort] = useState<{ readonly by: Column; readonly isDown: boolean }>({ by: 'started', isDown: false });
  const sorted = runs.toSorted((one, other) => {
    const [a, b] = [values[sort.by](one), values[sort.by](other)];
    const order = a === b ? 0 : a < b ? -1 : 1;
    return sort.isDown ? -order : order;
  });
  const head = (by: Column, isNumber = false) => (
    <th
      scope="col"
      className={isNumber ? styles.number : undefined}
      aria-sort={sort.by === by ? (sort.isDown ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => setSort({ by, isDown: sort.by === by && !sort.isDown })}
      >
        {t.quality[by]}
        {sort.by === by ? (sort.isDown ? ' ↓' : ' ↑') : ''}
      </button>
    </th>
  );
  return (
    <div className={styles.tableWrap}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" aria-label={t.quality.compare} />
            {head('started')}
            {head('model')}
            <th scope="col">{t.quality.set}</th>
            {head('wer', true)}
            {head('cer', true)}
            {head('ece', true)}
            {head('speed', true)}
            <th scope="col">{t.quality.note}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((run) => (
            <Row
              key={run.id}
              run={run}
              isChosen={chosen.includes(run.id)}
              onChoose={(isChosen) => onChoose(isChosen ? [...chosen, run.id] : chosen.filter((id) => id !== run.id))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  run,
  isChosen,
  onChoose,
}: {
  readonly run: QualityRun;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}) {
  const { t, format } = useWords();
  const percent = usePercent();
  const { scores, options } = run;
  const name = `#${run.id} ${options.modelId}`;
  return (
    <tr className={styles.row}>
      <td>
        <input
          type="checkbox"
          aria-label={name}
          checked={isChosen}
          disabled={scores === null}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <td className={styles.whole}>{format.date(run.startedAtMs ?? run.queuedAtMs)}</td>
      <td>
        <button type="button" className={styles.link} onClick={() => navigate({ view: 'quality', runId: run.id })}>
          <bdi>{name}</bdi>
        </button>
        <div className={styles.quiet}>{optionWords(options, t, format)}</div>
      </td>
      <td>
        <bdi>{run.setName}</bdi>
        <div className={styles.quiet}>{`${t.quality.version(run.versionNumber)}, ${partName(run.part, t)}`}</div>
      </td>
      {scores === null ? (
        <td colSpan={4}>
          <RunState run={run} />
        </td>
      ) : (
        <>
          <td className={styles.number}>
            {percent(errorRate(scores.words))}
            {scores.interval ? (
              <div className={styles.quiet}>{`${percent(scores.interval.low)}–${percent(scores.interval.high)}`}</div>
            ) : null}
          </td>
          <td className={styles.number}>{percent(errorRate(scores.letters))}</td>
          <td className={styles.number}>{percent(scores.calibration.ece)}</td>
          <td className={styles.number}>{scores.workMs === 0 ? '–' : format.speed(scores.audioMs / scores.workMs)}</td>
        </>
      )}
      <td dir="auto">{run.note}</td>
    </tr>
  );
}

function RunState({ run }: { readonly run: QualityRun }) {
  const { t } = useWords();
  const progress = useProgress();
  const at = progress?.runId === run.id ? progress : null;
  const within = at === null || at.totalMs === null || at.totalMs === 0 ? 0 : Math.min(1, at.doneMs / at.totalMs);
  const share = ((at?.doneCount ?? run.doneCount) + within) / Math.max(1, run.totalCount);
  return (
    <>
      {`${t.quality.states[run.state]} · ${t.quality.progress(at?.doneCount ?? run.doneCount, run.totalCount)}`}
      {run.state === 'running' ? <ProgressBar label={t.quality.states.running} share={share} /> : null}
    </>
  );
}
