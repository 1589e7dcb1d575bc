/**
 * One outgoing connection, as the log of connections shows it. Only the host is kept: an address could disclose more.
 */
export interface NetworkEntry {
  readonly atMs: number;
  readonly host: string;
  /** Why it was made: `model base` for a model's download. */
  readonly purpose: string;
  readonly receivedBytes: number;
  /** `open`: not ended, or the app ended first · `refused`: the app is set to stay offline, nothing was sent. */
  readonly outcome: 'open' | 'done' | 'failed' | 'stopped' | 'refused';
}
