/** What page and terminal say alike of the sound that was listened to. */
import type { InterfaceLanguage } from './language.ts';
import type { ListenedSound, RecordingWarning } from '../recording.ts';
import { treatmentFor, type PoorSound } from '../recognition/sound-check.ts';
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
  /** Of a recording that waits; `left`: nothing is done about it. */
  faults: {
    quiet: 'Very quiet. The level is raised before recognition.',
    clipped: 'Clipped: peaks were cut off. They are restored before recognition.',
    dropouts: 'The sound drops out again and again: words will be missing there.',
    noisy: 'Much noise under the speech: expect more errors.',
    telephone: 'Telephone sound without high tones: expect more errors.',
  },
  left: { level: 'Very quiet. Raise the level?', peaks: 'Clipped: peaks were cut off. Restore them?' },
  faultNames: {
    quiet: 'very quiet',
    clipped: 'clipped',
    dropouts: 'drop-outs',
    noisy: 'noise',
    telephone: 'telephone',
  },
  also: (faults: string) => `Also: ${faults}.`,
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
  faults: {
    quiet: 'Очень тихо. Перед распознаванием звук усиливается.',
    clipped: 'Перегрузка: вершины срезаны. Перед распознаванием они восстанавливаются.',
    dropouts: 'Звук то и дело пропадает: слова в этих местах потеряются.',
    noisy: 'Сильный шум под речью: ошибок будет больше.',
    telephone: 'Телефонный звук без высоких частот: ошибок будет больше.',
  },
  left: { level: 'Очень тихо. Усилить звук?', peaks: 'Перегрузка: вершины срезаны. Восстановить их?' },
  faultNames: {
    quiet: 'очень тихо',
    clipped: 'перегрузка',
    dropouts: 'пропадания',
    noisy: 'шум',
    telephone: 'телефон',
  },
  also: (faults) => `Ещё: ${faults}.`,
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

/** What is wrong with the sound of a recording that is still to be transcribed, and what is done about it, or could be. */
export function poorSoundSentence({ faults, treatments }: PoorSound, language: InterfaceLanguage): string {
  const say = texts[language];
  const [main, ...others] = faults;
  if (main === undefined) return '';
  const treatment = treatmentFor(main);
  const isLeft = treatment !== null && !treatments.includes(treatment);
  const sentence = isLeft ? say.left[treatment] : say.faults[main];
  return others.length === 0
    ? sentence
    : `${sentence} ${say.also(others.map((fault) => say.faultNames[fault]).join(', '))}`;
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
