/** Somebody who speaks in one transcript. */
export interface Speaker {
  readonly id: number;
  readonly name: string;
  /** The digit that gives segments to it, from 1, which stays its own; also its colour and shape. Beyond 9 there is no key. */
  readonly slot: number;
  readonly segmentCount: number;
  readonly spokenMs: number;
}
