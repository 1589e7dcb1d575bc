/** As many values have a colour of their own; the rest is one. */
const ownColours = 7;

export interface OverTime {
  readonly value: string;
  readonly counts: readonly number[];
}

export interface KindsOverTime {
  /** The values of the rows, the commonest first; null for all others. */
  readonly rows: readonly (string | null)[];
  readonly colours: readonly number[];
  /** By column, in the order of the rows. */
  readonly columns: readonly (readonly number[])[];
  readonly max: number;
  readonly colourOf: (value: string) => number;
}

/** How often each value stands in each column, for a picture of stacked columns and the colours of its legend. */
export function kindsOverTime(all: readonly OverTime[], columnCount: number): KindsOverTime {
  const sum = (counts: readonly number[]) => counts.reduce((before, count) => before + count, 0);
  const sorted = all.toSorted((a, b) => sum(b.counts) - sum(a.counts));
  const own = sorted.slice(0, ownColours);
  const rest = sorted.slice(ownColours);
  const columns = Array.from({ length: columnCount }, (_, nth) => [
    ...own.map(({ counts }) => counts[nth] ?? 0),
    ...(rest.length > 0 ? [sum(rest.map(({ counts }) => counts[nth] ?? 0))] : []),
  ]);
  const rows = [...own.map(({ value }) => value), ...(rest.length > 0 ? [null] : [])];
  return {
    rows,
    colours: rows.map((_, nth) => nth),
    columns,
    max: Math.max(1, ...columns.map(sum)),
    colourOf(value) {
      const nth = own.findIndex((one) => one.value === value);
      return nth < 0 ? ownColours : nth;
    },
  };
}
