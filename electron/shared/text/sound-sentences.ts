/** What page and terminal say alike of the sound that was listened to. */
import type { InterfaceLanguage } from './language.ts';
import type { ListenedSound, RecordingWarning } from '../recording.ts';
import { formatClock } from './timecode.ts';

type Level = Extract<RecordingWarning, { kind: 'level' }>;

/** E.g. `track 1 of 2, 6 channels, 0:10, loudest −47 dB`. */
export function listenedTo(listened: ListenedSound, language: InterfaceLanguage): string {
  const { track, trackCount, channels, channelCount, durationMs, loudestDb } = listened;
  const isRussian = language === 'ru';
  const parts: string[] = [];
  if (trackCount > 1) parts.push(isRussian ? `дорожка ${track} из ${trackCount}` : `track ${track} of ${trackCount}`);
  if (channels !== null) {
    parts.push(`${isRussian ? 'каналы' : channels.length === 1 ? 'channel' : 'channels'} ${channels.join(', ')}`);
  } else if (channelCount !== null) {
    if (isRussian) parts.push(channelCount === 1 ? 'один канал' : `каналов: ${channelCount}`);
    else parts.push(channelCount === 1 ? 'one channel' : `${channelCount} channels`);
  }
  parts.push(formatClock(durationMs));
  if (loudestDb === null) parts.push(isRussian ? 'полная тишина' : 'digital silence');
  else parts.push(`${isRussian ? 'громче всего' : 'loudest'} ${decibels(loudestDb, language)}`);
  return parts.join(', ');
}

/** Sentences on what was done to the sound, so that it could be recognised, and on what cannot be undone. */
export function levelSentence(level: Level, language: InterfaceLanguage): string {
  const { raisedDb, loweredDb, hasOffset, hasHum, isClipped, clipped } = level;
  const isRussian = language === 'ru';
  const done: string[] = [];
  if (raisedDb > 0) {
    const by = decibels(raisedDb, language);
    done.push(isRussian ? `очень тихо, усилено на ${by}` : `very quiet, raised by ${by}`);
  }
  if (loweredDb > 0) {
    const by = decibels(loweredDb, language);
    done.push(isRussian ? `громче предела, ослаблено на ${by}` : `louder than full scale, lowered by ${by}`);
  }
  if (hasOffset) done.push(isRussian ? 'постоянное смещение убрано' : 'constant (DC) offset removed');
  if (hasHum) done.push(isRussian ? 'низкий гул: ошибок может быть больше' : 'low hum, so there may be more errors');
  if (isClipped) {
    const where = placesOf(clipped, isRussian);
    done.push(
      isRussian
        ? `перегрузка${where}: вершины срезаны при записи, ошибок может быть больше`
        : `clipped${where}: peaks were cut off when it was recorded, so there may be more errors`,
    );
  }
  const treated = done.join('; ');
  return isRussian
    ? `Звук для распознавания: ${treated}. Сам файл не изменён.`
    : `Sound for recognition: ${treated}. The file itself is unchanged.`;
}

/** More times are no help in a sentence. */
const maxTimes = 5;

/** E.g. ` at 0:12, 1:40 and 3 more places`. */
function placesOf(clipped: Level['clipped'], isRussian: boolean): string {
  if (clipped === undefined) return '';
  const times = clipped.atMs.slice(0, maxTimes).map((ms) => formatClock(ms));
  const more = clipped.count - times.length;
  if (isRussian) return ` (${times.join(', ')}${more > 0 ? ` и ещё мест: ${more}` : ''})`;
  return ` at ${times.join(', ')}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'place' : 'places'}`}`;
}

function decibels(db: number, language: InterfaceLanguage): string {
  const value = Math.round(db);
  return `${value < 0 ? '−' : ''}${Math.abs(value)}\u00a0${language === 'ru' ? 'дБ' : 'dB'}`;
}
