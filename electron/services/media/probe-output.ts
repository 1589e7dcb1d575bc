import type { AudioTrack } from '#shared/audio-track.ts';

/** What ffprobe or ffmpeg says of a file without decoding it. */
export interface ProbeOutput {
  /** ffmpeg's name of the format, e.g. `wav` or `mov,mp4,m4a,3gp,3g2,mj2`; null where the file was not opened. */
  readonly format: string | null;
  /** As declared by the container, without what lies before the first sample; null where it does not say. */
  readonly durationMs: number | null;
  /** Where the file begins by its own clock. */
  readonly startSeconds: number;
  /** The length is reckoned from the bit rate: it may be far off. */
  readonly isDurationGuess: boolean;
  readonly audioTracks: readonly AudioTrack[];
  /** A moving picture; cover art does not count. */
  readonly hasVideo: boolean;
  /** ffmpeg guessed the format from too little (`probe_score` of 25 or less). */
  readonly isGuess: boolean;
}

/** Nothing was opened. */
export const notOpened: ProbeOutput = {
  format: null,
  durationMs: null,
  startSeconds: 0,
  isDurationGuess: false,
  audioTracks: [],
  hasVideo: false,
  isGuess: false,
};

const maxTagLength = 200;

/** A tag as a person may read it: one line, not endless; null where it says nothing. */
export function readTag(value: string | undefined): string | null {
  const text = (value ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, maxTagLength);
  return text === '' || text === 'und' ? null : text;
}

/** MP4 alone counts from zero although the first sample may stand hours later, which is not decoded as silence. */
export function withoutLateStart(ms: number, startMs: number, format: string): number {
  const isMp4 = format.startsWith('mov,');
  return isMp4 && startMs >= 1000 && startMs < ms ? ms - startMs : ms;
}

/** Names of formats in MP4 and Matroska under which encrypted sound hides its codec. */
export function isEncryptedTag(tag: string): boolean {
  return /^(?:enca|drms|p608)$/i.test(tag);
}
