/** What the analyses' process is asked of a model that is tested. */
export const modelQuestions = 'model test';

/** A part of the sample in which one voice speaks. */
export interface SpokenPart {
  readonly voice: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** `no-speech`: speech is not distinguished from silence or tones · `no-voices`: voices are not distinguished. */
export type ModelVerdict = 'right' | 'no-speech' | 'no-voices';

export interface ModelAnswer {
  readonly verdict: ModelVerdict;
  /** Of the sample and of the time for it. */
  readonly audioMs: number;
  readonly wallMs: number;
}
