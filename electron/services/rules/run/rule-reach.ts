import type { Condition, RuleNode, Subject } from '#shared/rules/rule-tree.ts';

type Said = Extract<Subject, { kind: 'said' }>;

/** Further apart its parts are not looked for while a text is still being recognised. */
const maxReachMs = 300_000;

/**
 * How far apart the words of a finding may lie, where the words alone show that a rule holds and nothing that is still
 * to be recognised can change it; null for rules that need the whole.
 */
export function reachOf(node: RuleNode): number | null {
  const reach = node.type === 'condition' ? reachOfCondition(node) : reachOfGroup(node);
  return reach === null || reach > maxReachMs ? null : reach;
}

function reachOfGroup({ join, withinMs, parts }: Extract<RuleNode, { type: 'group' }>): number | null {
  if (join === 'and' || (join !== 'or' && withinMs === null)) return null;
  const reaches = parts.map(reachOf);
  let sumMs = 0;
  for (const reach of reaches) {
    if (reach === null) return null;
    sumMs = join === 'or' ? Math.max(sumMs, reach) : sumMs + reach + (withinMs ?? 0);
  }
  return sumMs;
}

function reachOfCondition({ isNot, subject, edge, beside, count }: Condition): number | null {
  if (isNot || subject.kind !== 'said') return null;
  if (edge !== null && (edge.side === 'last' || edge.unit === '%')) return null;
  const eventMs = beside === null ? 0 : reachOfCondition(beside.event);
  if (eventMs === null || (beside !== null && beside.withinMs === null)) return null;
  if (count !== null && (count.kind !== 'at least' || count.withinMs === null)) return null;
  return eventMs + (beside?.withinMs ?? 0) + (count?.withinMs ?? 0);
}

/** Phrases of which one is said wherever the rule holds; null where it may hold without any word of its own. */
export function neededPhrases(node: RuleNode): readonly Said[] | null {
  if (node.type === 'condition') return neededOfCondition(node);
  const parts = node.parts.map(neededPhrases);
  if (node.join === 'or') return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  // The fewest are the quickest to look up.
  return parts.reduce(
    (best, part) => (best === null || (part !== null && part.length < best.length) ? part : best),
    null,
  );
}

function neededOfCondition({ isNot, subject, count, beside }: Condition): readonly Said[] | null {
  const mayBeAbsent = isNot || (count !== null && count.kind !== 'at least');
  const own = subject.kind === 'said' && subject.match !== 'regex' && !mayBeAbsent ? [subject] : null;
  return own ?? (beside === null ? null : neededOfCondition(beside.event));
}
