export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Median, least and most, with two digits. */
export function spread(figures: readonly number[]): string {
  const [min, max] = [Math.min(...figures), Math.max(...figures)];
  return `${median(figures).toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}
