import styles from './Charts.module.css';

interface Props {
  readonly label: string;
  /** Of each line one value a step; null breaks it. */
  readonly lines: readonly { readonly colour: number; readonly values: readonly (number | null)[] }[];
  /** Written at the left of the picture. */
  readonly scale: (value: number) => string;
}

const height = 72;

/** Lines over time, from zero. */
export function RateLines({ label, lines, scale }: Props) {
  const count = Math.max(1, ...lines.map(({ values }) => values.length));
  const max = Math.max(1, ...lines.flatMap(({ values }) => values.filter((value) => value !== null)));
  const width = count * 10;
  const place = (value: number, nth: number) =>
    `${nth * 10 + 5} ${(height - (value / max) * (height - 6) - 3).toFixed(1)}`;
  return (
    <div className={styles.rates} role="img" aria-label={label}>
      <span className={styles.scale}>{scale(max)}</span>
      <svg className={styles.time} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line x1={0} x2={width} y1={height - 3} y2={height - 3} className={styles.axis} />
        {lines.map(({ colour, values }) =>
          runsOf(values).map((run) => (
            <path
              key={`${colour} ${run[0]?.nth}`}
              className={styles.line}
              data-colour={colour}
              d={
                run.length === 1
                  ? `M${place(run[0]?.value ?? 0, run[0]?.nth ?? 0)}h0.01`
                  : `M${run.map(({ value, nth }) => place(value, nth)).join('L')}`
              }
            />
          )),
        )}
      </svg>
    </div>
  );
}

function runsOf(values: readonly (number | null)[]) {
  const runs: { readonly value: number; readonly nth: number }[][] = [];
  let isOpen = false;
  for (const [nth, value] of values.entries()) {
    if (value !== null && isOpen) runs.at(-1)?.push({ value, nth });
    else if (value !== null) runs.push([{ value, nth }]);
    isOpen = value !== null;
  }
  return runs;
}
