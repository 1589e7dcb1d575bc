import type { GroupScore } from '#shared/quality/lab.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { barFrame, barPlace, nameBesideBar, niceTop } from '#shared/quality/chart.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Charts.module.css';
import { NumberTable } from './NumberTable.tsx';
import { usePercent } from '../use-percent.ts';

interface Props {
  readonly caption: string;
  readonly groups: readonly GroupScore[];
  readonly nameOf: (name: string) => string;
}

const maxRows = 10;

/** Error rates of groups; nothing where there is one alone. */
export function BarChart({ caption, groups, nameOf }: Props) {
  const { t, format } = useWords();
  const percent = usePercent();
  const rows = groups.slice(0, maxRows);
  if (rows.length < 2) return null;
  const top = niceTop(rows.map(({ counts }) => errorRate(counts) ?? 0));
  const of = barFrame(rows.length);
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${of.width} ${of.height}`} role="img" aria-label={caption}>
        {rows.map(({ name, counts }, nth) => {
          const rate = errorRate(counts);
          // Isolated: within SVG there is no direction of its own.
          const label = isolated(nameOf(name));
          const at = barPlace(nth, (rate ?? 0) / top, of);
          return (
            <g key={name}>
              <text x={of.left - 8} y={at.y + 12} textAnchor="end">
                {label}
              </text>
              <rect className={styles.bar} {...at} rx={2} />
              <text x={at.x + at.width + 6} y={at.y + 12}>
                {`${percent(rate)} · ${t.quality.ofWords(counts.total)}`}
              </text>
            </g>
          );
        })}
      </svg>
      <NumberTable
        head={[caption, t.quality.wer, t.quality.substituted, t.quality.deleted, t.quality.inserted, t.quality.words]}
        rows={groups.map(({ name, counts }) => [
          nameOf(name),
          percent(errorRate(counts)),
          ...[counts.substituted, counts.deleted, counts.inserted, counts.total].map((count) => format.number(count)),
        ])}
      />
    </figure>
  );
}

/** Isolated, so that a name of another direction leaves the numbers alone. */
function isolated(name: string): string {
  return `\u2068${nameBesideBar(name)}\u2069`;
}
