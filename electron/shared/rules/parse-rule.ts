import {
  maxRuleDepth,
  maxRuleText,
  plainCondition,
  type Beside,
  type Condition,
  type Join,
  type RuleNode,
} from './rule-tree.ts';
import type { RuleMistake } from './rule-mistake.ts';
import { RuleReader, RuleTextError } from './rule-reader.ts';
import { readCount, readEdge, readSubject, readWho } from './read-clauses.ts';

export type ParsedRule =
  | { readonly rule: RuleNode; readonly mistake: null }
  | { readonly rule: null; readonly mistake: RuleMistake };

/** Reads the text form. Never throws. */
export function parseRule(text: string): ParsedRule {
  if (text.length > maxRuleText) {
    return { rule: null, mistake: { code: 'too-long', start: maxRuleText, end: text.length, expected: [] } };
  }
  try {
    const reader = new RuleReader(text);
    const rule = readChain(reader, 0);
    if (!reader.isAtEnd()) reader.fail('expected');
    return { rule, mistake: null };
  } catch (thrown) {
    if (!(thrown instanceof RuleTextError)) throw thrown;
    return { rule: null, mistake: thrown.mistake };
  }
}

/** Parts with one word between them; another word needs brackets, so that no one has to know which binds first. */
function readChain(reader: RuleReader, depth: number): RuleNode {
  if (depth > maxRuleDepth) reader.fail('too-deep');
  const first = readPart(reader, depth);
  const join = readJoin(reader);
  if (join === null) return first;
  const withinMs = readWithin(reader, join);
  const parts = [first, readPart(reader, depth)];
  for (;;) {
    const from = reader.token;
    const next = readJoin(reader);
    if (next === null) break;
    if (next !== join) reader.fail('mixed', from);
    if (readWithin(reader, next) !== withinMs) reader.fail('mixed', from);
    parts.push(readPart(reader, depth));
  }
  const isPlace = (part: RuleNode) => part.type === 'group' || !part.isNot;
  if ((join === 'then' || join === 'near') && !parts.some(isPlace)) reader.fail('only-not');
  return { type: 'group', join, withinMs, parts };
}

function readJoin(reader: RuleReader): Join | null {
  return reader.oneOf(['and', 'or', 'then', 'near']);
}

function readWithin(reader: RuleReader, join: Join): number | null {
  if (join !== 'then' && join !== 'near') return null;
  return reader.take('within') ? reader.length() : null;
}

function readPart(reader: RuleReader, depth: number): RuleNode {
  if (reader.sign('(')) {
    const inside = readChain(reader, depth + 1);
    if (!reader.sign(')')) reader.fail('expected');
    return inside;
  }
  return readCondition(reader, true);
}

/** An event of `after` has no event of its own. */
function readCondition(reader: RuleReader, mayHaveEvent: boolean): Condition {
  const isNot = mayHaveEvent && reader.take('not');
  const condition: Condition = { ...plainCondition(readSubject(reader)), isNot };
  for (;;) {
    const from = reader.token;
    const clause = readClause(reader, condition, mayHaveEvent);
    if (clause === null) return condition;
    const [name] = Object.keys(clause) as (keyof Condition)[];
    if (name !== undefined && condition[name] !== plainCondition(condition.subject)[name]) reader.fail('twice', from);
    Object.assign(condition, clause);
  }
}

function readClause(reader: RuleReader, { subject }: Condition, mayHaveEvent: boolean): Partial<Condition> | null {
  const isSpan = subject.kind !== 'said' && subject.kind !== 'share';
  if (isSpan && reader.take('lasting')) return { minMs: reader.length() };
  if (subject.kind === 'mark' && reader.take('score')) {
    reader.need('above');
    return { minScore: reader.number({ max: 1 }) };
  }
  if (subject.kind !== 'silence' && reader.take('by')) return { by: readWho(reader) };
  if (reader.take('in')) return { edge: readEdge(reader) };
  if (subject.kind === 'share') return null;
  if (mayHaveEvent) {
    const beside = readBeside(reader);
    if (beside !== null) return { beside };
  }
  const count = readCount(reader);
  return count === null ? null : { count };
}

function readBeside(reader: RuleReader): Beside | null {
  const withinMs = reader.take('within') ? reader.length() : null;
  const side = reader.oneOf(['after', 'before']);
  if (side === null) {
    if (withinMs !== null) reader.fail('expected');
    return null;
  }
  if (!reader.sign('(')) reader.fail('expected');
  const event = readCondition(reader, false);
  if (!reader.sign(')')) reader.fail('expected');
  return { side, withinMs, event };
}
