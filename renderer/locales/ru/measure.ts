import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

export const measure: Dictionary['measure'] = {
  open: 'Для оценки качества…',
  title: (count) =>
    `${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })} для оценки качества`,
  reference: 'Верен ли текст?',
  referenceText: 'Прогоны сравниваются только с теми частями текста, которые проверил человек.',
  noReference: 'Этот текст пока не эталон.',
  allRight: 'Весь текст — эталон.',
  spans: (count, length) =>
    `Эталон: ${plural('ru', count, { one: 'участок', few: 'участка', many: 'участков', other: 'участка' })}, ${length}`,
  right: 'Эти фрагменты верны',
  wrong: 'Не учитывать их',
  whole: 'Верен весь текст',
  classes: 'К какому классу они относятся?',
  classesText:
    'Класс учится на примерах за и против. Когда появятся новые примеры, обучите его заново на странице «Качество».',
  noClasses: 'Классов пока нет.',
  isIt: (name) => `Да, ${name}`,
  isNot: (name) => `Не ${name}`,
  taught: (name, isTrue, count) =>
    `${plural('ru', count, { one: 'пример', few: 'примера', many: 'примеров', other: 'примера' })} ${isTrue ? 'за' : 'против'} «${name}»`,
};
