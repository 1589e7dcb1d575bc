import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

export const transcript: Dictionary['transcript'] = {
  tools: 'Ещё',
  rename: 'Переименовать запись',
  findHere: 'Найти в этом тексте',
  segments: 'Расшифровка',
  waiting: 'Запись в очереди на распознавание.',
  listening: 'Идёт распознавание… Первые слова появятся через несколько секунд.',
  none: 'Текста пока нет.',
  noneDone: 'Слова не распознаны.',
  followText: 'К новому тексту',
  backInSight: 'Текущий фрагмент был за пределами экрана. Нажмите клавишу ещё раз.',
  followPlayback: 'К месту воспроизведения',
  playFrom: (time) => `Слушать с ${time}`,
  edit: 'Исправить текст',
  editField: (time) => `Текст на ${time}`,
  saving: 'Сохраняется…',
  saved: 'Сохранено',
  notSaved: 'Не сохранено',
  discard: 'Отказаться от правки',
  keepMine: 'Оставить мой текст',
  nothingToUndo: 'Здесь больше нечего отменять и повторять',
  edited: 'Исправлено',
  saveKeys: (save, cancel, split) => `${split} — разделить · ${save} — сохранить · ${cancel} — отменить`,
  export: 'Экспорт…',
  segmentCount: (count) =>
    plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' }),
  speakerCount: (count) =>
    plural('ru', count, { one: 'участник', few: 'участника', many: 'участников', other: 'участника' }),
  removedNote: 'Эта запись в корзине.',
};

export const warning: Dictionary['warning'] = {
  incomplete: (decoded, declared) =>
    `Файл повреждён или неполон: прочитано и распознано только ${declared === null ? decoded : `${decoded} из ${declared}`}.`,
  openEnd: {
    'no-end-mark': (decoded) => `Файл обрывается на ${decoded}: возможно, конец записи утрачен.`,
    'length-limit': (decoded) =>
      `Звука в файле гораздо больше, чем можно ожидать по его размеру, поэтому текст заканчивается на ${decoded}. Чтобы распознать остальное, включите в настройках «Не ограничивать длительность» и распознайте запись ещё раз.`,
    'longer-than-declared': (decoded) =>
      `Звука в файле гораздо больше, чем указано в заголовке, поэтому текст заканчивается на ${decoded}. Чтобы распознать всё, преобразуйте файл в WAV.`,
  },
  longerThanHeader: (decoded, declared) =>
    `В заголовке файла указано ${declared}, а звука в нём ${decoded}. Распознано всё.`,
  clockRestarts: (count, places) =>
    `Файл склеен из нескольких записей: отсчёт времени в нём начинается заново на ${places}${count > 20 ? ' …' : ''}. В тексте время сквозное.`,
  trackPassedOver: {
    'unknown-codec': (number, codec) => `Дорожка ${number} (${codec}) пропущена: её не удаётся декодировать.`,
    encrypted: (number, codec) => `Дорожка ${number} (${codec}) пропущена: она зашифрована.`,
  },
  gaps: (count, speech) =>
    count === 1
      ? `Речь без текста: ${speech}.`
      : `Речь без текста: ${speech}, ${plural('ru', count, { one: 'пропуск', few: 'пропуска', many: 'пропусков', other: 'пропуска' })}.`,
  noSpeech: 'В этой записи речь не найдена.',
  listened: (what) => `Проверено: ${what}.`,
  trackFound: (number, silent) =>
    `На ${silent.length === 1 ? 'дорожке' : 'дорожках'} ${silent.join(', ')} речи нет, поэтому распознана дорожка ${number}.`,
  otherTracks: (numbers) =>
    numbers.length === 1
      ? `На дорожке ${numbers.join()} тоже есть речь. Чтобы получить её текст, распознайте запись ещё раз и выберите эту дорожку в поле «Звуковая дорожка».`
      : `На дорожках ${numbers.join(', ')} тоже есть речь. Чтобы получить её текст, распознайте запись ещё раз и выберите их в поле «Звуковая дорожка».`,
  otherChannels: (numbers) =>
    `Речь есть на ${numbers.length === 1 ? 'канале' : 'каналах'} ${numbers.join(', ')}. Чтобы получить её текст, распознайте запись ещё раз и выберите ${numbers.length === 1 ? 'этот канал' : 'один из них или все вместе'} в поле «Каналы».`,
  demoModel: 'Распознано демонстрационной моделью.',
};

export const gaps: Dictionary['gaps'] = {
  title: 'Речь без текста',
  place: (from, to) => `${from} – ${to}`,
  listen: (from) => `Слушать с ${from}`,
  redo: 'Распознать ещё раз',
  retranscribedSpanOf: (from) => `Распознать ещё раз с ${from}`,
  redone: 'Распознано ещё раз, текста по-прежнему нет. Может помочь другая модель.',
  more: (count) =>
    `Показать ещё ${plural('ru', count, { one: 'пропуск', few: 'пропуска', many: 'пропусков', other: 'пропуска' })}`,
  note: 'Заново распознаётся только этот отрезок. Остальной текст и текущая версия сохраняются.',
};

export const marks: Dictionary['marks'] = {
  names: {
    repeated: 'Повтор',
    unsure: 'Неуверенно',
    'non-speech': 'Возможно, речи здесь нет',
    ghost: 'Возможно, строка выдумана моделью',
    failed: 'Распознать не удалось',
  },
  texts: {
    repeated: 'Модель зациклилась. Сверьте фрагмент со звуком.',
    unsure: 'Модель не уверена в большинстве этих слов.',
    'non-speech': 'Речь здесь не обнаружена.',
    ghost: 'Такие строки модели часто пишут на музыке и тишине: ими заканчиваются субтитры.',
    failed:
      'Здесь движок каждый раз завершался с ошибкой. «Распознать ещё раз» вверху повторит попытку с текущими настройками.',
  },
  label: (names) => `Сомнительно: ${names}`,
  firstReading: 'Первый проход',
  firstReadingNone: 'При первом проходе текста здесь не было.',
  loading: 'Загрузка…',
};
