import type { CurvePoint } from '#shared/quality/scores.ts';
import { frame, linePath, place } from '#shared/quality/chart.ts';
import styles from './Charts.module.css';
import { NumberTable } from './NumberTable.tsx';
import { usePercent } from '../use-percent.ts';

interface Props {
  readonly caption: string;
  readonly x: string;
  readonly y: string;
  readonly points: readonly CurvePoint[];
  readonly hasIdeal?: boolean;
  readonly hasDots?: boolean;
  readonly chosen?: CurvePoint | null;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** A curve from 0 to 1 on both axes, with the line that would be ideal, or would be chance. */
export function LineChart({ caption, x, y, points, hasIdeal = false, hasDots = false, chosen = null }: Props) {
  const percent = usePercent();
  if (points.length < 2) return null;
  const [origin, end] = [place({ x: 0, y: 0 }), place({ x: 1, y: 1 })];
  const middle = { x: (origin.x + end.x) / 2, y: (origin.y + end.y) / 2 };
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={caption}>
        {ticks.map((at) => {
          const spot = place({ x: at, y: at });
          return (
            <g key={at}>
              <path className={styles.grid} d={`M${origin.x} ${spot.y}H${end.x}`} />
              <text x={spot.x} y={origin.y + 14} textAnchor="middle">
                {at * 100}
              </text>
              <text x={origin.x - 6} y={spot.y + 4} textAnchor="end">
                {at * 100}
              </text>
            </g>
          );
        })}
        <path className={styles.axis} d={`M${origin.x} ${end.y}V${origin.y}H${end.x}`} />
        {hasIdeal ? (
          <path
            className={styles.ideal}
            d={linePath([
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ])}
          />
        ) : null}
        <path className={styles.line} d={linePath(points)} />
        {hasDots
          ? points.map((point) => (
              <circle
                key={`${point.x} ${point.y}`}
                className={styles.dot}
                r={3.5}
                cx={place(point).x}
                cy={place(point).y}
              />
            ))
          : null}
        {chosen === null ? null : <circle className={styles.chosen} r={5} cx={place(chosen).x} cy={place(chosen).y} />}
        <text x={middle.x} y={frame.height - 3} textAnchor="middle">
          {`${x}, %`}
        </text>
        <text x={11} y={middle.y} textAnchor="middle" transform={`rotate(-90 11 ${middle.y})`}>
          {`${y}, %`}
        </text>
      </svg>
      <NumberTable head={[x, y]} rows={points.map((point) => [percent(point.x), percent(point.y)])} />
    </figure>
  );
}
