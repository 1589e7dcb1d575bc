import styles from './Charts.module.css';

export interface TimeColumn {
  readonly startMs: number;
  readonly endMs: number;
  /** Of each row, one on the other. */
  readonly values: readonly number[];
  /** What the column says, for the pointer; readers of the screen get a table beside it. */
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly columns: readonly TimeColumn[];
  /** What a full column is. */
  readonly max: number;
  /** What `max` is, written above the picture. */
  readonly scale?: string;
  /** Colours of the rows, 0 to 7. */
  readonly colours: readonly number[];
  readonly onOpen?: ((startMs: number) => void) | undefined;
}

const height = 72;

/** Columns over time; each leads to its seconds. */
export function StackedTime({ label, columns, max, scale, colours, onOpen }: Props) {
  const width = columns.length * 10;
  const picture = (
    <svg
      className={styles.time}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {columns.map((column, nth) => (
        <g key={column.startMs} className={styles.column}>
          {piled(column.values).map(({ from, value }, row) =>
            value <= 0 ? null : (
              <rect
                key={`${colours[row]} ${from}`}
                x={nth * 10 + 1}
                width={8}
                y={height - ((from + value) / max) * height}
                height={(value / max) * height}
                className={styles.fill}
                data-colour={colours[row]}
              />
            ),
          )}
          <rect
            x={nth * 10}
            width={10}
            height={height}
            className={styles.hit}
            role="presentation"
            onClick={() => onOpen?.(column.startMs)}
          >
            <title>{column.title}</title>
          </rect>
        </g>
      ))}
    </svg>
  );
  if (scale === undefined) return picture;
  return (
    <div className={styles.rates}>
      <span className={styles.scale}>{scale}</span>
      {picture}
    </div>
  );
}

function piled(values: readonly number[]): readonly { readonly from: number; readonly value: number }[] {
  let from = 0;
  return values.map((value) => {
    const part = { from, value };
    from += value;
    return part;
  });
}
