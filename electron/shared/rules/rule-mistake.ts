export interface RuleMistake {
  /**
   * expected: something else has to stand here · mixed: two of `and`, `or`, `then`, `near`, or two lengths, without
   * brackets · twice: the clause was given already · empty: quotes without a word · only-not: nothing that is there, and
   * a place is looked for · bad-regex: RE2 refuses the expression.
   */
  readonly code:
    | 'expected'
    | 'mixed'
    | 'unclosed'
    | 'twice'
    | 'too-long'
    | 'too-deep'
    | 'bad-number'
    | 'empty'
    | 'bad-regex'
    | 'only-not';
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  /** What may stand here: words, and `"…"`, `/…/`, `30 s`, `10`, `name`, `(`, `)` for their kinds. */
  readonly expected: readonly string[];
}
