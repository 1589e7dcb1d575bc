/** Words replaced, left out and added: Levenshtein distance over words that are compared as they are. */
export function errorsOf(reference: readonly string[], recognised: readonly string[]): number {
  let row = [0, ...recognised.map((_, nth) => nth + 1)];
  for (const [nth, one] of reference.entries()) {
    const next = [nth + 1];
    for (const [at, other] of recognised.entries()) {
      next.push(Math.min((row[at] ?? 0) + (one === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
