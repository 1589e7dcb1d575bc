import type { Dictionary } from '#renderer/locales/en/words.ts';

/** A stretch of a lane; times are those of the recording. */
export interface LaneSpan {
  readonly startMs: number;
  /** The beginning once more for what is about a moment. */
  readonly endMs: number;
  /** Name of a registered colour of the theme, as `--speaker-0`: see `tokens.css`. */
  readonly colour: string;
  /** Said where the hand rests on it. */
  readonly label: string;
}

/** What a lane is of. */
export interface LaneSource {
  readonly recordingId: number;
  /** Null while there is no text. */
  readonly transcriptId: number | null;
  /** Segments of the text. */
  readonly total: number;
}

/** A strip under the wave. It is there when it has spans and nobody put it away. */
export interface Lane {
  readonly name: keyof Dictionary['lanes']['names'];
  /** A hook: what is in the lane, in the order of time. */
  readonly useSpans: (source: LaneSource) => readonly LaneSpan[];
}
