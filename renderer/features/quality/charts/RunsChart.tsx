import type { QualityRun } from '#shared/quality/lab.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { frame, linePath, niceTop, place } from '#shared/quality/chart.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import styles from './Charts.module.css';
import { usePercent } from '../use-percent.ts';

const of = { ...frame, width: 940, height: 200 };

/** Word error rates with their intervals, the oldest run first. */
export function RunsChart({ runs }: { readonly runs: readonly QualityRun[] }) {
  const { t } = useWords();
  const percent = usePercent();
  const done = runs.filter(({ scores }) => scores !== null).toReversed();
  if (done.length < 2) return null;
  const top = niceTop(
    done.map(({ scores }) => scores?.interval?.high ?? (scores === null ? 0 : (errorRate(scores.words) ?? 0))),
  );
  const points = done.map(({ id, options, scores }, nth) => {
    const rate = scores === null ? 0 : (errorRate(scores.words) ?? 0);
    const interval = scores?.interval ?? null;
    const x = (nth + 0.5) / done.length;
    return {
      id,
      name: options.modelId,
      rate,
      x,
      y: rate / top,
      low: (interval?.low ?? rate) / top,
      high: (interval?.high ?? rate) / top,
    };
  });
  const [origin, end] = [place({ x: 0, y: 0 }, of), place({ x: 1, y: 1 }, of)];
  return (
    <figure className={styles.figure}>
      <figcaption>{t.quality.overTime}</figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${of.width} ${of.height}`} role="img" aria-label={t.quality.overTime}>
        {[0, 0.5, 1].map((at) => (
          <g key={at}>
            <path className={styles.grid} d={`M${origin.x} ${place({ x: 0, y: at }, of).y}H${end.x}`} />
            <text x={origin.x - 6} y={place({ x: 0, y: at }, of).y + 4} textAnchor="end">
              {percent(at * top)}
            </text>
          </g>
        ))}
        <path className={styles.line} opacity={0.35} d={linePath(points, of)} />
        {points.map((point) => {
          const { x, y } = place(point, of);
          const [low, high] = [place({ x: point.x, y: point.low }, of).y, place({ x: point.x, y: point.high }, of).y];
          return (
            <g key={point.id} onClick={() => navigate({ view: 'quality', runId: point.id })}>
              <title>{`#${point.id} ${point.name}: ${percent(point.rate)}`}</title>
              <path className={styles.whisker} d={`M${x} ${low}V${high}`} />
              <circle className={styles.dot} r={4.5} cx={x} cy={y} />
              <text x={x} y={origin.y + 15} textAnchor="middle">{`#${point.id}`}</text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
