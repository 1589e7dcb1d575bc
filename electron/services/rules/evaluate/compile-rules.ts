import { conditionsOf, type Condition, type RuleNode, type Subject } from '#shared/rules/rule-tree.ts';
import { compileLinear, type LinearPattern } from '#services/search/query/linear-pattern.ts';
import { createMatcher, type Matcher } from '#services/watch/matcher.ts';
import { termPattern, type TermPattern } from '#services/watch/term-pattern.ts';

type Said = Extract<Subject, { kind: 'said' }>;

export interface CompiledRule {
  readonly id: number;
  readonly node: RuleNode;
  /** Number of each condition. */
  readonly clauseOf: ReadonlyMap<Condition, number>;
}

export interface Expression {
  readonly pattern: LinearPattern;
  /** In small letters: a text without it holds no match; empty where that cannot be known. */
  readonly literal: string;
}

/** Rules made ready to be looked for together: one pass over the words serves all phrases of all rules. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly matcher: Matcher;
  phraseId(subject: Said): number;
  patternOf(subject: Said): TermPattern | null;
  expressionOf(subject: Said): Expression | null;
}

/** Null where RE2 refuses it. */
export function compileExpression(source: string): Expression | null {
  const pattern = compileLinear(source, { isCaseSensitive: false });
  return pattern === null ? null : { pattern, literal: requiredLiteral(source) };
}

export function compileRules(rules: readonly { readonly id: number; readonly node: RuleNode }[]): RuleSet {
  const phrases = new Map<string, { readonly id: number; readonly pattern: TermPattern }>();
  const expressions = new Map<string, Expression | null>();
  const compiled = rules.map(({ id, node }) => {
    const conditions = conditionsOf(node);
    for (const { subject } of conditions) {
      if (subject.kind === 'said') addSaid(subject, phrases, expressions);
    }
    return { id, node, clauseOf: new Map(conditions.map((condition, nth) => [condition, nth])) };
  });
  return {
    rules: compiled,
    matcher: createMatcher([...phrases.values()].map(({ id, pattern }) => ({ ruleId: id, pattern }))),
    phraseId: (subject) => phrases.get(keyOf(subject))?.id ?? -1,
    patternOf: (subject) => phrases.get(keyOf(subject))?.pattern ?? null,
    expressionOf: (subject) => expressions.get(subject.text) ?? null,
  };
}

function addSaid(
  subject: Said,
  phrases: Map<string, { readonly id: number; readonly pattern: TermPattern }>,
  expressions: Map<string, Expression | null>,
): void {
  const { match, text } = subject;
  if (match === 'regex') {
    if (!expressions.has(text)) expressions.set(text, compileExpression(text));
    return;
  }
  const pattern = termPattern(text, match);
  if (pattern !== null && !phrases.has(keyOf(subject))) phrases.set(keyOf(subject), { id: phrases.size + 1, pattern });
}

function keyOf({ match, text }: Said): string {
  return `${match} ${text}`;
}

/** The longest plain letters that every match holds; nothing where the expression has branches, groups or options. */
function requiredLiteral(source: string): string {
  if (/[|()\\[\]{}]/.test(source)) return '';
  const runs = source.split(/[.^$+]|.[*?]/u).map((run) => run.toLowerCase());
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
