import type { RuleSet } from './compile-rules.ts';
import { hitsOfNode } from './group-hits.ts';
import type { Hit } from './hit.ts';
import type { RuleText } from './rule-text.ts';
import { createSubjectHits } from './subject-hits.ts';
import { TextIndex } from './text-index.ts';

export interface RuleFinding extends Hit {
  readonly ruleId: number;
}

/** A rule that holds everywhere would bury everything else. */
export const maxFindingsOfRule = 5000;

/** Where the rules of a set hold in one text: by rule and in the order of time; places of one rule share no words. */
export function evaluateRules(text: RuleText, set: RuleSet): readonly RuleFinding[] {
  return evaluateIn(new TextIndex(text), set);
}

/** Of some rules only where they are named. */
export function evaluateIn(
  index: TextIndex,
  set: RuleSet,
  only: ReadonlySet<number> | null = null,
): readonly RuleFinding[] {
  const subjects = createSubjectHits(index, set);
  return set.rules.flatMap((rule) => {
    if (only !== null && !only.has(rule.id)) return [];
    const hits = hitsOfNode({ index, set, rule, subjects }, rule.node);
    return apart(hits)
      .slice(0, maxFindingsOfRule)
      .map((hit) => ({ ...hit, ruleId: rule.id }));
  });
}

/** The first of those that stand on the same words, or are the same stretch. */
function apart(hits: readonly Hit[]): readonly Hit[] {
  const seen = new Set<string>();
  let lastWord = -1;
  return hits.filter((hit) => {
    if (hit.first !== null && hit.last !== null) {
      if (hit.first <= lastWord) return false;
      lastWord = hit.last;
      return true;
    }
    const key = `${hit.startMs} ${hit.endMs}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
