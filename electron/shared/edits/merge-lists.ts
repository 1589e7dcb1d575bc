import type { WatchTerm } from '../watch.ts';

export interface ListContent {
  readonly name: string;
  readonly terms: readonly WatchTerm[];
}

/**
 * What two windows made of one watch list, together: terms that either added are there, those that either removed are
 * not, unless the other one changed them. Of a term that both changed mine counts, with both notes; of two new names
 * mine. In the order of mine, theirs at the end.
 */
export function mergeLists(before: ListContent, mine: ListContent, theirs: ListContent): ListContent {
  return {
    name: mine.name === before.name ? theirs.name : mine.name,
    terms: mergeTerms(before.terms, mine.terms, theirs.terms),
  };
}

/** Empty lines of mine stay. A term that is left as it is in mine stays the same object. */
export function mergeTerms(
  before: readonly WatchTerm[],
  mine: readonly WatchTerm[],
  theirs: readonly WatchTerm[],
): readonly WatchTerm[] {
  const [was, has, others] = [byKey(before), byKey(mine), byKey(theirs)];
  const kept = mine.flatMap((term) => {
    const key = keyOf(term);
    if (key === null) return [term];
    const [old, other] = [was.get(key), others.get(key)];
    if (other === undefined) return old !== undefined && isSame(old, term) ? [] : [term];
    return [mergeTerm(old, term, other)];
  });
  const added = theirs.filter((term) => {
    const key = keyOf(term);
    if (key === null || has.has(key)) return false;
    const old = was.get(key);
    return old === undefined || !isSame(old, term);
  });
  return added.length === 0 && kept.length === mine.length ? kept : [...kept, ...added];
}

function mergeTerm(old: WatchTerm | undefined, mine: WatchTerm, theirs: WatchTerm): WatchTerm {
  if (isSame(mine, theirs) || (old !== undefined && isSame(old, theirs))) return mine;
  if (old !== undefined && isSame(old, mine)) return theirs;
  const severity = mine.severity === old?.severity ? theirs.severity : mine.severity;
  return { ...mine, severity, note: mergeNote(old?.note ?? '', mine.note, theirs.note) };
}

function mergeNote(old: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === old || theirs === '') return mine;
  return mine === old || mine === '' ? theirs : `${mine} / ${theirs}`;
}

/** What a term looks for; null for a line that nothing is written in. */
function keyOf({ term, match }: WatchTerm): string | null {
  const text = term.trim().normalize('NFC').toLowerCase();
  return text === '' ? null : `${match} ${text}`;
}

function byKey(terms: readonly WatchTerm[]): ReadonlyMap<string, WatchTerm> {
  return new Map(
    terms.flatMap((term) => {
      const key = keyOf(term);
      return key === null ? [] : [[key, term] as const];
    }),
  );
}

function isSame(left: WatchTerm, right: WatchTerm): boolean {
  return (
    left.term.trim() === right.term.trim() &&
    left.match === right.match &&
    left.severity === right.severity &&
    left.note.trim() === right.note.trim()
  );
}
