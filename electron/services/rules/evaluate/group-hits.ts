import type { Condition, Group, RuleNode } from '#shared/rules/rule-tree.ts';
import { absenceIn, hitsOfCondition, type Evaluation } from './condition-hits.ts';
import { distanceMs, follows, inOrder, joinHits, maxParts, shareWords, type Hit } from './hit.ts';
import type { Span } from './rule-text.ts';

/** Where a rule, or a part of it, holds, in the order of time. */
export function hitsOfNode(evaluation: Evaluation, node: RuleNode): readonly Hit[] {
  if (node.type === 'condition') return hitsOfCondition(evaluation, node);
  switch (node.join) {
    case 'or':
      return anyOf(node.parts.map((part) => hitsOfNode(evaluation, part)));
    case 'and':
      return allOf(evaluation, node.parts);
    case 'then':
      return inSequence(evaluation, node);
    case 'near':
      return together(evaluation, node);
  }
}

/** Where one of them is certain, what the others leave open does not matter. */
function anyOf(parts: readonly (readonly Hit[])[]): readonly Hit[] {
  const hits = parts.flat();
  const certain = hits.filter(({ isCertain }) => isCertain);
  return (certain.length > 0 ? certain : hits).toSorted(inOrder);
}

/** Each place of the first part, with what the others rest on. */
function allOf(evaluation: Evaluation, parts: readonly RuleNode[]): readonly Hit[] {
  const [first, ...others] = parts;
  const hits = first === undefined ? [] : hitsOfNode(evaluation, first);
  if (hits.length === 0) return hits;
  const rests: Hit[] = [];
  for (const other of others) {
    const found = hitsOfNode(evaluation, other);
    const best = found.find(({ isCertain }) => isCertain) ?? found[0];
    if (best === undefined) return [];
    rests.push(best);
  }
  const isCertain = rests.every((rest) => rest.isCertain);
  const more = rests.flatMap((rest) => rest.parts);
  return hits.map((hit) => ({
    ...hit,
    isCertain: hit.isCertain && isCertain,
    parts: [...hit.parts, ...more].slice(0, maxParts),
  }));
}

interface Step {
  readonly hits: readonly Hit[];
  /** What must not stand between the step before and this one; after the last step what must not follow. */
  readonly absent: readonly Condition[];
}

function stepsOf(
  evaluation: Evaluation,
  parts: readonly RuleNode[],
): { steps: readonly Step[]; last: readonly Condition[] } {
  const steps: Step[] = [];
  let absent: Condition[] = [];
  for (const part of parts) {
    if (part.type === 'condition' && part.isNot) absent.push(part);
    else {
      steps.push({ hits: hitsOfNode(evaluation, part), absent });
      absent = [];
    }
  }
  return { steps, last: absent };
}

function inSequence(evaluation: Evaluation, { parts, withinMs }: Group): readonly Hit[] {
  const { steps, last } = stepsOf(evaluation, parts);
  if (steps.length === 0 || steps.some(({ hits }) => hits.length === 0)) return [];
  const reachMs = withinMs ?? Infinity;
  /** Of each step the hits from which the rest can be reached, with what follows. */
  let tails: readonly (readonly Hit[])[] = (steps.at(-1)?.hits ?? []).map((hit) => [hit]);
  for (const step of steps.slice(0, -1).toReversed()) {
    tails = nearestTails(step.hits, tails, reachMs);
  }
  return tails.flatMap((chain) => settleSequence(evaluation, { chain, steps, last, reachMs })).toSorted(inOrder);
}

/** For each of these the first tail that follows it closely enough; of several with one tail the nearest to it. */
function nearestTails(
  hits: readonly Hit[],
  tails: readonly (readonly Hit[])[],
  reachMs: number,
): readonly (readonly Hit[])[] {
  const chains = new Map<readonly Hit[], readonly Hit[]>();
  const sorted = hits.toSorted(inOrder);
  let from = 0;
  for (const hit of sorted) {
    while (from < tails.length && (tails[from]?.[0]?.startMs ?? 0) < hit.startMs) from += 1;
    for (let at = from; at < tails.length; at += 1) {
      const tail = tails[at];
      const [next] = tail ?? [];
      if (tail === undefined || next === undefined || next.startMs - hit.endMs > reachMs) break;
      if (!follows(hit, next)) continue;
      chains.set(tail, [hit, ...tail]);
      break;
    }
  }
  return [...chains.values()].toSorted((a, b) => (a[0]?.startMs ?? 0) - (b[0]?.startMs ?? 0));
}

interface Chain {
  readonly chain: readonly Hit[];
  readonly steps: readonly Step[];
  readonly last: readonly Condition[];
  readonly reachMs: number;
}

function settleSequence(evaluation: Evaluation, { chain, steps, last, reachMs }: Chain): readonly Hit[] {
  const absences: Hit[] = [];
  for (const [nth, hit] of chain.entries()) {
    const before = chain[nth - 1];
    const window: Span = {
      startMs: before === undefined ? Math.max(0, hit.startMs - reachMs) : before.endMs,
      endMs: hit.startMs,
    };
    if (!addAbsences(evaluation, steps[nth]?.absent ?? [], window, absences)) return [];
  }
  const end = chain.at(-1);
  const after: Span = { startMs: end?.endMs ?? 0, endMs: (end?.endMs ?? 0) + reachMs + 1 };
  if (!addAbsences(evaluation, last, after, absences)) return [];
  return [withAbsences(chain, absences)];
}

/** False where one of them is there. */
function addAbsences(evaluation: Evaluation, absent: readonly Condition[], window: Span, absences: Hit[]): boolean {
  for (const condition of absent) {
    const hit = absenceIn(evaluation, condition, window);
    if (hit === null) return false;
    absences.push(hit);
  }
  return true;
}

/** Where the words are; what is absent is noted beside it. */
function withAbsences(hits: readonly Hit[], absences: readonly Hit[]): Hit {
  const joined = joinHits(hits);
  return {
    ...joined,
    isCertain: joined.isCertain && absences.every(({ isCertain }) => isCertain),
    parts: [...joined.parts, ...absences.flatMap(({ parts }) => parts)].slice(0, maxParts),
  };
}

/** Each part not further than the length from the one before it, whichever comes first. */
function together(evaluation: Evaluation, { parts, withinMs }: Group): readonly Hit[] {
  const reachMs = withinMs ?? Infinity;
  const { steps, last } = stepsOf(evaluation, parts);
  const absent = [...steps.flatMap((step) => step.absent), ...last];
  const [first, ...others] = steps;
  if (first === undefined || steps.some(({ hits }) => hits.length === 0)) return [];
  const found = new Map<string, Hit>();
  for (const hit of first.hits) {
    const chain = [hit];
    for (const { hits } of others) {
      const next = nearestTo(chain, hits, reachMs);
      if (next !== null) chain.push(next);
    }
    if (chain.length <= others.length) continue;
    const joined = joinHits(chain);
    const absences: Hit[] = [];
    const around = { startMs: Math.max(0, joined.startMs - reachMs), endMs: joined.endMs + reachMs + 1 };
    if (!addAbsences(evaluation, absent, around, absences)) continue;
    const key = `${joined.startMs} ${joined.endMs} ${joined.first} ${joined.last}`;
    if (!found.has(key)) found.set(key, withAbsences(chain, absences));
  }
  return [...found.values()].toSorted(inOrder);
}

function nearestTo(chain: readonly Hit[], hits: readonly Hit[], reachMs: number): Hit | null {
  const before = chain.at(-1);
  if (before === undefined) return null;
  let best: Hit | null = null;
  for (const hit of hits) {
    if (hit.startMs - before.endMs > reachMs) break;
    if (distanceMs(before, hit) > reachMs || chain.some((one) => shareWords(one, hit) || isSame(one, hit))) continue;
    if (best === null || distanceMs(before, hit) < distanceMs(before, best)) best = hit;
  }
  return best;
}

function isSame(a: Hit, b: Hit): boolean {
  return a.startMs === b.startMs && a.endMs === b.endMs && a.first === b.first;
}
