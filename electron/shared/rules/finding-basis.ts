/** What a condition of a rule rests on, in a finding. */
export interface BasisPart {
  /** Number of the condition in the order in which they are written. */
  readonly clause: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Empty for what is no words. */
  readonly text: string;
}

/** Why a rule holds at a finding. */
export interface FindingBasis {
  readonly version: number;
  /** The rule as it was then. */
  readonly ruleText: string;
  /** False: it cannot be decided, since something was not recognised or is doubtful. */
  readonly isCertain: boolean;
  readonly parts: readonly BasisPart[];
}
