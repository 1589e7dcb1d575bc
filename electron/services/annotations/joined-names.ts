import type { Database } from 'better-sqlite3';
import { entityKind } from '#shared/analyses/mentions.ts';
import { joinNames, type NameDecision } from '#services/text-analysis/entities/join-names.ts';

/** Values whose names are joined: variants of a person's, and what people said of those of all three. */
export const joinedValues: ReadonlySet<string> = new Set(['person', 'place', 'organisation']);

/** What an open mention was said to be, else its value; `run` and `annotation` are of the statement around it. */
export const decidedValueSql = `CASE WHEN annotation.value = 'open' THEN coalesce((SELECT decision.value
  FROM main.mention_decision AS decision WHERE decision.recording_id = run.recording_id AND decision.name = annotation.name
  ORDER BY decision.id DESC LIMIT 1), 'open') ELSE annotation.value END`;

/** The names that are of the same person (place, organisation) in a recording, the name itself among them. */
export type JoinedNames = (value: string, name: string) => readonly string[];

/** As current analyses found them and people joined and parted them; reads what is said again each time. */
export function prepareJoinedNames(database: Database): (recordingId: number) => JoinedNames {
  const selectNames = database.prepare<[number], { readonly value: string; readonly name: string }>(
    `SELECT DISTINCT ${decidedValueSql} AS value, annotation.name FROM main.analysis_run AS run
     JOIN main.annotation ON annotation.run_id = run.id
     WHERE run.recording_id = ? AND run.is_current = 1 AND annotation.kind = '${entityKind}' AND annotation.name IS NOT NULL`,
  );
  const decisionsOf = prepareNameDecisions(database);
  return (recordingId) => {
    const groups = new Map<string, readonly string[]>();
    const byValue = Map.groupBy(selectNames.all(recordingId), ({ value }) => value);
    for (const [value, rows] of byValue) {
      if (!joinedValues.has(value)) continue;
      const all = rows.map(({ name }) => name);
      for (const { names } of joinNames(all, decisionsOf(value), { isOfPeople: value === 'person' }))
        for (const name of names) groups.set(`${value}\n${name}`, names);
    }
    return (value, name) => groups.get(`${value}\n${name}`) ?? [name];
  };
}

/** What people said of two names, the oldest first. */
export function prepareNameDecisions(database: Database): (value: string) => readonly NameDecision[] {
  const select = database.prepare<[string], { name: string; other: string; isSame: number }>(
    'SELECT name, other, is_same AS isSame FROM main.name_decision WHERE value = ? ORDER BY id',
  );
  return (value) => select.all(value).map(({ name, other, isSame }) => ({ name, other, isSame: isSame === 1 }));
}
