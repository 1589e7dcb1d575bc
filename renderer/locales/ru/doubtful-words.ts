import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';

export const review: Dictionary['review'] = {
  title: 'Сомнительные слова',
  progress: (done, total, share) => `${grouped('ru', done)} из ${grouped('ru', total)} · ${share}`,
  summary: (corrected) => `исправлено: ${grouped('ru', corrected)}`,
  preparing: 'Поиск сомнительных слов…',
  notFinished: 'Будет доступно, когда запись распознается.',
  noneTitle: 'Сомнительных слов нет',
  noneText:
    'Здесь перечисляются слова, в которых модель не уверена. Уверенная модель тоже ошибается: важное сверяйте со звуком.',
  doneTitle: 'Всё проверено',
  doneText: (corrected, total) =>
    `Проверено: ${plural('ru', total, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' })}, исправлено: ${grouped('ru', corrected)}.`,
  reasons: {
    unlikely: 'маловероятное слово',
    around: 'сомнительный контекст',
    differs: 'в другой версии иначе',
    number: 'число',
    name: 'имя',
    masked: 'буквы скрыты',
    term: 'похоже на известное слово',
    repeated: 'повтор',
    unsure: 'сомнительная фраза',
    'sounds-music': 'похоже на музыку',
    'sounds-noise': 'похоже на шум',
    'non-speech': 'речь не обнаружена',
    ghost: 'возможно, выдумано моделью',
    failed: 'не распознано',
  },
  maybe: 'Возможно',
  maybeWhy: {
    masked: 'скрыто знаками',
    sound: 'похоже звучит',
    corrected: 'так уже исправляли',
    context: 'подходит по смыслу',
  },
  inContext: (share) => `по смыслу ${share}`,
  inLibrary: 'Заменить во всей библиотеке…',
  states: { pending: 'не проверено', accepted: 'верно', corrected: 'исправлено' },
  others: 'В других версиях',
  nothingThere: '(ничего)',
  recognise: 'Прослушать',
  accept: 'Верно',
  takeBack: 'Проверить снова',
  correct: 'Исправить',
  field: 'Верный текст',
  replaceOne: 'Заменить здесь',
  replaceAll: (count) => `Заменить все: ${grouped('ru', count)}`,
  fieldHint: 'Enter — заменить здесь, Shift+Enter — заменить везде',
  next: 'Дальше',
  previous: 'Назад',
  upcoming: 'Следующие',
  accepted: (word) => `«${word}» — верно`,
  acceptedMany: (count) =>
    `Верно: ${plural('ru', count, {
      one: 'сомнительное слово',
      few: 'сомнительных слова',
      many: 'сомнительных слов',
      other: 'сомнительного слова',
    })}`,
  selected: (count) => `Выбрано: ${grouped('ru', count)}`,
  corrected: (word, count) =>
    count > 1
      ? `Заменено на «${word}»: ${plural('ru', count, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' })}`
      : `Заменено на «${word}»`,
  paint: 'Отмечать сомнительные слова в тексте',
  libraryProgress: (left) =>
    `Поиск сомнительных слов. Осталось проверить: ${plural('ru', left, { one: 'расшифровка', few: 'расшифровки', many: 'расшифровок', other: 'расшифровки' })}`,
  libraryCount: (count) =>
    plural('ru', count, {
      one: 'сомнительное слово',
      few: 'сомнительных слова',
      many: 'сомнительных слов',
      other: 'сомнительного слова',
    }),
  gone: 'Это слово уже изменено.',
};
