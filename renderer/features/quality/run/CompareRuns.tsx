import { useState } from 'react';
import type { RunComparison } from '#shared/quality/lab.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { optionWords } from '#renderer/widgets/option-words.ts';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';
import { useComparison, useRun } from '../use-quality.ts';
import { usePlayPlace } from './use-play-place.ts';

const minShownP = 0.0001;

/** Two runs over the same references: which is better, by how much, and in which words. */
export function CompareRuns({ a, b }: { readonly a: number; readonly b: number }) {
  const { t, format } = useWords();
  const { data, error } = useComparison(a, b);
  const runs = [useRun(a).data?.run, useRun(b).data?.run];
  return (
    <>
      <PageHeader
        title={t.quality.comparison}
        aside={`#${a} · #${b}`}
        before={<IconButton icon="chevronLeft" label={t.quality.back} onClick={() => navigate({ view: 'quality' })} />}
      />
      <div className={styles.scroll}>
        <div className={styles.column}>
          {error ? <FailureNotice error={error} /> : null}
          {data === undefined && !error ? <Skeleton /> : null}
          <dl className={styles.facts}>
            {runs.map((run, nth) =>
              run === undefined ? null : (
                <div key={run.id}>
                  <dt>{`${nth === 0 ? t.quality.a : t.quality.b} · #${run.id}`}</dt>
                  <dd>{`${run.options.modelId}: ${optionWords(run.options, t, format)}`}</dd>
                </div>
              ),
            )}
          </dl>
          {data === undefined ? null : <Result comparison={data} />}
        </div>
      </div>
    </>
  );
}

function Result({ comparison }: { readonly comparison: RunComparison }) {
  const { t, language } = useWords();
  const percent = usePercent();
  const { test, a, b, isBWorse, recordings } = comparison;
  const isSignificant = test.p < 0.05;
  const verdict = !isSignificant ? t.quality.verdictSame : isBWorse ? t.quality.verdictA : t.quality.verdictB;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  const p = test.p < minShownP ? `< ${number.format(minShownP)}` : `= ${number.format(test.p)}`;
  return (
    <>
      <section className={styles.form}>
        <div className={styles.headline}>
          <span className={styles.big}>{`${percent(errorRate(a))} → ${percent(errorRate(b))}`}</span>
          <span className={classNames(isSignificant && (isBWorse ? styles.bad : styles.good))}>{verdict}</span>
        </div>
        <p className={styles.quiet}>{t.quality.mapsswe(p, test.segmentCount)}</p>
      </section>
      <div className={styles.tableWrap}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.quality.recording}</th>
              <th scope="col" className={styles.number}>
                {t.quality.a}
              </th>
              <th scope="col" className={styles.number}>
                {t.quality.b}
              </th>
              <th scope="col" className={styles.number}>
                {t.quality.words}
              </th>
            </tr>
          </thead>
          <tbody>
            {recordings.map((one) => (
              <tr key={one.recordingId}>
                <td dir="auto">{one.recordingName}</td>
                <td className={styles.number}>{percent(errorRate(one.a))}</td>
                <td className={styles.number}>{percent(errorRate(one.b))}</td>
                <td className={styles.number}>{one.a.total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Differences comparison={comparison} />
    </>
  );
}

function Differences({ comparison: { differences, differenceCount } }: { readonly comparison: RunComparison }) {
  const { t } = useWords();
  const [side, setSide] = useState<'both' | 'a' | 'b'>('both');
  const play = usePlayPlace();
  const shown = differences.filter(({ better }) => side === 'both' || better === side).slice(0, 500);
  return (
    <section>
      <h2 className={styles.title}>{t.quality.differences(differenceCount)}</h2>
      <div className={styles.bar}>
        <div className={styles.choice}>
          <SelectField
            label={t.quality.comparison}
            value={side}
            choices={[
              { value: 'both', label: t.quality.allKinds },
              { value: 'a', label: t.quality.aBetter },
              { value: 'b', label: t.quality.bBetter },
            ]}
            onChange={setSide}
          />
        </div>
      </div>
      {shown.length === 0 ? null : (
        <ol className={styles.errors}>
          {shown.map((one) => (
            <li key={`${one.recordingId} ${one.startMs} ${one.reference}`}>
              <button type="button" className={styles.error} onClick={() => play(one)}>
                <span className={styles.time}>{formatClock(one.startMs)}</span>
                <bdi className={styles.name}>{one.recordingName}</bdi>
                <span className={styles.said} dir="auto">
                  <span className={styles.wanted}>{one.reference}</span>
                  {` · ${t.quality.a}: `}
                  <span className={one.better === 'a' ? styles.wanted : styles.found}>
                    {one.a ?? t.quality.nothing}
                  </span>
                  {` · ${t.quality.b}: `}
                  <span className={one.better === 'b' ? styles.wanted : styles.found}>
                    {one.b ?? t.quality.nothing}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
