/** What page and terminal say alike of the sound that was listened to. */
import type { InterfaceLanguage } from './language.ts';
import type { ListenedSound, RecordingWarning } from '../recording.ts';
import { formatClock } from './timecode.ts';

type Level = Extract<RecordingWarning, { kind: 'level' }>;

const en = {
  track: (number: number, count: number) => `track ${number} of ${count}`,
  channels: (numbers: readonly number[]) => `${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}`,
  channelCount: (count: number) => (count === 1 ? 'one channel' : `${count} channels`),
  silence: 'digital silence',
  loudest: (level: string) => `loudest ${level}`,
  raised: (by: string) => `very quiet, raised by ${by}`,
  lowered: (by: string) => `louder than full scale, lowered by ${by}`,
  offset: 'constant (DC) offset removed, so there may be more errors',
  hum: 'low hum, so there may be more errors',
  restored: (places: string) => `clipped${places}: cut peaks were restored, but there may be more errors`,
  clipped: (places: string) => `clipped${places}: peaks were cut off when it was recorded, so there may be more errors`,
  places: (times: string, more: number) =>
    ` at ${times}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'place' : 'places'}`}`,
  treated: (what: string) => `Sound for recognition: ${what}. The file itself is unchanged.`,
  decibels: 'dB',
};

const ru: typeof en = {
  track: (number, count) => `дорожка ${number} из ${count}`,
  channels: (numbers) => `${numbers.length === 1 ? 'канал' : 'каналы'} ${numbers.join(', ')}`,
  channelCount: (count) => (count === 1 ? 'один канал' : `каналов: ${count}`),
  silence: 'полная тишина',
  loudest: (level) => `громче всего ${level}`,
  raised: (by) => `очень тихо, усилено на ${by}`,
  lowered: (by) => `громче предела, ослаблено на ${by}`,
  offset: 'постоянное смещение убрано: ошибок может быть больше',
  hum: 'низкий гул: ошибок может быть больше',
  restored: (places) => `перегрузка${places}: срезанные вершины восстановлены, но ошибок может быть больше`,
  clipped: (places) => `перегрузка${places}: вершины срезаны при записи, ошибок может быть больше`,
  places: (times, more) => ` (${times}${more > 0 ? ` и ещё мест: ${more}` : ''})`,
  treated: (what) => `Звук для распознавания: ${what}. Сам файл не изменён.`,
  decibels: 'дБ',
};

const texts: Readonly<Record<InterfaceLanguage, typeof en>> = { en, ru };

/** E.g. `track 1 of 2, 6 channels, 0:10, loudest −47 dB`. */
export function listenedTo(listened: ListenedSound, language: InterfaceLanguage): string {
  const { track, trackCount, channels, channelCount, durationMs, loudestDb } = listened;
  const say = texts[language];
  const parts: string[] = [];
  if (trackCount > 1) parts.push(say.track(track, trackCount));
  if (channels !== null) parts.push(say.channels(channels));
  else if (channelCount !== null) parts.push(say.channelCount(channelCount));
  parts.push(formatClock(durationMs), loudestDb === null ? say.silence : say.loudest(decibels(loudestDb, language)));
  return parts.join(', ');
}

/** Sentences on what was done to the sound, so that it could be recognised, and on what cannot be undone. */
export function levelSentence(level: Level, language: InterfaceLanguage): string {
  const { raisedDb, loweredDb, hasOffset, hasHum, isClipped, clipped, isRestored = false } = level;
  const say = texts[language];
  const done: string[] = [];
  if (raisedDb > 0) done.push(say.raised(decibels(raisedDb, language)));
  if (loweredDb > 0) done.push(say.lowered(decibels(loweredDb, language)));
  if (hasOffset) done.push(say.offset);
  if (hasHum) done.push(say.hum);
  const where = clipped === undefined ? '' : placesOf(clipped, language);
  if (isClipped) done.push(isRestored ? say.restored(where) : say.clipped(where));
  return say.treated(done.join('; '));
}

/** More times are no help in a sentence. */
const maxTimes = 5;

/** E.g. ` at 0:12, 1:40 and 3 more places`. */
function placesOf({ atMs, count }: NonNullable<Level['clipped']>, language: InterfaceLanguage): string {
  const times = atMs.slice(0, maxTimes).map((ms) => formatClock(ms));
  return texts[language].places(times.join(', '), count - times.length);
}

function decibels(db: number, language: InterfaceLanguage): string {
  const value = Math.round(db);
  return `${value < 0 ? '−' : ''}${Math.abs(value)}\u00a0${texts[language].decibels}`;
}
