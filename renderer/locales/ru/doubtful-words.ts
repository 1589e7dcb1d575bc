import type { Dictionary } from '../en/words.ts';
import { grouped } from '../plural.ts';

export const review: Dictionary['review'] = {
  title: 'Сомнительные слова',
  progress: (done, total, share) => `${grouped('ru', done)} из ${grouped('ru', total)} · ${share}`,
  summary: (corrected) => `исправлено: ${grouped('ru', corrected)}`,
  preparing: 'Ищем сомнительные слова…',
  notFinished: 'Появится, когда запись будет расшифрована.',
  noneTitle: 'Сомнительного нет',
  noneText: 'Модель уверена в каждом слове. Она всё же может ошибаться: слушайте там, где это важно.',
  doneTitle: 'Сомнительного не осталось',
  doneText: (corrected, total) =>
    `Проверено мест: ${grouped('ru', total)}, из них исправлено: ${grouped('ru', corrected)}.`,
  reasons: {
    unlikely: 'маловероятное слово',
    around: 'неуверенное окружение',
    number: 'число',
    name: 'имя',
    repeated: 'повторяется',
    unsure: 'неуверенная фраза',
    'non-speech': 'речи здесь не найдено',
    ghost: 'строка, которую модели выдумывают',
    failed: 'не распознано',
  },
  states: { pending: 'не проверено', accepted: 'верно', corrected: 'исправлено' },
  recognise: 'Прослушать',
  accept: 'Верно',
  takeBack: 'Проверить снова',
  correct: 'Исправить',
  field: 'Как правильно',
  replaceOne: 'Заменить здесь',
  replaceAll: (count) => `Все такие же: ${grouped('ru', count)}`,
  fieldHint: 'Enter — заменить здесь, Shift+Enter — везде, где стоит это слово',
  next: 'Дальше',
  previous: 'Назад',
  upcoming: 'Следующие',
  accepted: (word) => `«${word}» — верно`,
  corrected: (word, count) =>
    count > 1 ? `«${word}» поставлено, мест: ${grouped('ru', count)}` : `«${word}» поставлено`,
  paint: 'Отмечать сомнительные слова в тексте',
  gone: 'Это место тем временем изменилось.',
};
