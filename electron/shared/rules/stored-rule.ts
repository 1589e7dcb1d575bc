import type { Severity } from '../watch.ts';

/** What a person writes of a rule. */
export interface RuleContent {
  readonly name: string;
  /** The text form. */
  readonly text: string;
  readonly severity: Severity;
  readonly note: string;
}

export interface StoredRule extends RuleContent {
  /** Also that of its findings. */
  readonly id: number;
  /** Rises with each change of the content; earlier versions are kept. */
  readonly version: number;
  readonly isOn: boolean;
  /** The ready-made rule that it came from; null for one's own. */
  readonly preset: string | null;
  readonly changedAtMs: number;
  /** Undecided findings in recordings that are not in the bin. */
  readonly newCount: number;
  readonly findingCount: number;
  /** Confirmed and dismissed, the newest verdict of each. */
  readonly confirmedCount: number;
  readonly dismissedCount: number;
  /** False while it has not been run over the whole library as it is. */
  readonly isUpToDate: boolean;
}

export interface RuleVersion extends RuleContent {
  readonly version: number;
  readonly changedAtMs: number;
  readonly who: string;
}

/** Speakers who have a role, by their names; kept in the settings. */
export interface SpeakerRole {
  readonly role: string;
  readonly speakers: readonly string[];
}

export interface WorkbenchPlace {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly isCertain: boolean;
  readonly before: string;
  readonly matched: string;
  readonly after: string;
}

/** What a change of a rule would do, as far as the library has been scanned. */
export interface WorkbenchResult {
  readonly lookedThrough: number;
  readonly recordingCount: number;
  readonly isDone: boolean;
  /** Findings of the rule as it would be. */
  readonly count: number;
  readonly gainedCount: number;
  readonly lostCount: number;
  /** Findings that were confirmed or dismissed, and whether the changed rule still finds them. */
  readonly verdicts: {
    readonly confirmedKept: number;
    readonly confirmedLost: number;
    readonly dismissedKept: number;
    readonly dismissedLost: number;
  };
  /** The first of each. */
  readonly gained: readonly WorkbenchPlace[];
  readonly lost: readonly WorkbenchPlace[];
  /** Found by the saved rule as well. */
  readonly kept: readonly WorkbenchPlace[];
  /** Pass it on to scan more; null when all was scanned. */
  readonly cursor: string | null;
}

export const maxRuleName = 120;
export const maxRules = 500;
