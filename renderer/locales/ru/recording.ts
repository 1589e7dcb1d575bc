import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';

export const panels: Dictionary['panels'] = {
  label: 'Панели',
  menu: 'Панели',
  width: 'Ширина панели',
  names: {
    speakers: 'Участники',
    review: 'Проверка',
    notes: 'Заметки',
    mentions: 'Упоминания',
    sound: 'Звук',
    history: 'История',
    profile: 'Профиль',
    scorecard: 'Оценка',
    info: 'Сведения',
  },
};

export const modes: Dictionary['modes'] = {
  label: 'Режим',
  names: { read: 'Чтение', edit: 'Правка', subtitles: 'Субтитры', redact: 'Скрытие' },
  unfinished: 'Остальное ещё распознаётся.',
};

export const subtitles: Dictionary['subtitles'] = {
  label: 'Субтитры',
  text: 'Текст субтитра',
  summary: (count, problemCount) =>
    `${plural('ru', count, { one: 'субтитр', few: 'субтитра', many: 'субтитров', other: 'субтитра' })}, проверить: ${plural('ru', problemCount, { one: 'субтитр', few: 'субтитра', many: 'субтитров', other: 'субтитра' })}`,
  nextProblem: 'К следующему (F8)',
  fitAll: 'Подогнать все',
  fitSelected: (count) => `Подогнать (${grouped('ru', count)})`,
  fitting: 'Подгонка субтитров…',
  twoSpeak: 'В этом субтитре говорят двое, у каждого уже свой фрагмент.',
  fitStopped: 'Остановлено: ничего не изменено.',
  fitted: (count) =>
    `Подогнано: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  seconds: (length) => `${length} с`,
  cps: (speed) => `${speed} зн./с`,
  keys: 'Enter — править, Shift со стрелками — выделить несколько, F — подогнать, S — разделить, M — соединить со следующим, I и O — начало и конец по проигрывателю, [ и ] — сдвинуть конец, F8 — к следующему для проверки.',
  problems: {
    wide: 'Длинная строка',
    overlap: 'Наложение',
    lines: 'Много строк',
    fast: 'Быстро',
    'very-fast': 'Слишком быстро',
    short: 'Слишком коротко',
    long: 'Слишком долго',
    gap: 'Малый промежуток',
    unchained: 'Короткий промежуток',
    torn: 'Перенос строки',
    'torn-weak': 'Перенос строки',
    enclitic: 'Перенос строки',
    'needless-line': 'Хватит одной строки',
    'one-word-line': 'Слово на строке',
    'crosses-speaker': 'Два участника',
    early: 'Раньше речи',
    late: 'Позже речи',
  },
};

export const chips: Dictionary['chips'] = {
  label: 'Об этой записи',
  withoutText: (span, at) => `Речь без текста: ${span}, с ${at}`,
  withoutTextIn: (span, count) =>
    `Речь без текста: ${span}, ${plural('ru', count, { one: 'пропуск', few: 'пропуска', many: 'пропусков', other: 'пропуска' })}`,
  doubtful: (count) =>
    plural('ru', count, {
      one: 'сомнительное слово',
      few: 'сомнительных слова',
      many: 'сомнительных слов',
      other: 'сомнительного слова',
    }),
  findings: (count) => plural('ru', count, { one: 'находка', few: 'находки', many: 'находок', other: 'находки' }),
  notes: (count) => plural('ru', count, { one: 'заметка', few: 'заметки', many: 'заметок', other: 'заметки' }),
  inBin: 'В корзине',
  demo: 'Демонстрационная модель',
  channels: { mixed: '2 канала: вместе', apart: '2 канала: отдельно' },
  track: (number, count) => `Дорожка ${grouped('ru', number)} из ${grouped('ru', count)}`,
  warnings: {
    incomplete: 'Файл неполон',
    'open-end': 'Возможно, нет конца записи',
    'longer-than-header': 'Длиннее, чем указано в файле',
    'clock-restarts': 'Склеенные записи',
    'tracks-passed-over': 'Дорожка пропущена',
    'no-speech': 'Речь не найдена',
    'track-found': 'Дорожка выбрана автоматически',
    'other-channels': 'Речь в других каналах',
    'other-tracks': 'Речь на других дорожках',
    level: 'Громкость исправлена',
    'graphics-card-failed': 'Сбой видеокарты',
  },
};

export const info: Dictionary['info'] = {
  facts: 'Сведения',
  file: 'Файл',
  folder: 'Папка',
  added: 'Добавлено',
  length: 'Длительность',
  language: 'Язык',
  text: 'Текст',
  speakers: 'Участники',
  model: 'Модель',
  used: 'Чем распознано',
  usedModel: (model, language, reason) =>
    `${model}: ${language}, ${reason === 'language' ? 'установлена и знает его лучше' : 'выбранная модель'}`,
  things: 'Полезно знать',
  reveal: 'Показать в папке',
  copyLink: 'Скопировать ссылку на это место',
};

export const soundPanel: Dictionary['soundPanel'] = {
  text: 'Этот текст получен из:',
  whole: 'всех каналов единственной дорожки',
  changeText:
    'Чтобы распознать другую дорожку или каждый канал как отдельного участника, создайте новую версию. Текущий текст сохранится.',
  change: 'Распознать ещё раз…',
  transcribeTrack: ([number]) => `Распознать дорожку ${number}…`,
  transcribeChannels: (numbers) => `Распознать ${numbers.length === 1 ? 'канал' : 'каналы'} ${numbers.join(', ')}…`,
};

export const lanes: Dictionary['lanes'] = {
  names: {
    speakers: 'Участники',
    sounds: 'Звуки',
    events: 'Звуковые события',
    notes: 'Заметки и находки',
    redactions: 'Удаляемое',
    reference: 'Эталон',
  },
  both: (one, other) => `${one} и ${other} одновременно`,
  choose: 'Дорожки под звуковой волной',
  show: (name) => `Показать: ${name}`,
  hide: (name) => `Скрыть: ${name}`,
};
