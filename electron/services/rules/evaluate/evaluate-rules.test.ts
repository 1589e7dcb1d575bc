import { describe, expect, it } from 'vitest';
import { parseRule } from '#shared/rules/parse-rule.ts';
import { absenceCases } from './cases/absence-cases.fixture.ts';
import { groupCases } from './cases/group-cases.fixture.ts';
import type { RuleCase } from './cases/rule-case.fixture.ts';
import { saidCases } from './cases/said-cases.fixture.ts';
import { compileRules } from './compile-rules.ts';
import { evaluateRules, type RuleFinding } from './evaluate-rules.ts';
import { ruleText } from './rule-text.fixture.ts';
import { TextIndex } from './text-index.ts';

/** As in the cases: by its words, its second, or its stretch, whichever the case gives. */
function written(
  index: TextIndex,
  { startMs, endMs, parts, first, last, isCertain }: RuleFinding,
  wanted: string,
): string {
  const doubt = isCertain ? '' : '?';
  if (/^\d/.test(wanted))
    return (wanted.includes('-') ? `${startMs / 1000}-${endMs / 1000}` : `${startMs / 1000}`) + doubt;
  if (wanted.startsWith('[')) return `[${startMs / 1000}-${endMs / 1000}]${doubt}`;
  const spans =
    first === null || last === null
      ? parts.flatMap((part) => (part.first === null || part.last === null ? [] : [[part.first, part.last] as const]))
      : [[first, last] as const];
  const text = spans.map(([from, to]) => {
    const words: string[] = [];
    for (let at = from; at <= to; at += 1) {
      const { segment, token } = index.at(at);
      const next = segment.tokens[index.at(at).word + 1];
      words.push(segment.text.slice(token.start, at < to && next ? next.start : token.end).trim());
    }
    return words.join(' ');
  });
  const joiner = wanted.includes('…') ? ' … ' : ' ';
  const shown = wanted.includes('…') ? [text[0], text.at(-1)] : text;
  return shown.join(joiner) + doubt;
}

function findingsOf([, text, rule, wanted, options]: RuleCase) {
  const { rule: node, mistake } = parseRule(rule);
  if (node === null) throw new Error(`${rule}: ${mistake.code} at ${mistake.start}`);
  const read = ruleText(text, options);
  const index = new TextIndex(read);
  return evaluateRules(read, compileRules([{ id: 1, node }])).map((finding, nth) =>
    written(index, finding, wanted[nth] ?? wanted[0] ?? ''),
  );
}

describe.each([
  ['what is said', saidCases],
  ['what is not said', absenceCases],
  ['several conditions', groupCases],
] as const)('%s', (_, cases) => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', (_, one) => {
    expect(findingsOf(one)).toEqual(one[3]);
  });
});

it('judges at least 150 cases', () => {
  expect(saidCases.length + absenceCases.length + groupCases.length).toBeGreaterThanOrEqual(150);
});
