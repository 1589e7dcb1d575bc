interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** True when two spans share some time. */
export function reachesInto(one: Span, other: Span): boolean {
  return one.startMs < other.endMs && one.endMs > other.startMs;
}
