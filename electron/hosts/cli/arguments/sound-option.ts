import { badRequest } from '#shared/text/bad-request.ts';
import path from 'node:path';
import type { AudioTrack, SoundChoice } from '#shared/audio-track.ts';
import type { CliArguments } from './read-arguments.ts';

/** What `--track` and `--channels` ask for; null where neither is there, or the tracks are only to be listed. */
export function soundOption({ track, channels }: CliArguments['values']): SoundChoice | null {
  if ((track === undefined && channels === undefined) || isTrackList(track)) return null;
  const number = track === undefined ? null : Number(track);
  if (number !== null && !(Number.isInteger(number) && number >= 1)) {
    throw badRequest('track');
  }
  const which = channels === undefined || /^(mixed|apart)$/.test(channels) ? null : channelNumbers(channels);
  return {
    track: number === null ? null : number - 1,
    eachChannel: channels === 'apart',
    ...(which && { channels: which }),
  };
}

export function isTrackList(track: string | undefined): boolean {
  return track === 'list';
}

function channelNumbers(text: string): readonly number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= 64)) {
    throw badRequest('channels');
  }
  return numbers.map((one) => one - 1);
}

/** Fails where the file has no such track or channels, naming those it has. */
export function requireSound(file: string, tracks: readonly AudioTrack[], sound: SoundChoice | null): void {
  if (sound === null) return;
  const track = sound.track === null ? null : (tracks.find(({ index }) => index === sound.track) ?? undefined);
  const known = tracks.map((one) => trackLine(one)).join('; ');
  const name = path.basename(file);
  if (track === undefined) {
    throw badRequest('no-track', { name, number: (sound.track ?? 0) + 1, tracks: known });
  }
  // Where no track is named it is found by listening: any of them may be meant.
  const counts = (track === null ? tracks : [track]).map(({ channels }) => channels);
  const count = counts.includes(null) ? null : Math.max(0, ...counts.map((channels) => channels ?? 0));
  if (sound.eachChannel && count !== null && count !== 2) {
    throw badRequest('not-two-channels', { name, tracks: known });
  }
  const wrong = sound.channels?.find((channel) => count !== null && channel >= count);
  if (wrong !== undefined) {
    throw badRequest('no-channel', { name, number: wrong + 1, tracks: known });
  }
}

/** E.g. `2: aac, 6 channels, 5.1, eng, “Commentary”, default`. */
export function trackLine(track: AudioTrack): string {
  const { index, codec, channels, layout, language, title, isDefault, obstacle } = track;
  const parts = [
    codec,
    channels === null ? null : channels === 1 ? 'mono' : `${channels} channels`,
    layout === 'mono' ? null : layout,
    language,
    title === null ? null : `“${title}”`,
    isDefault ? 'default' : null,
    obstacle,
  ];
  return `${index + 1}: ${parts.filter((part) => part !== null).join(', ')}`;
}
