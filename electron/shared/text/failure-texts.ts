import type { FailureCode } from '../failure.ts';

/** Two sentences for each code; `{name}` stands for a parameter of the failure. */
export type FailureTexts = Readonly<Record<FailureCode, readonly [what: string, next: string]>>;
