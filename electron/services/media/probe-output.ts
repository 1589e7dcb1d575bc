import type { AudioTrack } from '#shared/audio-track.ts';

/** What ffprobe or ffmpeg says of a file without decoding it. */
export interface ProbeOutput {
  /** ffmpeg's name of the format, e.g. `wav` or `mov,mp4,m4a,3gp,3g2,mj2`; null where the file was not opened. */
  readonly format: string | null;
  /** As declared by the container, without what lies before the first sample; null where it does not say. */
  readonly durationMs: number | null;
  /** Where the file begins by its own clock. */
  readonly startSeconds: number;
  /** The length is estimated from the bit rate: it may be far off. */
  readonly isDurationGuess: boolean;
  readonly audioTracks: readonly AudioTrack[];
  /** A moving picture; cover art does not count. */
  readonly hasVideo: boolean;
  /** ffmpeg guessed the format from too little (`probe_score` of 25 or less). */
  readonly isGuess: boolean;
  /** When it was recorded, as the container says; null where it does not. */
  readonly recordedAtMs: number | null;
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
  recordedAtMs: null,
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

const dateTag = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Before it no one made such files; clocks that were never set say 1904, 1970 or 1980. */
const firstYear = 1985;

/**
 * The first of the tags that is a date with a day in it: a time without a zone is that of this computer. Years alone are
 * those of an album and say nothing of a recording.
 */
export function readRecordedAt(tags: Readonly<Record<string, string>>): number | null {
  const byName = new Map(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of [
    'com.apple.quicktime.creationdate',
    'creation_time',
    'originationdate',
    'date_recorded',
    'icrd',
    'date',
  ]) {
    const match = dateTag.exec(byName.get(name)?.trim() ?? '');
    if (match === null) continue;
    const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone = ''] = match;
    const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
    const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
    if (!Number.isNaN(ms) && Number(year) >= firstYear) return ms;
  }
  return null;
}
