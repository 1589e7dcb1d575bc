import type { Beside, Condition, Count, Edge } from '#shared/rules/rule-tree.ts';
import type { CompiledRule, RuleSet } from './compile-rules.ts';
import { inOrder, joinHits, maxParts, type Hit } from './hit.ts';
import { isOpenIn, isShaky } from './openings.ts';
import type { RuleText, Span } from './rule-text.ts';
import type { SubjectHits } from './subject-hits.ts';
import { shareHolds } from './talk-share.ts';
import type { TextIndex } from './text-index.ts';
import { hitIsBy } from './who-says.ts';

export interface Evaluation {
  readonly index: TextIndex;
  readonly set: RuleSet;
  readonly rule: CompiledRule;
  readonly subjects: SubjectHits;
}

/** True, false, or null for what cannot be decided. */
type Answer = boolean | null;

/** Where a condition holds. A condition of what is not there gives the stretch in which it is not. */
export function hitsOfCondition(evaluation: Evaluation, condition: Condition): readonly Hit[] {
  const clause = clauseOf(evaluation, condition);
  const windows = windowsOf(evaluation, condition);
  if (isOfPlaces(condition)) {
    if (condition.edge !== null && edgeWindow(evaluation.index.text, condition.edge) === null) return [];
    const hits = windows.flatMap((window) => places(evaluation, condition, clause, window));
    const apart = windows.length < 2 ? hits : [...new Map(hits.map((hit) => [keyOf(hit), hit])).values()];
    return counted(apart.toSorted(inOrder), condition.count);
  }
  return windows.flatMap((window) => windowHits(evaluation, condition, clause, window));
}

/** The same within a stretch of time, for a step that is not to follow: one hit, or none. */
export function absenceIn(evaluation: Evaluation, condition: Condition, within: Span): Hit | null {
  const clause = clauseOf(evaluation, condition);
  const answers = windowsOf(evaluation, condition).flatMap((window) => {
    const both = intersect(window, within);
    return both === null ? [] : windowHits(evaluation, condition, clause, both);
  });
  if (answers.length > 0) return joinHits(answers);
  // Nothing of the condition's own time lies here: it is not said there.
  const isOutside = windowsOf(evaluation, condition).every((window) => intersect(window, within) === null);
  return isOutside ? absence(inRecording(evaluation.index.text, within), clause, true, []) : null;
}

/** Its hits are places; the others speak of a stretch as a whole. */
function isOfPlaces({ isNot, count, subject }: Condition): boolean {
  return !isNot && subject.kind !== 'share' && (count === null || count.kind === 'at least');
}

function clauseOf({ rule }: Evaluation, condition: Condition): number {
  return rule.clauseOf.get(condition) ?? 0;
}

/** Certain places in a window, by whom they have to be. */
function places(evaluation: Evaluation, condition: Condition, clause: number, window: Span): readonly Hit[] {
  const { by } = condition;
  return evaluation.subjects
    .of(condition, clause)
    .filter((hit) => isIn(hit, window) && (by === null || hitIsBy(evaluation.index, hit, by) === true));
}

/** Begins in the window; its end is outside. */
function isIn({ startMs }: Span, window: Span): boolean {
  return startMs >= window.startMs && startMs < window.endMs;
}

function counted(hits: readonly Hit[], count: Count | null): readonly Hit[] {
  if (count === null) return hits;
  if (count.withinMs === null) return hits.length >= count.times ? [cluster(hits)] : [];
  const found: Hit[] = [];
  const isClose = (from: number, to: number) =>
    (hits[to]?.startMs ?? Infinity) - (hits[from]?.startMs ?? 0) <= (count.withinMs ?? 0);
  for (let at = 0; at + count.times <= hits.length; at += 1) {
    if (!isClose(at, at + count.times - 1)) continue;
    let end = at + count.times;
    while (end < hits.length && isClose(end - count.times + 1, end)) end += 1;
    found.push(cluster(hits.slice(at, end)));
    at = end - 1;
  }
  return found;
}

/** Placed where the first one is. */
function cluster(hits: readonly Hit[]): Hit {
  const [first] = hits;
  if (first === undefined) throw new RangeError('a cluster of nothing');
  return { ...first, parts: hits.flatMap(({ parts }) => parts).slice(0, maxParts) };
}

function windowHits(evaluation: Evaluation, condition: Condition, clause: number, window: Span): readonly Hit[] {
  const { index } = evaluation;
  const isKnown = condition.edge === null || edgeWindow(index.text, condition.edge) !== null;
  const found = condition.subject.kind === 'share' ? [] : candidates(evaluation, condition, clause, window);
  const plain = isKnown ? answerOf(evaluation, condition, window, found) : null;
  const answer = plain === null ? null : plain !== condition.isNot;
  const isPlainShare = condition.subject.kind === 'share' && !condition.isNot;
  if (answer === false || (answer === null && isPlainShare)) return [];
  const certain = found.filter(({ isCertain }) => isCertain);
  const basis = certain.length > 0 ? certain : answer === null ? found : [];
  return [absence(inRecording(index.text, window), clause, answer === true, basis)];
}

function absence({ startMs, endMs }: Span, clause: number, isCertain: boolean, hits: readonly Hit[]): Hit {
  const span = { startMs, endMs: Math.max(startMs, endMs) };
  const own = { ...span, clause, first: null, last: null };
  const parts = hits.flatMap((hit) => hit.parts).slice(0, maxParts);
  return { ...span, first: null, last: null, isCertain, parts: parts.length > 0 ? parts : [own] };
}

/** What is there for certain and what may be there. */
function candidates(evaluation: Evaluation, condition: Condition, clause: number, window: Span): readonly Hit[] {
  const { index, subjects } = evaluation;
  const { by } = condition;
  return [...subjects.of(condition, clause), ...subjects.possible(condition, clause)].flatMap((hit) => {
    if (!isIn(hit, window)) return [];
    const isBy = by === null ? true : hitIsBy(index, hit, by);
    if (isBy === false) return [];
    return [{ ...hit, isCertain: hit.isCertain && isBy === true && !isShaky(index, hit) }];
  });
}

/** Of the condition without its `not`. */
function answerOf({ index }: Evaluation, condition: Condition, window: Span, found: readonly Hit[]): Answer {
  const { subject, count } = condition;
  const isOpen = isOpenIn(index.text, condition, window);
  if (subject.kind === 'share') return isOpen ? null : shareHolds(index, condition, subject, window);
  const certain = found.filter(({ isCertain }) => isCertain).toSorted(inOrder);
  if (count !== null && count.withinMs !== null) {
    if (counted(certain, count).length > 0) return true;
    return isOpen || counted(found.toSorted(inOrder), count).length > 0 ? null : false;
  }
  const [min, max] = [certain.length, isOpen ? Infinity : found.length];
  const times = count?.times ?? 1;
  switch (count?.kind ?? 'at least') {
    case 'at least':
      return min >= times ? true : max < times ? false : null;
    case 'at most':
      return max <= times ? true : min > times ? false : null;
    case 'exactly':
      return min > times || max < times ? false : min === max ? true : null;
  }
}

/** The stretches in which the condition is evaluated: one, or one for each event it is bound to. */
function windowsOf(evaluation: Evaluation, { edge, beside }: Condition): readonly Span[] {
  const { index } = evaluation;
  const whole = wholeOf(index.text);
  const own = edge === null ? whole : (edgeWindow(index.text, edge) ?? whole);
  if (beside === null) return [own];
  return hitsOfCondition(evaluation, beside.event).flatMap((event) => {
    const window = intersect(besideWindow(event, beside), own);
    return window === null ? [] : [window];
  });
}

function wholeOf({ durationMs, segments }: RuleText): Span {
  const lastMs = segments.reduce((max, { endMs }) => Math.max(max, endMs), 0);
  return { startMs: 0, endMs: Math.max(durationMs ?? 0, lastMs + 1) };
}

/** Half open; null where the length of the recording is not known and matters. */
function edgeWindow({ durationMs }: RuleText, { side, amount, unit }: Edge): Span | null {
  if (unit === '%' && durationMs === null) return null;
  const lengthMs = unit === 's' ? amount * 1000 : ((durationMs ?? 0) * amount) / 100;
  if (side === 'first') return { startMs: 0, endMs: durationMs === null ? lengthMs : Math.min(lengthMs, durationMs) };
  // The very last word begins before the end, or at it where times are rounded.
  return durationMs === null ? null : { startMs: Math.max(0, durationMs - lengthMs), endMs: durationMs + 1 };
}

/** What begins then; a beginning at exactly the distance counts. */
function besideWindow({ startMs, endMs }: Span, { side, withinMs }: Beside): Span {
  if (side === 'after') return { startMs: endMs, endMs: withinMs === null ? Infinity : endMs + withinMs + 1 };
  return { startMs: withinMs === null ? 0 : Math.max(0, startMs - withinMs), endMs: startMs };
}

function intersect(a: Span, b: Span): Span | null {
  const both = { startMs: Math.max(a.startMs, b.startMs), endMs: Math.min(a.endMs, b.endMs) };
  return both.endMs > both.startMs ? both : null;
}

/** As it is shown: nothing reaches beyond the end. */
function inRecording(text: RuleText, { startMs, endMs }: Span): Span {
  const lastMs = text.durationMs ?? wholeOf(text).endMs;
  return { startMs: Math.min(startMs, lastMs), endMs: Math.min(endMs, lastMs) };
}

function keyOf({ startMs, endMs, first, last }: Hit): string {
  return `${startMs} ${endMs} ${first} ${last}`;
}
