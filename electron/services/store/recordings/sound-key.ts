import type { SoundChoice } from '#shared/audio-track.ts';

export type ChosenSound = Pick<SoundChoice, 'track' | 'channels'>;

/**
 * The name under which the page gets sound and waveform of a text: the key of the file, and behind dashes the audio track
 * and the channels that the text was made of, where they were chosen. So nothing that plays a text can play another sound.
 */
export function soundKey(mediaKey: string, sound: ChosenSound | undefined): string {
  const { track = null, channels = [] } = sound ?? {};
  const ofTrack = track === null ? '' : `-${track}`;
  return `${mediaKey}${ofTrack}${channels.length === 0 ? '' : `-c${channels.join('_')}`}`;
}

/** The same in SQL; `parameters` is a column with the options of a run as JSON. */
export function soundKeySql(mediaKey: string, parameters: string): string {
  const channels = `SELECT group_concat(value, '_') FROM json_each(${parameters}, '$.sound.channels')`;
  return `${mediaKey} || coalesce('-' || json_extract(${parameters}, '$.sound.track'), '') || coalesce('-c' || (${channels}), '')`;
}

export interface ReadSoundKey {
  readonly mediaKey: string;
  /** Null for the container's default. */
  readonly track: number | null;
  /** Null for all. */
  readonly channels: readonly number[] | null;
}

export function readSoundKey(key: string): ReadSoundKey {
  const [, mediaKey = key, track, channels] = /^(.*?)(?:-(\d{1,3}))?(?:-c(\d+(?:_\d+)*))?$/.exec(key) ?? [];
  return {
    mediaKey,
    track: track === undefined ? null : Number(track),
    channels: channels === undefined ? null : channels.split('_').map(Number),
  };
}
