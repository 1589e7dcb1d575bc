export const scoreAnswers = ['yes', 'no', 'not applicable'] as const;
export type ScoreAnswer = (typeof scoreAnswers)[number];

export interface ScoreQuestion {
  /** Stays the same while the text is edited. */
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  /** The answer that scores. */
  readonly wanted: 'yes' | 'no';
  /** Another answer makes the whole score 0. */
  readonly isAutoFail: boolean;
  /** A rule that answers: yes where it is found. Null where a person does. */
  readonly ruleId: number | null;
}

export interface Scorecard {
  readonly id: number;
  readonly name: string;
  readonly questions: readonly ScoreQuestion[];
}

export interface GivenAnswer {
  readonly question: string;
  readonly answer: ScoreAnswer;
  readonly reason: string;
  /** A person, or the name of the rule. */
  readonly who: string;
  readonly source: 'person' | 'rule';
  /** Where the rule holds first; null where it does not, and of people. */
  readonly atMs: number | null;
}

export interface ScoredQuestion extends ScoreQuestion {
  /** Null where no one has answered, or the rule cannot decide. */
  readonly given: GivenAnswer | null;
}

export interface Score {
  readonly questions: readonly ScoredQuestion[];
  /** 0…100 over what was answered and applies; null where that is nothing. */
  readonly percent: number | null;
  readonly isFailed: boolean;
  readonly openCount: number;
}

export const scoreFilters = ['all', 'failed', 'open'] as const;
export type ScoreFilter = (typeof scoreFilters)[number];

export const scoreSorts = ['newest', 'lowest', 'highest', 'name'] as const;
export type ScoreSort = (typeof scoreSorts)[number];

export interface ScoreResultsRequest {
  readonly scorecardId: number;
  /** failed: by an auto-fail · open: with questions that no one has answered. */
  readonly show: ScoreFilter;
  readonly sort: ScoreSort;
  readonly offset: number;
  readonly limit: number;
}

export interface ScoreResultRow {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly percent: number | null;
  readonly isFailed: boolean;
  readonly openCount: number;
  /** In the order of the questions; null is open. */
  readonly answers: readonly (ScoreAnswer | null)[];
}

/** What all recordings score by one card. */
export interface ScoreResults {
  readonly recordingCount: number;
  readonly averagePercent: number | null;
  readonly failedCount: number;
  /** Recordings with open questions. */
  readonly openCount: number;
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    /** Answered as it scores, and otherwise. */
    readonly wantedCount: number;
    readonly otherCount: number;
    readonly notApplicableCount: number;
    readonly openCount: number;
  }[];
  /** Of those that `show` leaves. */
  readonly shownCount: number;
  readonly rows: readonly ScoreResultRow[];
}

/** What the answers make: what does not apply counts for nothing, what is open is said. A person's answer comes before a rule's. */
export function scoreOf(questions: readonly ScoreQuestion[], answers: readonly GivenAnswer[]): Score {
  const scored = questions.map((question): ScoredQuestion => {
    const own = answers.filter((answer) => answer.question === question.id);
    return { ...question, given: own.find(({ source }) => source === 'person') ?? own[0] ?? null };
  });
  const counting = scored.filter(({ given }) => given !== null && given.answer !== 'not applicable');
  const weight = counting.reduce((sum, question) => sum + question.weight, 0);
  const isWanted = ({ given, wanted }: ScoredQuestion) => given?.answer === wanted;
  const isFailed = counting.some((question) => question.isAutoFail && !isWanted(question));
  const reached = counting.reduce((sum, question) => sum + (isWanted(question) ? question.weight : 0), 0);
  return {
    questions: scored,
    percent: weight === 0 ? null : isFailed ? 0 : (reached / weight) * 100,
    isFailed,
    openCount: scored.filter(({ given }) => given === null).length,
  };
}
