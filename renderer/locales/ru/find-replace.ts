import type { Dictionary } from '../en/words.ts';
import { countMatches, inRecordings } from './counts.ts';
import { grouped } from '../plural.ts';

export const findReplace: Dictionary['findReplace'] = {
  title: 'Поиск и замена',
  bar: 'Найти в расшифровке',
  find: 'Найти',
  with: 'Заменить на',
  wholeWord: 'Целые слова',
  caseSensitive: 'Учитывать регистр',
  yoLoose: 'Не различать ё и е',
  regex: 'Регулярное выражение',
  none: 'Ничего не найдено',
  place: (at, total) => `${grouped('ru', at)} из ${total}`,
  next: 'Следующее совпадение',
  previous: 'Предыдущее совпадение',
  showReplace: 'Заменить…',
  one: 'Заменить',
  all: 'Заменить все',
  everywhere: 'Во всех записях…',
  replaced: (count) => `Заменено: ${countMatches(count)}`,
  problems: {
    invalid: 'Регулярное выражение содержит ошибку или не закончено.',
    'not-linear':
      'Обратные ссылки, просмотр вперёд и назад и длинные повторы не поддерживаются: поиск мог бы длиться бесконечно.',
    'inner-boundary': '\\b можно ставить только в начале и в конце выражения.',
  },
  pageText:
    'Поиск по всем расшифровкам библиотеки. Снимите отметку с того, что менять не нужно; остальное будет заменено одним действием, которое можно отменить.',
  search: 'Найти все',
  stop: 'Остановить',
  searching: (share, count) => `Просмотрено ${share}, найдено: ${count}`,
  found: (count, recordings) => `${countMatches(count)} в ${inRecordings(recordings)}`,
  isCut: (max) => `Показаны не все, а только ${countMatches(max)}. Замените их или уточните запрос.`,
  noneEverywhere: 'В библиотеке ничего не найдено',
  tickAll: (name) => `Все совпадения в ${name}`,
  tick: (clock) => `Заменить в ${clock}`,
  places: countMatches,
  more: (count) => `Ещё ${count}`,
  oneStep: 'Одно действие, которое можно отменить.',
  apply: (count) => `Заменить: ${count}`,
  applying: 'Замена…',
  skipped: (count) => `Уже изменены и оставлены как есть: ${countMatches(count)}`,
  undone: 'Замена отменена',
  open: (name) => `Открыть ${name}`,
};
