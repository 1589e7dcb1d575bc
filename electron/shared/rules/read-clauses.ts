import {
  countKinds,
  markKinds,
  saidMatches,
  spanKinds,
  type Count,
  type Edge,
  type Subject,
  type Who,
} from './rule-tree.ts';
import type { RuleReader } from './rule-reader.ts';

export function readSubject(reader: RuleReader): Subject {
  if (reader.take('said')) return readSaid(reader);
  const of = reader.oneOf(markKinds);
  if (of !== null) return { kind: 'mark', of, value: readValue(reader), text: readNamed(reader) };
  const span = reader.oneOf(spanKinds);
  if (span !== null) return { kind: span };
  if (reader.take('share')) {
    const isAbove = readAbove(reader);
    const percent = reader.number({ max: 100 });
    if (!reader.sign('%')) reader.fail('expected');
    return { kind: 'share', isAbove, percent };
  }
  if (reader.take('rate')) {
    return { kind: 'rate', isAbove: readAbove(reader), wordsPerMinute: reader.number({ max: 10_000 }) };
  }
  reader.sign('(');
  reader.fail('expected');
}

function readSaid(reader: RuleReader): Subject {
  const isExact = reader.take('exactly');
  const from = reader.token;
  const [any, exact, regex] = saidMatches;
  const pattern = isExact ? null : reader.regex();
  const text = pattern ?? reader.string();
  if (text === null) reader.fail('expected');
  const isEmpty = pattern === null ? !/[\p{L}\p{N}]/u.test(text) : text === '';
  if (isEmpty) reader.fail('empty', from);
  return { kind: 'said', match: pattern !== null ? regex : isExact ? exact : any, text };
}

function readValue(reader: RuleReader): string {
  if (reader.take('any')) return '';
  const value = reader.name() ?? reader.string();
  if (value === null) reader.fail('expected');
  return value.trim();
}

function readNamed(reader: RuleReader): string {
  if (!reader.take('named')) return '';
  return readText(reader);
}

function readText(reader: RuleReader): string {
  const from = reader.token;
  const text = reader.string();
  if (text === null) reader.fail('expected');
  if (text.trim() === '') reader.fail('empty', from);
  return text.trim();
}

function readAbove(reader: RuleReader): boolean {
  const side = reader.oneOf(['above', 'below']);
  if (side === null) reader.fail('expected');
  return side === 'above';
}

export function readWho(reader: RuleReader): Who {
  const isNot = reader.take('other');
  if (isNot) reader.need('than');
  if (reader.take('channel')) {
    const name = String(reader.number({ max: 99, isWhole: true }));
    return { kind: 'channel', name, isNot };
  }
  const kind = reader.take('role') ? 'role' : 'speaker';
  return { kind, name: readText(reader), isNot };
}

export function readEdge(reader: RuleReader): Edge {
  const side = reader.oneOf(['first', 'last']);
  if (side === null) reader.fail('expected');
  const from = reader.token;
  const amount = reader.number({ max: 86_400 });
  const isPercent = reader.sign('%');
  if (isPercent && amount > 100) reader.fail('bad-number', from);
  if (isPercent) return { side, amount, unit: '%' };
  const unit = reader.oneOf(['s', 'min', 'sec']);
  if (unit === null) reader.fail('expected');
  return { side, amount: unit === 'min' ? amount * 60 : amount, unit: 's' };
}

/** `at least 3 times within 60 s`, `at most 2 times`, `exactly 1 times`; null where none stands here. */
export function readCount(reader: RuleReader): Count | null {
  let kind: Count['kind'] | null = null;
  if (reader.take('exactly')) kind = 'exactly';
  else if (reader.take('at')) {
    const side = reader.oneOf(['least', 'most']);
    if (side === null) reader.fail('expected');
    kind = countKinds[side === 'least' ? 0 : 1];
  }
  if (kind === null) return null;
  const from = reader.token;
  const times = reader.number({ max: 10_000, isWhole: true });
  if (kind === 'at least' && times === 0) reader.fail('bad-number', from);
  if (!reader.take('times')) reader.need('time');
  const withinMs = kind === 'at least' && reader.take('within') ? reader.length() : null;
  return { kind, times, withinMs };
}
