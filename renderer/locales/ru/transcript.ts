import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

export const transcript: Dictionary['transcript'] = {
  tools: 'Панели и экспорт',
  segments: 'Расшифровка',
  waiting: 'Запись ждёт своей очереди.',
  listening: 'Слушаем… первые слова появятся через несколько секунд.',
  none: 'Текста пока нет.',
  noneDone: 'Слов не распознано.',
  followText: 'Следить за новым текстом',
  backInSight: 'Текущий фрагмент снова на экране. Нажмите клавишу ещё раз.',
  followPlayback: 'К месту воспроизведения',
  playFrom: (time) => `Слушать с ${time}`,
  edit: 'Исправить текст',
  editField: (time) => `Текст на ${time}`,
  saving: 'Сохраняется…',
  saved: 'Сохранено',
  notSaved: 'Не сохранено',
  discard: 'Отменить правку',
  keepMine: 'Оставить мой текст',
  nothingToUndo: 'Отменять и возвращать здесь больше нечего',
  edited: 'Исправлено',
  saveKeys: (save, cancel, split) => `${split} — разделить\n${save} — сохранить\n${cancel} — отменить`,
  export: 'Экспорт…',
  segmentCount: (count) =>
    plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' }),
  removedNote: 'Эта запись в корзине.',
};

export const warning: Dictionary['warning'] = {
  incomplete: (decoded, declared) =>
    `Файл повреждён или обрезан: прочитано ${declared === null ? decoded : `${decoded} из ${declared}`}. Текст охватывает эту часть.`,
  openEnd: {
    'no-end-mark': (decoded) => `Файл обрывается на ${decoded}: конца записи, возможно, нет.`,
    'length-limit': (decoded) =>
      `Из файла выходит гораздо больше звука, чем объясняет его размер; текст кончается на ${decoded}. Чтобы получить остальное, включите в настройках «Без предела длины» и распознайте заново.`,
    'longer-than-declared': (decoded) =>
      `В файле гораздо больше звука, чем в нём указано; текст кончается на ${decoded}. Преобразуйте его в WAV, чтобы получить весь.`,
  },
  longerThanHeader: (decoded, declared) =>
    `В заголовке файла указано ${declared}, а звука в нём ${decoded}; распознан весь.`,
  clockRestarts: (count, places) =>
    `Файл составлен из нескольких записей: его часы начинаются заново на ${places}${count > 20 ? ' …' : ''}. Отсчёт времени продолжается.`,
  trackPassedOver: {
    'unknown-codec': (number, codec) => `Дорожка ${number} (${codec}) не декодируется и пропущена.`,
    encrypted: (number, codec) => `Дорожка ${number} (${codec}) зашифрована и пропущена.`,
  },
  gaps: (count, speech) =>
    `${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })} с речью без текста (${speech}).`,
  noSpeech: 'Речи в этой записи не найдено.',
  listened: (what) => `Прослушано: ${what}.`,
  trackFound: (number, silent) =>
    `На ${silent.length === 1 ? 'дорожке' : 'дорожках'} ${silent.join(', ')} речи нет: распознана дорожка ${number}.`,
  otherTracks: (numbers) =>
    numbers.length === 1
      ? `На дорожке ${numbers.join()} есть речь, которой нет в этом тексте: выберите её в поле «Звуковая дорожка».`
      : `На дорожках ${numbers.join(', ')} есть речь, которой нет в этом тексте: выберите их в поле «Звуковая дорожка».`,
  demoModel: 'Распознано демонстрационной моделью.',
};

export const gaps: Dictionary['gaps'] = {
  title: 'Речь без текста',
  place: (from, to) => `${from} – ${to}`,
  listen: (from) => `Слушать с ${from}`,
  redo: 'Распознать ещё раз',
  retranscribedSpanOf: (from) => `Распознать ещё раз с ${from}`,
  redone: 'Прослушано ещё раз, текста нет. Может помочь другая модель.',
  more: (count) => `Показать ещё ${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })}`,
  note: 'Заново прослушивается только это место; остальной текст и нынешняя версия сохраняются.',
};

export const marks: Dictionary['marks'] = {
  names: {
    repeated: 'Повторяется',
    unsure: 'Неуверенно',
    'non-speech': 'Здесь, похоже, никто не говорит',
    ghost: 'Такую строку часто выдумывают вместо тишины',
    failed: 'Распознать не удалось',
  },
  texts: {
    repeated: 'Модель зациклилась. Послушайте это место.',
    unsure: 'Большинству этих слов модель дала малую вероятность.',
    'non-speech': 'Там, где стоит этот текст, голоса не найдено.',
    ghost: 'Модели пишут такие строки вместо музыки и тишины: ими кончаются субтитры.',
    failed: 'На этом месте движок каждый раз ломался. «Распознать ещё раз» вверху попробует с нынешними настройками.',
  },
  label: (names) => `Сомнительно: ${names}`,
  firstReading: 'Первое прочтение',
  firstReadingNone: 'В первом прочтении здесь не было текста.',
  loading: 'Ищется…',
};
