import { useState } from 'react';
import type { TextClass } from '#shared/quality/classes.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { NumberTable } from '../charts/NumberTable.tsx';
import { FactList } from '../FactList.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';
import { useClasses } from '../use-quality.ts';
import { ClassDialog } from './ClassDialog.tsx';
import { ClassExamples } from './ClassExamples.tsx';
import { TryText } from './TryText.tsx';

/** Classes that are taught by verdicts: what they are worth, and what they were taught. */
export function ClassesTab() {
  const { t } = useWords();
  const report = useReport();
  const { data: classes } = useClasses();
  const [isNew, setIsNew] = useState(false);
  const rank = async () => {
    const { count } = await api['classes.rank']({});
    notify({ text: t.quality.ranking(count) });
  };
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setIsNew(true)}>
      {t.quality.newClass}
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        {classes?.length === 0 ? (
          <EmptyState icon="tag" title={t.quality.noClassesTitle}>
            <p>{t.quality.noClassesText}</p>
            {add}
          </EmptyState>
        ) : (
          <div className={styles.bar}>
            <span className={classNames(styles.hint, styles.about)}>{t.quality.noClassesText}</span>
            <span className={styles.push}>
              <Button
                disabled={!classes?.some(({ trainedAtMs }) => trainedAtMs !== null)}
                onClick={() => void rank().catch(report)}
              >
                {t.quality.rank}
              </Button>
              {add}
            </span>
          </div>
        )}
        {classes?.some(({ trainedAtMs }) => trainedAtMs !== null) ? <TryText /> : null}
        {classes?.map((one) => (
          <ClassCard key={one.id} one={one} />
        ))}
      </div>
      {isNew ? <ClassDialog known={null} onClose={() => setIsNew(false)} /> : null}
    </div>
  );
}

function ClassCard({ one }: { readonly one: TextClass }) {
  const { t, format } = useWords();
  const report = useReport();
  const [isEdited, setIsEdited] = useState(false);
  const { id: classId, figures, drift } = one;
  return (
    <section className={styles.card}>
      <div className={styles.bar}>
        <h2 className={styles.title} dir="auto">
          {one.name}
        </h2>
        <span className={styles.quiet}>{t.quality.taught(one.exampleCount, one.trueCount)}</span>
        <span className={styles.push}>
          <Button kind="quiet" onClick={() => setIsEdited(true)}>
            {t.quality.editSet}
          </Button>
          <Button kind="quiet" icon="bin" onClick={() => void api['classes.remove']({ classId }).catch(report)}>
            {t.quality.remove}
          </Button>
          <Button icon="retry" onClick={() => void api['classes.train']({ classId }).catch(report)}>
            {t.quality.train}
          </Button>
        </span>
      </div>
      {drift?.isFallen ? <p className={styles.bad}>{t.quality.fallen}</p> : null}
      {figures === null ? (
        <p className={styles.quiet}>{t.quality.untrained}</p>
      ) : (
        <ClassFigures one={one} figures={figures} />
      )}
      {drift === null ? null : (
        <NumberTable
          summary={t.quality.byMonth}
          head={[t.quality.month, t.quality.verdicts, t.quality.rightShare, t.quality.precision, t.quality.recall]}
          rows={drift.months.map(({ month, count, rightShare, precision, recall }) => [
            format.month(month),
            format.number(count),
            ...[rightShare, precision, recall].map((share) => format.percent(share)),
          ])}
        />
      )}
      <ClassExamples classId={classId} count={one.exampleCount + one.forgottenCount} />
      {isEdited ? <ClassDialog known={one} onClose={() => setIsEdited(false)} /> : null}
    </section>
  );
}

function ClassFigures({
  one,
  figures,
}: {
  readonly one: TextClass;
  readonly figures: NonNullable<TextClass['figures']>;
}) {
  const { t, format } = useWords();
  const percent = usePercent();
  const { chosen, curve, averagePrecision } = figures;
  const isNothing = chosen.threshold > 1;
  const { opinion = null } = figures;
  return (
    <div className={styles.charts}>
      <LineChart
        caption={t.quality.detection}
        x={t.quality.recall}
        y={t.quality.precision}
        points={curve.map(({ recall, precision }) => ({ x: recall, y: precision }))}
        chosen={isNothing ? null : { x: chosen.recall, y: chosen.precision }}
      />
      <FactList
        facts={[
          [t.quality.judgesBy, figures.isByMeaning === true ? t.quality.byMeaning : t.quality.byWords],
          [t.quality.averagePrecision, percent(averagePrecision)],
          [t.quality.threshold, isNothing ? '–' : format.number(Math.round(chosen.threshold * 100) / 100)],
          [t.quality.precision, percent(chosen.precision)],
          [t.quality.recall, percent(chosen.recall)],
          ['F1', percent(chosen.f1)],
          [t.quality.costs, `${format.number(one.costs.miss)} : ${format.number(one.costs.falseAlarm)}`],
          ...(opinion === null
            ? []
            : [
                [
                  t.quality.opinion,
                  t.quality.opinionFigures(
                    opinion.model,
                    opinion.label,
                    percent(opinion.precision),
                    percent(opinion.recall),
                  ),
                ] as const,
              ]),
          [t.quality.inSearch, `class:${one.name}>${isNothing ? 0.8 : Math.round(chosen.threshold * 100) / 100}`],
        ]}
      />
    </div>
  );
}
