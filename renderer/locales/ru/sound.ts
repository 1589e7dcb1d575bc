import type { enSound } from '../en/sound.ts';
import { plural } from '../plural.ts';

export const ruSound: typeof enSound = {
  holes: {
    title: 'Речь без текста',
    place: (from, to) => `${from} – ${to}`,
    listen: (from) => `Слушать с ${from}`,
    redo: 'Распознать ещё раз',
    redoOf: (from) => `Распознать ещё раз с ${from}`,
    redone: 'Прослушано ещё раз, текста нет. Может помочь другая модель.',
    more: (count) =>
      `Показать ещё ${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })}`,
    note: 'Заново прослушивается только это место; остальной текст и нынешняя версия сохраняются.',
  },
  sound: {
    track: 'Звуковая дорожка',
    trackName: (number, language) => (language === null ? `Дорожка ${number}` : `Дорожка ${number} (${language})`),
    mixed: 'Оба канала вместе',
    apart: 'Каждый канал — говорящий',
    apartShort: 'каждый канал',
    channels: 'Каналы',
  },
  connections: {
    title: 'Соединения',
    text: 'Все соединения, которые программа когда-либо устанавливала, и зачем. Сама она их не устанавливает.',
    offline: 'Не выходить в сеть',
    offlineText: 'Пока это включено, ничего нельзя скачать, в том числе модели.',
    none: 'Соединений не было ни разу.',
    when: 'Когда',
    host: 'Куда',
    purpose: 'Зачем',
    received: 'Получено',
    outcome: 'Итог',
    outcomes: {
      open: 'Не завершено',
      done: 'Завершено',
      failed: 'Не удалось',
      stopped: 'Остановлено',
      refused: 'Отказано: сеть выключена',
    },
    more: 'Показать более ранние',
  },
};
