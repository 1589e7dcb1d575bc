import type { FindingBasis } from './rules/finding-basis.ts';

/** Watch lists, what they find, and searches that are kept by name. */
export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

/** `any`: every form of the words is found; `exact`: only as written (case and ё aside). */
export const termMatches = ['any', 'exact'] as const;
export type TermMatch = (typeof termMatches)[number];

/** One line of a watch list: a word or a phrase. */
export interface WatchTerm {
  readonly term: string;
  readonly match: TermMatch;
  readonly severity: Severity;
  readonly note: string;
}

export const maxTermsInList = 10_000;
/** In UTF-16 units. */
export const maxTermLength = 200;
export const maxNoteLength = 2000;

export interface WatchList {
  readonly id: number;
  readonly name: string;
  readonly changedAtMs: number;
  readonly termCount: number;
  /** Undecided findings in recordings that are not in the bin. */
  readonly newCount: number;
  /** Findings of any state. */
  readonly findingCount: number;
  /** False while some of its terms have not been looked for in all that was transcribed before. */
  readonly isUpToDate: boolean;
}

export interface WatchListWithTerms extends WatchList {
  /** Rises with each change. */
  readonly version: number;
  readonly terms: readonly WatchTerm[];
}

/** How far the search back over the library is, 0…1; null when none is under way. */
export type WatchProgress = { readonly share: number; readonly foundCount: number } | null;

export const findingStates = ['new', 'confirmed', 'unsure', 'dismissed'] as const;
export type FindingState = (typeof findingStates)[number];
/** What can be decided; `unsure` asks for another look. */
export type Verdict = Exclude<FindingState, 'new'>;

/** A verdict with its reason on one key; kept in the settings. */
export interface ReasonCode {
  readonly verdict: Verdict;
  readonly text: string;
}

/** On the digits 1 to 9. */
export const maxReasonCodes = 9;

/** What stands together in the list of findings. */
export const findingGroups = ['recording', 'term'] as const;
export type FindingGroup = (typeof findingGroups)[number];

/** One place where a term of a watch list was said. It stays when the text is edited. */
export interface Finding {
  readonly id: number;
  readonly listId: number;
  readonly listName: string;
  /** Of the term: it stays the same while the list is edited. */
  readonly ruleId: number;
  readonly term: string;
  readonly match: TermMatch;
  readonly severity: Severity;
  readonly note: string;
  /** Found by a rule, whose name is the term and whose list has none. */
  readonly isRule: boolean;
  /** Why the rule holds; null for a term. */
  readonly basis: FindingBasis | null;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  /** Length of the recording; null until known. */
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
  readonly transcriptId: number;
  readonly segmentId: number;
  /** From the times of the words. */
  readonly startMs: number;
  readonly endMs: number;
  /** The words as they stood when they were found, with the text around them. */
  readonly matched: string;
  readonly before: string;
  readonly after: string;
  /** The text was edited or recognised again since, and the term is no longer there. */
  readonly isTextChanged: boolean;
  readonly state: FindingState;
  readonly foundAtMs: number;
  /** Of the decision; null while it is new. */
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly reason: string;
  /** What someone wrote about it; no verdict. */
  readonly remark: string;
  /** People's own, in the order of the alphabet. */
  readonly labels: readonly string[];
}

export interface FindingFilter {
  readonly states: readonly FindingState[];
  readonly severities: readonly Severity[];
  readonly listId: number | null;
  readonly recordingId: number | null;
  /** Of one term. */
  readonly ruleId?: number | null | undefined;
  /** Findings that have this label. */
  readonly label?: string | null | undefined;
  /** By recording where it is absent. */
  readonly group?: FindingGroup | undefined;
  /** The severest first, and the groups in that. */
  readonly isBySeverity?: boolean | undefined;
}

/**
 * A moment that keeps a list still while it is worked through: what was found later is left out, and what was decided
 * since stays in its place.
 */
export interface FindingSnapshot {
  readonly lastId: number;
  readonly atMs: number;
}

export interface FindingCounts {
  readonly new: number;
  readonly confirmed: number;
  readonly unsure: number;
  readonly dismissed: number;
}

export interface FindingPage {
  readonly rows: readonly Finding[];
  readonly total: number;
  /** Of the same filter without its states. */
  readonly counts: FindingCounts;
  /** Pass it on for the next pages. */
  readonly snapshot: FindingSnapshot;
}

export const maxLabelLength = 60;
export const maxLabels = 20;

/** A label, and how many findings have it. */
export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** Which findings are meant beside one: those of its term in its recording, or in the whole library. */
export const alikeScopes = ['recording', 'library'] as const;
export type AlikeScope = (typeof alikeScopes)[number];

export const findingFormats = ['csv', 'json'] as const;
export type FindingFormat = (typeof findingFormats)[number];
/** Also into a file that is no text. */
export const findingFileFormats = [...findingFormats, 'xlsx'] as const;

/** `text` is null when it was written to a file. */
export interface SavedText {
  readonly text: string | null;
  readonly suggestedName: string;
  readonly path: string | null;
}

export interface WatchImport {
  readonly list: WatchListWithTerms;
  /** Lines that say the same as an earlier one; the later one counts. */
  readonly repeatedCount: number;
}

export interface SavedSearch {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  /** Passages since it was last viewed, at most `mostNewCounted`. */
  readonly newCount: number;
}

export const maxNewCounted = 999;
