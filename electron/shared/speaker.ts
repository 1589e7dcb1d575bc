/** Somebody who speaks in one transcript. */
export interface Speaker {
  readonly id: number;
  readonly name: string;
  readonly segmentCount: number;
  readonly spokenMs: number;
}
