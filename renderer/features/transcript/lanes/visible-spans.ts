interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

/** Those that begin before the end of a view and are not over at its beginning; `spans` in the order of time. */
export function visibleSpans<S extends Timed>(spans: readonly S[], fromMs: number, toMs: number): readonly S[] {
  let end = 0;
  let high = spans.length;
  while (end < high) {
    const middle = (end + high) >>> 1;
    if ((spans[middle]?.startMs ?? Number.POSITIVE_INFINITY) <= toMs) end = middle + 1;
    else high = middle;
  }
  const seen: S[] = [];
  // What began long ago may last: but no further back than one that is over can be passed over.
  for (let at = end - 1; at >= 0 && end - at < maxBack + seen.length; at -= 1) {
    const span = spans[at];
    if (span !== undefined && span.endMs >= fromMs) seen.push(span);
  }
  return seen.reverse();
}

/** Spans over each other are few: so many that are over in a row end the search. */
const maxBack = 64;

/** The last one that a moment is in, or that is within reach of it. */
export function spanAtMoment<S extends Timed>(spans: readonly S[], atMs: number, reachMs: number): S | undefined {
  return visibleSpans(spans, atMs - reachMs, atMs + reachMs).at(-1);
}
