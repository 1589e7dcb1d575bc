import type { Database } from 'better-sqlite3';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
import { joinedValues, prepareNameDecisions } from '#services/annotations/joined-names.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/** More names than this are too many to mean one of them. */
const maxNames = 400;

/** The names of mentions that have every word of a text, in any form, and those that people said are of the same. */
export function prepareNamedMentions(database: Database): (text: string) => readonly string[] {
  const hasNames = database
    .prepare<[], number>("SELECT 1 FROM main.sqlite_schema WHERE name = 'name_decision'")
    .pluck();
  return (text) => {
    if (hasNames.get() === undefined) return [];
    const wanted = tokenize(text).map(({ base, form }) => new Set([form, ...stemsOf(base)]));
    const found = new Set(namesIn(database).filter((name) => has(name, wanted)));
    addJoined(found, [...joinedValues].flatMap(joinedPairs(database)));
    return [...found].slice(0, maxNames);
  };
}

type Pair = readonly [name: string, other: string];

/** The pairs of names that were joined and not parted later. */
function joinedPairs(database: Database): (value: string) => readonly Pair[] {
  const decisionsOf = prepareNameDecisions(database);
  return (value) => {
    const last = new Map<string, { readonly pair: Pair; readonly isSame: boolean }>();
    for (const { name, other, isSame } of decisionsOf(value)) {
      const pair: Pair = name < other ? [name, other] : [other, name];
      last.set(pair.join('\n'), { pair, isSame });
    }
    return [...last.values()].flatMap(({ pair, isSame }) => (isSame ? [pair] : []));
  };
}

/** Also over several pairs: what is joined with one of them is of all. */
function addJoined(found: Set<string>, pairs: readonly Pair[]): void {
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [name, other] of pairs) {
      if (found.has(name)) found.add(other);
      else if (found.has(other)) found.add(name);
    }
  }
}

/** Each wanted word by a word of its own: «Иванов» has the stem of «Иван» and is not «Иван Иванов». */
function has(name: string, wanted: readonly ReadonlySet<string>[]): boolean {
  const left = tokenize(name).map(({ base, form }) => [form, ...stemsOf(base)]);
  const take = (stems: ReadonlySet<string>) => {
    const at = left.findIndex((there) => there.some((stem) => stems.has(stem)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  return wanted.length > 0 && wanted.every(take);
}

/** Each name of mentions once: the index is walked from one to the next, however often they stand there. */
export function namesIn(database: Database): readonly string[] {
  const walk = database
    .prepare<[string, string, string], string>(
      `WITH RECURSIVE walk (name) AS (
         SELECT min(name) FROM main.annotation WHERE kind = ? AND name IS NOT NULL
         UNION ALL
         SELECT (SELECT min(name) FROM main.annotation WHERE kind = ? AND name > walk.name) FROM walk WHERE walk.name IS NOT NULL)
       SELECT name FROM walk WHERE name IS NOT NULL AND ? <> ''`,
    )
    .pluck();
  return [entityKind, personalDataKind].flatMap((kind) => walk.all(kind, kind, kind));
}
