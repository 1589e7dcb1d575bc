import type { TextOptions } from '../rule-text.fixture.ts';

/**
 * What it is about, the text, the rule, the findings. A finding is its words, or its second where it is given as a
 * number; `[0-30]` is a stretch without words; `?` behind it: it cannot be decided.
 */
export type RuleCase = readonly [
  about: string,
  text: string,
  rule: string,
  findings: readonly string[],
  options?: TextOptions,
];
