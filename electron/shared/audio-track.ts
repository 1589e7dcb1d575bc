/** One audio track of a file, as its container describes it. */
export interface AudioTrack {
  /** Number among the audio tracks, whether they can be decoded or not. */
  readonly index: number;
  /** As ffmpeg names it; the container's own four letters where ffmpeg has no name for it. */
  readonly codec: string;
  /** As written by whoever made the file, e.g. `eng`, `en-GB` or `English (UK)`; null when it says nothing. */
  readonly language: string | null;
  /** The track's own name, at most 200 characters; null when it has none. */
  readonly title: string | null;
  readonly isDefault: boolean;
  /** Null where the container does not say. */
  readonly channels: number | null;
  /** As ffmpeg names it, e.g. `5.1(side)`; null where the channels have no known places. */
  readonly layout: string | null;
  /** Why this ffmpeg cannot decode it; null where it can. */
  readonly obstacle: 'unknown-codec' | 'encrypted' | null;
  /** Where it begins by the clock of the file; null where it is not known. */
  readonly startMs: number | null;
  /** What the container says of this track alone, without what lies before its first sample; null where it says nothing. */
  readonly durationMs: number | null;
}

/** What of a recording's sound is transcribed. */
export interface SoundChoice {
  /** Number among the audio tracks; null takes the container's default. */
  readonly track: number | null;
  /** Both channels of a telephone recording are transcribed apart, each as one speaker. */
  readonly eachChannel: boolean;
  /** Numbers of the channels that are listened to, from 0; all if absent. */
  readonly channels?: readonly number[] | undefined;
  /** Not chosen by the user but found by detection, as the default track holds no speech. */
  readonly isAutomatic?: true;
}

export interface RecordingSound {
  readonly tracks: readonly AudioTrack[];
  readonly choice: SoundChoice;
}

export const defaultSound: SoundChoice = { track: null, eachChannel: false };
