import { AppFailure } from '#shared/failure.ts';
import { parseRule } from '#shared/rules/parse-rule.ts';
import type { RuleMistake } from '#shared/rules/rule-mistake.ts';
import { conditionsOf, type RuleNode } from '#shared/rules/rule-tree.ts';
import { termPattern } from '#services/watch/term-pattern.ts';
import { compileExpression } from '../evaluate/compile-rules.ts';

/** Throws `rule-text` where the text is no rule, or an expression in it is none. */
export function readableRule(text: string): RuleNode {
  const checked = checkRule(text);
  if (checked.mistake !== null) {
    const { code, start } = checked.mistake;
    throw new AppFailure('rule-text', { detail: code, at: start + 1 });
  }
  return checked.rule;
}

/** With what only the services can decide: whether an expression is one, and a phrase holds a word. */
export function checkRule(
  text: string,
): { readonly rule: RuleNode; readonly mistake: null } | { readonly rule: null; readonly mistake: RuleMistake } {
  const parsed = parseRule(text);
  if (parsed.rule === null) return parsed;
  for (const { subject } of conditionsOf(parsed.rule)) {
    if (subject.kind !== 'said') continue;
    const isRegex = subject.match === 'regex';
    const isGood = isRegex
      ? compileExpression(subject.text) !== null
      : termPattern(subject.text, subject.match === 'exact' ? 'exact' : 'any') !== null;
    if (isGood) continue;
    const start = Math.max(0, text.indexOf(subject.text));
    const code = isRegex ? 'bad-regex' : 'empty';
    return { rule: null, mistake: { code, start, end: start + subject.text.length, expected: [] } };
  }
  return parsed;
}
