/** A word as it is compared, and which word of the text it came from. */
export interface ComparedWord {
  readonly text: string;
  readonly source: number;
}
