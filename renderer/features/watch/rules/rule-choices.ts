import {
  markKinds,
  plainCondition,
  spanKinds,
  type Condition,
  type Join,
  type Subject,
} from '#shared/rules/rule-tree.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';

/** The word between two conditions. */
export function joinLabel(join: Join, { rules }: Dictionary): string {
  return join === 'then' ? rules.joins.followed : rules.joins[join];
}

/** What a condition may look for, as it is chosen in the sentence. */
export const subjectChoices = ['any', 'exact', 'regex', ...markKinds, ...spanKinds, 'share', 'rate'] as const;
export type SubjectChoice = (typeof subjectChoices)[number];

export function choiceOf(subject: Subject): SubjectChoice {
  if (subject.kind === 'said') return subject.match;
  return subject.kind === 'mark' ? subject.of : subject.kind;
}

/** Another subject; the words that were typed stay where they can. */
export function subjectFor(choice: SubjectChoice, before: Subject): Subject {
  const text = before.kind === 'said' ? before.text : '';
  switch (choice) {
    case 'any':
    case 'exact':
    case 'regex':
      return { kind: 'said', match: choice, text };
    case 'entity':
    case 'data':
    case 'class':
    case 'sound':
      return { kind: 'mark', of: choice, value: '', text: '' };
    case 'silence':
    case 'overlap':
    case 'interruption':
      return { kind: choice };
    case 'share':
      return { kind: 'share', isAbove: true, percent: 80 };
    case 'rate':
      return { kind: 'rate', isAbove: true, wordsPerMinute: 200 };
  }
}

export type Clause = keyof Dictionary['rules']['clauses'];

/** What narrows a condition down, and may be added to it. */
export function clausesFor({ subject }: Condition, isEvent: boolean): readonly Clause[] {
  const { kind } = subject;
  const isSpan = kind !== 'said' && kind !== 'share';
  return [
    ...(kind === 'silence' ? [] : (['by'] as const)),
    'edge',
    ...(kind === 'share' || isEvent ? [] : (['beside'] as const)),
    ...(kind === 'share' ? [] : (['count'] as const)),
    ...(isSpan ? (['minMs'] as const) : []),
    ...(kind === 'mark' ? (['minScore'] as const) : []),
  ];
}

export function hasClause(condition: Condition, clause: Clause): boolean {
  return condition[clause] !== plainCondition(condition.subject)[clause];
}

export function emptyCondition(text = ''): Condition {
  return plainCondition({ kind: 'said', match: 'any', text });
}

/** A clause as it begins. */
export function withClause(condition: Condition, clause: Clause): Condition {
  const begin: Pick<Condition, Clause> = {
    by: { kind: 'speaker', name: '', isNot: false },
    edge: { side: 'first', amount: 30, unit: 's' },
    beside: { side: 'after', withinMs: 30_000, event: emptyCondition() },
    count: { kind: 'at least', times: 2, withinMs: null },
    minMs: 10_000,
    minScore: 0.8,
  };
  return { ...condition, [clause]: begin[clause] };
}

export function withoutClause(condition: Condition, clause: Clause): Condition {
  return { ...condition, [clause]: plainCondition(condition.subject)[clause] };
}

/** The same condition about something else, without what does not fit it. */
export function withSubject(condition: Condition, choice: SubjectChoice, isEvent: boolean): Condition {
  const next = { ...condition, subject: subjectFor(choice, condition.subject) };
  const fits = new Set(clausesFor(next, isEvent));
  const clauses = ['by', 'edge', 'beside', 'count', 'minMs', 'minScore'] as const;
  return clauses.reduce((one, clause) => (fits.has(clause) ? one : withoutClause(one, clause)), next);
}
