import type { Interval } from './scores.ts';

/** Spans of milliseconds that a reference is right in; null for all of it. */
export type Scope = readonly Interval[] | null;

/** With a span more; spans that touch are one. A whole text that gets its first span is right only there. */
export function withSpan(scope: Scope, span: Interval): readonly Interval[] {
  const all = [...(scope ?? []), span].toSorted((a, b) => a.low - b.low);
  const joined: Interval[] = [];
  for (const next of all) {
    const last = joined.at(-1);
    if (last !== undefined && next.low <= last.high)
      joined[joined.length - 1] = { low: last.low, high: Math.max(last.high, next.high) };
    else joined.push(next);
  }
  return joined;
}

/** Without a span; empty where nothing is left. `endMs`: of the recording, which ends a whole text. */
export function withoutSpan(scope: Scope, span: Interval, endMs: number): readonly Interval[] {
  const all = scope ?? [{ low: 0, high: Math.max(endMs, span.high) }];
  return all.flatMap(({ low, high }) =>
    [
      { low, high: Math.min(high, span.low) },
      { low: Math.max(low, span.high), high },
    ].filter((left) => left.high > left.low),
  );
}

/** How long all spans are together. */
export function scopeMs(scope: Scope, endMs: number): number {
  return scope === null ? endMs : scope.reduce((sum, { low, high }) => sum + high - low, 0);
}
