/** SQL over `recording_id`, with what stands for its question marks. */
export interface OwnFieldCondition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/**
 * `Case`, `Case=12/7`, `Budget>1000`, `Signed<2026-05`: recordings whose own field has a value, one that contains what was
 * typed, or a number or date beyond it. Null for nothing.
 */
export function ownFieldCondition(typed: string): OwnFieldCondition | null {
  const [, name = '', sign, value = ''] = /^([^=<>]+)(?:([=<>])(.*))?$/su.exec(typed.normalize('NFC')) ?? [];
  const wanted = value.trim();
  if (name.trim() === '' || (sign !== undefined && wanted === '')) return null;
  const names = written(name.trim());
  const [condition, params] = sign === undefined ? ['1', []] : sign === '=' ? equal(wanted) : beyond(sign, wanted);
  const sql = `recording_id IN (SELECT field_value.recording_id FROM main.own_field
    JOIN main.field_value ON field_value.field_id = own_field.id
    WHERE own_field.removed_at_ms IS NULL AND own_field.name IN (${names.map(() => '?').join(', ')}) AND (${condition}))`;
  return { sql, params: [...names, ...params] };
}

type Condition = readonly [sql: string, params: readonly (string | number)[]];

/** Of a number the same number, of a date the day, month or year, else text that contains it. */
function equal(wanted: string): Condition {
  const number = numberOf(wanted);
  const texts = written(wanted);
  const inText = texts.map(() => 'instr(value, ?) > 0').join(' OR ');
  return [
    `CASE kind WHEN 'number' THEN value + 0 = ? WHEN 'date' THEN substr(value, 1, length(?)) = ? ELSE ${inText} END`,
    [number ?? Number.MAX_VALUE, isoOf(wanted), isoOf(wanted), ...texts],
  ];
}

function beyond(sign: string, wanted: string): Condition {
  const number = numberOf(wanted);
  const date = isoOf(wanted);
  // Later than a month begins after it: only as much of the date is compared.
  return [
    `CASE kind WHEN 'number' THEN ? AND value + 0 ${sign} ? WHEN 'date' THEN substr(value, 1, length(?)) ${sign} ? ELSE 0 END`,
    [number === null ? 0 : 1, number ?? 0, date, date],
  ];
}

/** `28.11.2026` as it is kept; what is no whole date stays as it was typed. */
function isoOf(wanted: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(wanted) ?? [];
  return year === undefined ? wanted : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function numberOf(wanted: string): number | null {
  const number = Number(wanted.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

/** SQLite knows no capitals but Latin ones: as typed, in small letters, and with a capital first. */
function written(typed: string): readonly string[] {
  const small = typed.toLowerCase();
  return [...new Set([typed, small, small.charAt(0).toUpperCase() + small.slice(1)])];
}
