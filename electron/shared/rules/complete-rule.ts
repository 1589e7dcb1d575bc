import { parseRule } from './parse-rule.ts';

export interface RuleCompletion {
  /** What is taken away before the cursor: the beginning of the word. */
  readonly start: number;
  readonly words: readonly string[];
}

/** What may stand at the cursor, by what was typed before it: those that begin as the word that is being typed. */
export function completeRule(text: string, cursor: number): RuleCompletion {
  const before = text.slice(0, cursor);
  const begun = /[\p{L}_][\p{L}\p{N}_-]*$/u.exec(before)?.[0] ?? '';
  const start = cursor - begun.length;
  const head = before.slice(0, start);
  // Something that can stand nowhere shows what might stand there.
  const { mistake } = parseRule(`${head}\u0001`);
  if (mistake === null || mistake.start < head.trimEnd().length) return { start, words: [] };
  const typed = begun.toLowerCase();
  const words = mistake.expected.filter((word) => word.startsWith(typed) && word !== typed && word !== 'sec');
  return { start, words: begun === '' ? words : words.filter((word) => /^[a-z]/.test(word)) };
}
