import { RE2JS } from 're2js';

/** UTF-16 offsets, half open. */
export interface LinearMatch {
  readonly start: number;
  readonly end: number;
  /** What each group took; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

export interface LinearPattern {
  /** The first match that begins at `from` or later; null when there is none. */
  next(text: string, from: number): LinearMatch | null;
}

/**
 * A regular expression in RE2's syntax, whose search takes time in proportion to the text whatever is typed; null for
 * what RE2 refuses: back references, looking ahead or behind, more than 1,000 repetitions, and what is no expression.
 */
export function compileLinear(
  source: string,
  { isCaseSensitive }: { readonly isCaseSensitive: boolean },
): LinearPattern | null {
  const pattern = compile(source, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  if (pattern === null) return null;
  let last: { readonly text: string; readonly matcher: ReturnType<RE2JS['matcher']> } | null = null;
  return {
    next(text, from) {
      if (from > text.length) return null;
      if (last?.text !== text) last = { text, matcher: pattern.matcher(text) };
      const { matcher } = last;
      if (!matcher.find(from)) return null;
      const groups = Array.from({ length: matcher.groupCount() }, (_, nth) => matcher.group(nth + 1) ?? undefined);
      const named = Object.entries(matcher.getNamedGroups()).map(([name, text]) => [name, text ?? undefined]);
      return { start: matcher.start(), end: matcher.end(), groups, named: Object.fromEntries(named) };
    },
  };
}

function compile(source: string, flags: number): RE2JS | null {
  try {
    return RE2JS.compile(source, flags);
  } catch {
    return null;
  }
}
