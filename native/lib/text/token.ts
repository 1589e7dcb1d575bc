/** What the addon hands over: bytes, because a token may begin or end inside a UTF-8 character. */
export interface RawToken {
  readonly bytes: Uint8Array;
  /** Its number in the model's vocabulary. */
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly probability: number;
  readonly logProbability: number;
}

/** Holds text tokens only, none of Whisper's special ones. */
export interface RawSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly noSpeechProbability: number;
  readonly temperature: number;
  readonly tokens: readonly RawToken[];
}
