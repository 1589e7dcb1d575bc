import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';
import { countSegments } from './counts.ts';

export const audioTrack: Dictionary['audioTrack'] = {
  track: 'Звуковая дорожка',
  trackName: (number, language) => (language === null ? `Дорожка ${number}` : `Дорожка ${number} (${language})`),
  mixed: 'Все каналы вместе',
  apart: 'Каждый канал — отдельный участник',
  onlyChannels: (numbers) => `Только ${numbers.length === 1 ? 'канал' : 'каналы'} ${numbers.join(', ')}`,
  channelNames: (numbers) => `${numbers.length === 1 ? 'канал' : 'каналы'} ${numbers.join(', ')}`,
  apartShort: 'каждый канал',
  channels: 'Каналы',
};

export const versions: Dictionary['versions'] = {
  title: 'Версии',
  button: (model) => `Версия: ${model}`,
  again: 'Распознать ещё раз…',
  againTitle: 'Распознать ещё раз',
  againText:
    'Текущий текст сохранится. Будет создана новая версия; когда она будет готова, она станет основной. Если текущий текст исправлен, основную версию выберете вы.',
  againBusy: 'Запись уже в очереди. Дождитесь окончания или отмените распознавание.',
  ownModelText: 'Эта модель установлена и реже ошибается в этом языке.',
  ownModelNone: 'Модель, выбранная выше',
  restorePeaksText: 'Для записей с перегрузкой; остальной звук не меняется.',
  restorePeaksOff: 'Нет',
  restorePeaksOn: 'Там, где есть перегрузка',
  start: 'Распознать',
  started: 'Распознаётся новая версия',
  startedText: 'С текущим текстом можно продолжать работать.',
  ready: (model) => `Готова новая версия: ${model}`,
  current: 'Основная версия',
  use: (name) => `Сделать основной: ${name}`,
  inUse: (name) => `Основная версия: ${name}`,
  useText: 'Правки, поиск и экспорт относятся к этой версии.',
  inWork: 'Распознаётся',
  unfinished: 'Не закончена',
  uncorrected: 'без правок',
  corrected: (count) => `исправлено: ${countSegments(count)}`,
  segments: countSegments,
  compare: 'Сравнить',
  compareWith: (name) => `Сравнить с версией ${name}`,
  remove: (name) => `Удалить версию ${name}`,
  removeTitle: 'Удалить эту версию?',
  removeText: (name) =>
    `Версия ${name} исчезнет из просмотра, поиска и экспорта. Восстановить её можно из этого же списка.`,
  removeNow: 'Удалить',
  removed: (name) => `Версия ${name} удалена`,
  removedTitle: 'Удалённые',
  bringBack: 'Восстановить',
  bringBackOf: (name) => `Восстановить версию ${name}`,
};

export const compare: Dictionary['compare'] = {
  title: 'Сравнение версий',
  working: 'Основная версия',
  other: 'Другая версия',
  choose: 'Другая версия',
  swap: 'Поменять версии местами',
  rows: 'Фрагменты обеих версий',
  count: (count, total) => (count === 0 ? 'Различий нет' : `Различия: ${countSegments(count)} из ${total}`),
  counting: 'Подсчёт…',
  next: 'Следующее различие',
  previous: 'Предыдущее различие',
  noMore: 'Больше различий нет',
  take: 'Взять',
  takeText: 'Взять текст другой версии',
  taken: (count) => `Взято: ${countSegments(count)}`,
  nothingTaken: 'Здесь нет различий',
  nothing: 'Ничего',
  more: (count) => `и ещё ${plural('ru', count, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' })}`,
  none: 'Сравнивать не с чем',
  noneText: 'У этой записи одна версия. Чтобы получить вторую, распознайте запись ещё раз другой моделью.',
  empty: 'В основной версии нет текста',
  emptyText: 'Сделайте основной другую версию.',
  hint: (next, previous, take, play) =>
    `${next} и ${previous} — следующее и предыдущее различие, ${take} — взять, ${play} — слушать, Shift со стрелками — выделить. Регистр и знаки препинания не учитываются.`,
};
