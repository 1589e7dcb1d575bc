import type { Database } from 'better-sqlite3';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
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
    const pairs = database
      .prepare<[], { name: string; other: string }>('SELECT name, other FROM main.name_decision WHERE is_same = 1')
      .all();
    for (const { name, other } of pairs) {
      if (found.has(name)) found.add(other);
      else if (found.has(other)) found.add(name);
    }
    return [...found].slice(0, maxNames);
  };
}

function has(name: string, wanted: readonly ReadonlySet<string>[]): boolean {
  const there = tokenize(name).flatMap(({ base, form }) => [form, ...stemsOf(base)]);
  return wanted.length > 0 && wanted.every((stems) => there.some((stem) => stems.has(stem)));
}

/** Each name once: the index is walked from one to the next, however often they stand there. */
function namesIn(database: Database): readonly string[] {
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
