import { describe, expect, it } from 'vitest';
import { completeRule } from './complete-rule.ts';
import { parseRule } from './parse-rule.ts';
import { printRule } from './print-rule.ts';
import { plainCondition, type Condition, type RuleNode, type Subject } from './rule-tree.ts';

function treeOf(text: string): RuleNode {
  const { rule, mistake } = parseRule(text);
  if (rule === null) throw new Error(`${text}: ${mistake.code} at ${mistake.start}, ${mistake.expected.join(' ')}`);
  return rule;
}

/** mulberry32 */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

type Dice = ReturnType<typeof dice>;
const words = ['код', 'банковская карта', 'say "hi"', String.raw`back\slash`, 'e-mail', 'Ёлка', 'and then', '«ёлка»'];

function subject(roll: Dice): Subject {
  const text = words[roll(words.length)] ?? '';
  switch (roll(6)) {
    case 0:
      return { kind: 'said', match: roll(2) === 0 ? 'any' : 'exact', text };
    case 1:
      return {
        kind: 'said',
        match: 'regex',
        text: [String.raw`\d{4}`, 'a/b', '[^"]+', String.raw`кар\w+`][roll(4)] ?? '',
      };
    case 2: {
      const of = (['entity', 'data', 'class', 'sound'] as const)[roll(4)] ?? 'data';
      return {
        kind: 'mark',
        of,
        value: ['', 'card', 'any', 'Два слова', 'x-y'][roll(5)] ?? '',
        text: roll(2) ? '' : text,
      };
    }
    case 3:
      return { kind: (['silence', 'overlap', 'interruption'] as const)[roll(3)] ?? 'silence' };
    case 4:
      return { kind: 'share', isAbove: roll(2) === 0, percent: roll(101) };
    default:
      return { kind: 'rate', isAbove: roll(2) === 0, wordsPerMinute: roll(400) };
  }
}

function condition(roll: Dice, isEvent = false): Condition {
  const plain = plainCondition(subject(roll));
  const { kind } = plain.subject;
  const isSpan = kind !== 'said' && kind !== 'share';
  const maybe = <T>(make: () => T) => (roll(3) === 0 ? make() : null);
  const ms = () => [500, 1000, 30_000, 90_000, 120_000, 7_200_000, 1][roll(7)] ?? 1;
  const counts = ['at least', 'at most', 'exactly'] as const;
  return {
    ...plain,
    isNot: !isEvent && roll(3) === 0,
    minMs: isSpan ? (maybe(ms) ?? 0) : 0,
    minScore: kind === 'mark' ? maybe(() => roll(100) / 100) : null,
    by:
      kind === 'silence'
        ? null
        : maybe(() => ({
            kind: (['speaker', 'role'] as const)[roll(2)] ?? 'role',
            name: 'Ann «B»',
            isNot: roll(2) === 0,
          })),
    edge: maybe(() => ({
      side: (['first', 'last'] as const)[roll(2)] ?? 'first',
      amount: roll(2) ? 12.5 : 40,
      unit: (['s', '%'] as const)[roll(2)] ?? 's',
    })),
    beside:
      isEvent || kind === 'share'
        ? null
        : maybe(() => ({
            side: (['after', 'before'] as const)[roll(2)] ?? 'after',
            withinMs: maybe(ms),
            event: condition(roll, true),
          })),
    count:
      kind === 'share'
        ? null
        : maybe(() => {
            const kind = counts[roll(3)] ?? 'at least';
            return { kind, times: 1 + roll(9), withinMs: kind === 'at least' ? maybe(ms) : null };
          }),
  };
}

function node(roll: Dice, depth = 0): RuleNode {
  if (depth > 2 || roll(3) === 0) return condition(roll);
  const join = (['and', 'or', 'then', 'near'] as const)[roll(4)] ?? 'and';
  const parts = Array.from({ length: 2 + roll(3) }, () => node(roll, depth + 1));
  const isPlace = parts.some((part) => part.type === 'group' || !part.isNot);
  const isTimed = join === 'then' || join === 'near';
  return {
    type: 'group',
    join: isTimed && !isPlace ? 'and' : join,
    withinMs: isTimed && isPlace && roll(2) ? 10_000 : null,
    parts,
  };
}

describe('the text form of a rule', () => {
  it('gives the same tree back, whatever the tree', () => {
    const roll = dice(20);
    for (let nth = 0; nth < 500; nth += 1) {
      const tree = node(roll);
      const text = printRule(tree);
      expect(treeOf(text), text).toEqual(tree);
      expect(printRule(treeOf(text))).toBe(text);
    }
  });

  it.each([
    ['SAID  "x"', 'said "x"'],
    ['сказано «код» в первые 30 с', 'said "код" in first 30 s'],
    ['said "x" in first 1 min', 'said "x" in first 60 s'],
    ['(said "x")', 'said "x"'],
    ['said "x" within 1.5 s after (sound music)', 'said "x" within 1.5 s after (sound music)'],
    ['не сказано «спасибо» в последние 10 %', 'not said "спасибо" in last 10 %'],
    ['said "x" then within 120 s said "y"', 'said "x" then within 2 min said "y"'],
    ['said "x" exactly 1 time', 'said "x" exactly 1 times'],
  ])('reads %s', (typed, printed) => {
    expect(printRule(treeOf(typed))).toBe(printed);
  });

  it.each([
    ['', 'expected', 0, 0],
    ['sad "x"', 'expected', 0, 3],
    ['said', 'expected', 4, 4],
    ['said "x', 'unclosed', 5, 7],
    ['said ""', 'empty', 5, 7],
    ['said "x" in first 30', 'expected', 20, 20],
    ['said "x" in first 130 %', 'bad-number', 18, 21],
    ['said "x" and said "y" or said "z"', 'mixed', 22, 24],
    ['said "x" then within 5 s said "y" then within 6 s said "z"', 'mixed', 34, 38],
    ['said "x" by "a" by "b"', 'twice', 16, 18],
    ['said "x" at least 0 times', 'bad-number', 18, 19],
    ['said "x" lasting 5 s', 'expected', 9, 16],
    ['said "x" after (said "y" after (said "z"))', 'expected', 25, 30],
    ['(said "x"', 'expected', 9, 9],
    ['said "x") or', 'expected', 8, 9],
    ['not said "x" then not said "y"', 'only-not', 30, 30],
    ['share above 101 %', 'bad-number', 12, 15],
    ['silence by "Ann"', 'expected', 8, 10],
    ['said "x" in first 99999999 s', 'bad-number', 18, 26],
    [`${'('.repeat(8)}said "x"${')'.repeat(8)}`, 'too-deep', 7, 8],
  ])('says of %s what is wrong and where', (text, code, start, end) => {
    expect(parseRule(text).mistake).toMatchObject({ code, start, end });
  });

  it.each([
    ['', ['said', 'entity', 'silence', 'not', '(']],
    ['said ', ['exactly', '"…"', '/…/']],
    ['said "x" ', ['by', 'in', 'and', 'then', 'at', 'after', 'within']],
    ['said "x" i', ['in']],
    ['said "x" in ', ['first', 'last']],
    ['said "x" at le', ['least']],
    ['sound music ', ['lasting', 'score', 'by']],
    ['said "x" then ', ['within', 'not', 'said', '(']],
    ['said "x" in first 30 ', ['s', 'min', '%']],
  ])('completes %s', (text, words) => {
    expect(completeRule(text, text.length).words).toEqual(expect.arrayContaining(words));
  });

  it('completes nothing within quotes, and nothing behind a mistake', () => {
    expect(completeRule('said "an', 8).words).toEqual([]);
    expect(completeRule('sad "x" an', 10).words).toEqual([]);
  });
});
