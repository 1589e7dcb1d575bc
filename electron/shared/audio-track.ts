/** One audio track of a file, as its container tells of it. */
export interface AudioTrack {
  /** Number among the audio tracks. */
  readonly index: number;
  readonly codec: string;
  /** ISO 639 code as written by whoever made the file; null when it says nothing. */
  readonly language: string | null;
  readonly isDefault: boolean;
  /** Null where the container does not say. */
  readonly channels: number | null;
}

/** What of a recording's sound is transcribed. */
export interface SoundChoice {
  /** Number among the audio tracks; null takes the container's default. */
  readonly track: number | null;
  /** Both channels of a telephone recording are heard apart, each as one speaker. */
  readonly eachChannel: boolean;
}

export interface RecordingSound {
  readonly tracks: readonly AudioTrack[];
  readonly choice: SoundChoice;
}

export const defaultSound: SoundChoice = { track: null, eachChannel: false };
