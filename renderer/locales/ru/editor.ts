import type { StepDetail, StepName } from '#shared/step.ts';
import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';
import { countSegments } from './counts.ts';

const quoted = (text: string | undefined) => (text === undefined || text === '' ? '' : ` «${text}»`);
const steps: Record<StepName, (detail: StepDetail) => string> = {
  text: ({ text }) => `Текст${quoted(text)}`,
  split: () => 'Фрагмент разделён',
  merge: () => 'Фрагменты объединены',
  insert: ({ text }) => `Вставлен фрагмент${quoted(text)}`,
  remove: ({ count }) => `Удаление: ${countSegments(count)}`,
  times: () => 'Границы сдвинуты',
  'assign-speaker': ({ to, count }) =>
    to === undefined ? `Без говорящего: ${countSegments(count)}` : `${to}: ${countSegments(count)}`,
  'add-speaker': ({ to }) => `Новый говорящий${quoted(to)}`,
  'rename-speaker': ({ from, to }) => `${from ?? ''} → ${to ?? ''}`,
  'merge-speakers': ({ from, to }) => `${from ?? ''} и ${to ?? ''} — один говорящий`,
  replace: ({ from, to, count }) => `Замена${quoted(from)} на${quoted(to)} (${count ?? 0})`,
  restore: ({ text }) => `Как распознано${quoted(text)}`,
  'take-version': ({ from, count }) => `Из версии${quoted(from)}: ${countSegments(count)}`,
  'add-note': ({ text, to }) => `${text ? `Заметка${quoted(text)}` : 'Закладка'} на ${to ?? ''}`,
  'change-note': ({ text, to }) => `Изменена заметка на ${to ?? ''}${quoted(text)}`,
  'remove-note': ({ text, to }) => `Удалена ${text ? `заметка${quoted(text)}` : 'закладка'} на ${to ?? ''}`,
  'restore-note': ({ text, to }) => `Возвращена ${text ? `заметка${quoted(text)}` : 'закладка'} на ${to ?? ''}`,
};

export const editing: Dictionary['editing'] = {
  more: 'Ещё',
  split: 'Разделить там, где голос',
  mergeNext: 'Объединить со следующим',
  mergePrevious: 'Объединить с предыдущим',
  insert: 'Вставить фрагмент после него',
  original: 'Как распознано',
  remove: 'Удалить',
  removed: (count: number) =>
    `Удалено: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  undo: 'Отменить',
  copied: (count: number) => `Скопировано: ${countSegments(count)}`,
  selected: (count: number) =>
    `Выделено: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  moved: (from: string, to: string) => `Фрагмент с ${from} до ${to}`,
  nothingRecognised: 'Здесь ничего не было распознано.',
  restore: 'Вернуть',
  isOriginal: 'Это текст, как он был распознан.',
  skipped: (count: number) =>
    `С тех пор исправлено и оставлено как есть: ${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })}`,
};

export const speakers: Dictionary['speakers'] = {
  title: 'Говорящие',
  none: 'Говорящих пока нет',
  noneText: 'Клавиши 1–9 назначают говорящего текущему фрагменту или выделенным. Выделение — Shift со стрелками.',
  unnamed: (place: number) => `Говорящий ${place}`,
  add: 'Добавить говорящего',
  name: (place: number) => `Имя говорящего ${place}`,
  spoken: (count: number, clock: string) =>
    `${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })} · ${clock}`,
  assign: (name: string) => `Назначить выделенному: ${name}`,
  menu: (name: string) => `Ещё: ${name}`,
  mergeInto: (name: string) => `Это тоже ${name}`,
  assigned: (name: string, count: number) =>
    `${name}: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  noSpeaker: 'Без говорящего',
};

export const history: Dictionary['history'] = {
  title: 'История',
  none: 'Правок пока нет',
  noneText: 'Здесь каждая правка этой расшифровки; любую можно отменить, и после перезапуска тоже.',
  start: 'Как расшифровано',
  now: 'Сейчас',
  more: 'Более ранние правки',
  steps,
};
