/**
 * The name under which the page gets sound and waveform of a text: the key of the file, and behind a dash the audio track
 * that the text was made of, where one was chosen. So nothing that plays a text can play another track.
 */
export function soundKey(mediaKey: string, track: number | null): string {
  return track === null ? mediaKey : `${mediaKey}-${track}`;
}

/** The same in SQL; `parameters` is a column with the options of a run as JSON. */
export function soundKeySql(mediaKey: string, parameters: string): string {
  return `${mediaKey} || coalesce('-' || json_extract(${parameters}, '$.sound.track'), '')`;
}

/** `track` is null for the container's default. */
export function readSoundKey(key: string): { readonly mediaKey: string; readonly track: number | null } {
  const [, mediaKey = key, track] = /^(.*)-(\d{1,3})$/.exec(key) ?? [];
  return { mediaKey, track: track === undefined ? null : Number(track) };
}
