import type { Dictionary } from '../en/words.ts';
import { countSegments } from './counts.ts';

export const audioTrack: Dictionary['audioTrack'] = {
  track: 'Звуковая дорожка',
  trackName: (number, language) => (language === null ? `Дорожка ${number}` : `Дорожка ${number} (${language})`),
  mixed: 'Оба канала вместе',
  apart: 'Каждый канал — говорящий',
  apartShort: 'каждый канал',
  channels: 'Каналы',
};

export const versions: Dictionary['versions'] = {
  title: 'Версии',
  button: (model) => `Версия: ${model}`,
  again: 'Распознать ещё раз…',
  againTitle: 'Распознать ещё раз',
  againText:
    'Нынешний текст остаётся. Рядом с ним появится новая версия; когда она будет готова, она займёт его место — если только вы его не правили: тогда выбираете вы.',
  againBusy: 'Эта запись стоит в очереди. Дождитесь её или отмените.',
  start: 'Распознать',
  started: 'Готовится новая версия',
  startedText: 'С нынешним текстом тем временем можно работать.',
  ready: (model) => `Готова новая версия: ${model}`,
  current: 'В работе',
  use: (name) => `Взять в работу: ${name}`,
  inUse: (name) => `Теперь в работе: ${name}`,
  useText: 'Версию в работе вы правите, находите поиском и экспортируете.',
  inWork: 'Готовится',
  unfinished: 'Не окончена',
  uncorrected: 'без правок',
  corrected: (count) => `исправлено: ${countSegments(count)}`,
  segments: countSegments,
  compare: 'Сравнить',
  compareWith: (name) => `Сравнить с версией ${name}`,
  remove: (name) => `Убрать версию ${name}`,
  removeTitle: 'Убрать эту версию?',
  removeText: (name) =>
    `Версия ${name} больше не будет показана, найдена и экспортирована. Вернуть её можно из этого же списка.`,
  removeNow: 'Убрать',
  removed: (name) => `Версия ${name} убрана`,
  removedTitle: 'Убранные',
  bringBack: 'Вернуть',
  bringBackOf: (name) => `Вернуть версию ${name}`,
};

export const compare: Dictionary['compare'] = {
  title: 'Сравнение версий',
  working: 'Версия в работе',
  other: 'Другая версия',
  choose: 'Другая версия',
  swap: 'Работать над другой версией',
  rows: 'Фрагменты обеих версий',
  count: (count, total) => (count === 0 ? 'Различий нет' : `Различия: ${countSegments(count)} из ${total}`),
  counting: 'Считаю…',
  next: 'Следующее различие',
  previous: 'Предыдущее различие',
  noMore: 'Больше различий нет',
  take: 'Взять',
  takeText: 'Взять то, что здесь в другой версии',
  takeSelected: (count) => `Взять ${countSegments(count)}`,
  taken: (count) => `Взято: ${countSegments(count)}`,
  nothingTaken: 'Здесь нет различий',
  nothing: 'Ничего',
  more: (count) => `и ещё слов: ${count}`,
  rowLabel: (clock, isSame) => `${clock}, ${isSame ? 'одинаково' : 'различается'}`,
  none: 'Сравнивать не с чем',
  noneText: 'У этой записи одна версия. Распознайте её ещё раз другой моделью, и появится вторая.',
  empty: 'В версии, которая в работе, нет текста',
  emptyText: 'Возьмите в работу другую версию.',
  hint: (next, previous, take, play) =>
    `${next} и ${previous} ведут по различиям, ${take} берёт, ${play} играет, Shift со стрелками выделяет. Регистр и знаки не считаются.`,
};
