import type { ReactNode, RefObject } from 'react';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { View } from '../waveform/view.ts';

/** A stretch of a lane; times are those of the recording. */
export interface LaneSpan {
  readonly startMs: number;
  /** The beginning once more for what is about a moment. */
  readonly endMs: number;
  /** Name of a registered colour of the theme, as `--speaker-0`: see `tokens.css`. */
  readonly colour: string;
  /** Drawn in the lower half only, over what is there: two at once. */
  readonly isHalf?: boolean;
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

export interface LaneProps {
  readonly source: LaneSource;
  /** What the wave shows, as it runs. */
  readonly view: RefObject<View>;
}

/** A strip under the wave. It is there when it has spans and no one put it away. */
export interface Lane {
  readonly name: keyof Dictionary['lanes']['names'];
  /** Finds its spans and gives them to a `LaneStrip`. */
  readonly Strip: (props: LaneProps) => ReactNode;
}
