import type { Database } from 'better-sqlite3';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
import { doubtKind, overlapKind } from '#shared/analyses/spans.ts';
import type { SearchValue } from '#shared/search.ts';
import type { OfferedField } from '#shared/text/query-values.ts';
import { fold } from '#services/search/language/fold.ts';
import { namesIn } from './listed/named-mentions.ts';

export interface ValuesRequest {
  readonly field: OfferedField;
  readonly text: string;
  readonly limit: number;
}

/** More that begin so are not counted: the first ones by the alphabet are offered. */
const maxCounted = 100;

/** What stands in the library for a filter that is being typed: names and rules that fit, kinds all of them. */
export function prepareFieldValues(database: Database): (request: ValuesRequest) => readonly SearchValue[] {
  const selectTotals = (kinds: readonly string[]) =>
    database.prepare<[], SearchValue>(
      `SELECT value, sum(annotation_count) AS count FROM main.annotation_total
       WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) GROUP BY value ORDER BY count DESC, value`,
    );
  const totals: Readonly<Record<'has' | 'sound' | 'class', ReturnType<typeof selectTotals>>> = {
    has: selectTotals([entityKind, personalDataKind, doubtKind, overlapKind]),
    sound: selectTotals(['sound', 'quality', 'event']),
    class: selectTotals(['class']),
  };
  const named: Readonly<Record<'entity' | 'rule' | 'speaker' | 'field', Named>> = {
    entity: namedMentions(database),
    rule: namedRules(database),
    speaker: namedSpeakers(database),
    field: ownFields(database),
  };
  return ({ field, text, limit }) => {
    if (field === 'has' || field === 'sound' || field === 'class') return totals[field].all().slice(0, limit);
    const { all, count } = named[field];
    const fitting = all().filter((value) => begins(value, text));
    if (fitting.length > maxCounted && text.trim() === '') return fitting.slice(0, limit).map(uncounted);
    return fitting
      .slice(0, maxCounted)
      .map((value) => ({ value, count: count(value) }))
      .toSorted((a, b) => Number(isFirst(b.value, text)) - Number(isFirst(a.value, text)) || b.count - a.count)
      .slice(0, limit);
  };
}

interface Named {
  readonly all: () => readonly string[];
  readonly count: (value: string) => number;
}

const uncounted = (value: string): SearchValue => ({ value, count: null });

/** Each word that was typed begins one of the value. */
function begins(value: string, text: string): boolean {
  const words = wordsOf(value);
  return wordsOf(text).every((typed) => words.some((word) => word.startsWith(typed)));
}

function isFirst(value: string, text: string): boolean {
  return fold(value).startsWith(fold(text.trim()));
}

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}@+]+/u)
    .filter((word) => word !== '');

function namedMentions(database: Database): Named {
  const count = database
    .prepare<[string, string, string], number>(
      `SELECT count(*) FROM main.annotation JOIN main.analysis_run AS run ON run.id = run_id
       WHERE is_current = 1 AND kind IN (?, ?) AND annotation.name = ?`,
    )
    .pluck();
  return { all: () => namesIn(database), count: (name) => count.get(entityKind, personalDataKind, name) ?? 0 };
}

function namedRules(database: Database): Named {
  const all = database
    .prepare<[], string>(
      `SELECT DISTINCT term FROM main.rule LEFT JOIN main.rule_logic AS logic ON logic.rule_id = rule.id
       WHERE is_removed = 0 AND removed_at_ms IS NULL ORDER BY term`,
    )
    .pluck();
  const count = database
    .prepare<[string], number>(
      `SELECT count(*) FROM main.rule JOIN main.finding ON finding.rule_id = rule.id
       WHERE is_removed = 0 AND term = ? AND finding.state <> 'dismissed'`,
    )
    .pluck();
  return { all: () => all.all(), count: (term) => count.get(term) ?? 0 };
}

function namedSpeakers(database: Database): Named {
  const all = database.prepare<[], string>('SELECT DISTINCT name FROM main.speaker ORDER BY name').pluck();
  const count = database
    .prepare<[string], number>(
      `SELECT count(DISTINCT transcript.recording_id) FROM main.speaker
       JOIN main.transcript ON transcript.id = speaker.transcript_id WHERE is_current = 1 AND speaker.name = ?`,
    )
    .pluck();
  return { all: () => all.all(), count: (name) => count.get(name) ?? 0 };
}

/** Names of the user's own fields, and of those with choices each choice: `State=open`. */
function ownFields(database: Database): Named {
  const all = database
    .prepare<[], string>(
      `SELECT name FROM main.own_field WHERE removed_at_ms IS NULL UNION ALL
       SELECT name || '=' || choice.value FROM main.own_field, json_each(choices) AS choice WHERE removed_at_ms IS NULL`,
    )
    .pluck();
  const count = database
    .prepare<[string], number>(
      `SELECT count(*) FROM main.own_field JOIN main.field_value ON field_value.field_id = own_field.id
       WHERE removed_at_ms IS NULL AND ? IN (name, name || '=' || field_value.value)`,
    )
    .pluck();
  return { all: () => all.all(), count: (value) => count.get(value) ?? 0 };
}
