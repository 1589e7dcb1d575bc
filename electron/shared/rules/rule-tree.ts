/** A rule as a tree: what the text form, the sentence of the editor and the evaluation have in common. */

/** any: every form of the words · exact: as written, case and ё aside · regex: RE2 syntax, within one segment. */
export const saidMatches = ['any', 'exact', 'regex'] as const;
export type SaidMatch = (typeof saidMatches)[number];

/** What analyses mark: people and places, personal data, classes of speech, sounds. */
export const markKinds = ['entity', 'data', 'class', 'sound'] as const;
export type MarkKind = (typeof markKinds)[number];

export const spanKinds = ['silence', 'overlap', 'interruption'] as const;
export type SpanKind = (typeof spanKinds)[number];

export type Subject =
  | { readonly kind: 'said'; readonly match: SaidMatch; readonly text: string }
  /** `value` is empty for any of the kind, `text` for any words. */
  | { readonly kind: 'mark'; readonly of: MarkKind; readonly value: string; readonly text: string }
  | { readonly kind: SpanKind }
  /** Of the time in which someone speaks. */
  | { readonly kind: 'share'; readonly isAbove: boolean; readonly percent: number }
  /** Of one speaker, over `minMs` of speech. */
  | { readonly kind: 'rate'; readonly isAbove: boolean; readonly wordsPerMinute: number };

export const whoKinds = ['speaker', 'channel', 'role'] as const;
export interface Who {
  readonly kind: (typeof whoKinds)[number];
  /** A name; the number of a channel from one. */
  readonly name: string;
  /** By anyone else who is known. */
  readonly isNot: boolean;
}

/** The beginning or the end of a recording: what begins in it counts. */
export interface Edge {
  readonly side: 'first' | 'last';
  readonly amount: number;
  readonly unit: 's' | '%';
}

/** What begins so long after the event ended, or ends so long before it began; null for any time. */
export interface Beside {
  readonly side: 'after' | 'before';
  readonly withinMs: number | null;
  readonly event: Condition;
}

export const countKinds = ['at least', 'at most', 'exactly'] as const;
export interface Count {
  readonly kind: (typeof countKinds)[number];
  readonly times: number;
  /** From the beginning of the first to the beginning of the last; null for anywhere. Only with `at least`. */
  readonly withinMs: number | null;
}

export interface Condition {
  readonly type: 'condition';
  readonly isNot: boolean;
  readonly subject: Subject;
  readonly by: Who | null;
  readonly edge: Edge | null;
  readonly beside: Beside | null;
  readonly count: Count | null;
  /** At least so long, of spans of time only; 0 for any length. */
  readonly minMs: number;
  /** 0…1, of marks only. */
  readonly minScore: number | null;
}

/** and: all in one recording, the first says where · or: any · then: in this order · near: in any order. */
export const joins = ['and', 'or', 'then', 'near'] as const;
export type Join = (typeof joins)[number];

export interface Group {
  readonly type: 'group';
  readonly join: Join;
  /** Between neighbours, for `then` and `near`; null for any time. */
  readonly withinMs: number | null;
  /** At least two. */
  readonly parts: readonly RuleNode[];
}

export type RuleNode = Condition | Group;

export const maxRuleText = 4000;
export const maxRuleDepth = 6;

/** A condition that asks nothing but its subject. */
export function plainCondition(subject: Subject): Condition {
  return {
    type: 'condition',
    isNot: false,
    subject,
    by: null,
    edge: null,
    beside: null,
    count: null,
    minMs: 0,
    minScore: null,
  };
}

/** All conditions in the order in which they are written, events of `after` and `before` behind their own. */
export function conditionsOf(node: RuleNode): readonly Condition[] {
  if (node.type === 'group') return node.parts.flatMap(conditionsOf);
  return node.beside === null ? [node] : [node, ...conditionsOf(node.beside.event)];
}
