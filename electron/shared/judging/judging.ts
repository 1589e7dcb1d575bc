import type { Severity, Verdict } from '../watch.ts';
import type { Look } from './verdict-record.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A coefficient with its interval of 95 %; null where it cannot be computed. */
export interface Figure {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** How far reviewers agree on what one rule found, or on everything. */
export interface AgreementRow {
  /** Null for everything. */
  readonly rule: string | null;
  readonly ruleName: string;
  /** Judged by two or more. */
  readonly count: number;
  readonly reviewerCount: number;
  readonly raw: Figure;
  /** Of the two reviewers with the most in common. */
  readonly kappa: Figure;
  readonly ac1: Figure;
  readonly alpha: Figure;
  /** Confirmed of all that was confirmed or dismissed in the end, with Wilson's interval. */
  readonly precision: Figure & { readonly confirmed: number; readonly judged: number };
}

export interface Disagreement {
  readonly recordingName: string;
  readonly ruleName: string;
  readonly startMs: number;
  readonly matched: string;
  readonly opinions: readonly { readonly name: string; readonly verdict: string; readonly reason: string }[];
}

export interface Recall {
  readonly sampled: number;
  readonly missed: number;
  readonly passages: number;
  readonly confirmed: number;
  readonly recall: number | null;
  readonly interval: Interval | null;
}

export interface Agreement {
  /** Everything first, then by rule. */
  readonly rows: readonly AgreementRow[];
  /** Not settled by a third look. */
  readonly disagreements: readonly Disagreement[];
  readonly disagreementCount: number;
  /** One reviewer, two machines, two verdicts. */
  readonly conflicts: readonly Disagreement[];
  /** Of the newest sample of what was not flagged; null without one. */
  readonly recall: Recall | null;
  readonly reviewers: readonly string[];
  readonly recordCount: number;
}

export interface Reading {
  readonly id: number;
  readonly look: Exclude<Look, 'first'>;
  readonly begunAtMs: number;
  readonly count: number;
  readonly answeredCount: number;
}

/** What is to be read next; the verdicts of others are not in it. */
export interface ReadingItem {
  readonly readingId: number;
  readonly position: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly ruleName: string;
  readonly note: string;
  readonly before: string;
  readonly matched: string;
  readonly after: string;
}

export interface ReadingCriteria {
  readonly look: Exclude<Look, 'first'>;
  /** Of what fits, in per cent; for a sample of what was not flagged the number of passages. */
  readonly share: number;
  readonly severity: Severity | null;
  readonly ruleId: number | null;
}

export interface ReadingAnswer {
  readonly readingId: number;
  readonly position: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly labels: readonly string[];
}

export interface VerdictImport {
  readonly addedCount: number;
  readonly knownCount: number;
  /** Their signature does not fit: someone changed them. */
  readonly refusedCount: number;
}
