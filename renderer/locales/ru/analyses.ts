import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

const countVoices = (count: number) =>
  plural('ru', count, { one: 'голос', few: 'голоса', many: 'голосов', other: 'голоса' });
const countPassages = (count: number) =>
  plural('ru', count, { one: 'отрезок', few: 'отрезка', many: 'отрезков', other: 'отрезка' });

export const analyses: Dictionary['analyses'] = {
  names: {
    sounds: 'Звуки',
    events: 'Звуковые события',
    speakers: 'Участники',
    shots: 'Смены плана',
    'personal-data': 'Персональные данные',
    entities: 'Имена, места, суммы',
    classes: 'Классы из раздела «Качество»',
  },
  values: {
    speech: 'Речь',
    music: 'Музыка',
    noise: 'Шум',
    silence: 'Тишина',
    quiet: 'Очень тихо',
    clipped: 'Искажения (перегрузка)',
    noisy: 'Шум под речью',
    telephone: 'Телефонное качество',
    cut: 'Смена плана',
    'doubtful-music': 'Сомнительно: похоже на музыку',
    'doubtful-noise': 'Сомнительно: похоже на шум',
    overlap: 'Говорят одновременно',
    dropouts: 'Пропадания звука',
    laughter: 'Смех',
    applause: 'Аплодисменты',
    cheering: 'Одобрительные возгласы',
    crying: 'Плач',
    'baby-cry': 'Плач ребёнка',
    screaming: 'Крик',
    whispering: 'Шёпот',
    singing: 'Пение',
    cough: 'Кашель, чихание',
    snoring: 'Храп',
    footsteps: 'Шаги',
    crowd: 'Гул голосов',
    dog: 'Собака',
    cat: 'Кошка',
    bird: 'Птица',
    siren: 'Сирена',
    alarm: 'Сигнализация',
    'phone-ring': 'Телефонный звонок',
    'phone-tone': 'Телефонные гудки',
    doorbell: 'Дверной звонок',
    knock: 'Дверь, стук',
    'breaking-glass': 'Бьётся стекло',
    gunshot: 'Выстрел',
    explosion: 'Взрыв',
    fireworks: 'Фейерверк',
    horn: 'Автомобильный гудок',
    traffic: 'Транспорт',
    train: 'Поезд',
    aircraft: 'Самолёт, вертолёт',
    thunder: 'Гром',
    typing: 'Клавиатура',
  },
  cancel: 'Остановить',
  pause: 'Пауза',
  resume: 'Продолжить',
  paused: 'Приостановлено. Найденное сохранено.',
  waiting: 'Ожидает очереди',
  running: (clock, total) => `${clock} из ${total}`,
  again: 'Повторить',
  title: 'Анализ',
  waitingCount: (count) => `в очереди: ${grouped('ru', count)}`,
  pausedCount: (count) => `на паузе: ${grouped('ru', count)}`,
  analysingCount: (count) => `анализ: ${grouped('ru', count)}`,
  left: (span) => `осталось примерно ${span}`,
  pauseAll: 'Приостановить всё',
  resumeAll: 'Продолжить',
  cancelAll: 'Отменить всё',
  progressOf: (name, recording) => `${name}: ${recording}`,
  analyse: 'Проанализировать',
  analyseMany: 'Проанализировать…',
  analyseTitle: (count) =>
    `Анализ ${plural('ru', count, { one: 'записи', few: 'записей', many: 'записей', other: 'записей' })}`,
  analyseText:
    'Анализ выполняется после распознавания, записи обрабатываются по очереди; его можно приостановить. Ваши имена и исправления сохранятся.',
  estimate: (count, span) => `${grouped('ru', count)} · примерно ${span}`,
  needsModel: 'нужна модель: страница «Модели»',
  started: (count) => `Анализ начат: ${countRecordings(count)}`,
  startedText: 'Ход анализа виден на странице «Работа».',
};

export const shots: Dictionary['shots'] = {
  find: 'Найти смены плана',
  label: 'Поиск смен плана',
  found: (count) =>
    plural('ru', count, { one: 'смена плана', few: 'смены плана', many: 'смен плана', other: 'смены плана' }),
  hint: 'Субтитры начинаются и заканчиваются на склейках, где этого требуют правила.',
};

export const soundMap: Dictionary['soundMap'] = {
  title: 'Звуки',
  intro:
    'Находит речь, музыку, шум и тишину, а также отрезки плохого качества. Работает на этом компьютере; результат приблизительный.',
  run: 'Проанализировать звук',
  again: 'Проанализировать ещё раз',
  lane: 'Речь, музыка и шум по ходу записи',
  total: (share, clock) => `${clock} · ${share}`,
  quality: 'Качество',
  fine: 'Недостатков не найдено.',
  doubts: (count) => `Распознано как речь, но звучит иначе: ${countPassages(count)}`,
  longest: 'Самые длинные отрезки',
  play: (what, clock) => `Прослушать: ${what}, ${clock}`,
  save: 'Сохранить как метки…',
};

export const soundEvents: Dictionary['soundEvents'] = {
  title: 'Звуковые события',
  intro:
    'Находит установленной моделью смех, аплодисменты, плач, сирены, выстрелы, лай, телефонные звонки и другие звуки.',
  noModel:
    'Звуковые события находит модель, а она не установлена. Загрузите «Звуки: Zipformer» (27 МБ) на странице «Модели».',
  models: 'Открыть «Модели»',
  run: 'Найти звуковые события',
  again: 'Найти ещё раз',
  none: 'Ничего не найдено.',
  count: (count) => grouped('ru', count),
  lane: 'Звуковые события по ходу записи',
  showing: 'Какие звуки',
  all: 'Все',
  save: 'Сохранить как метки…',
};

export const findSpeakers: Dictionary['findSpeakers'] = {
  title: 'Определить участников',
  intro: 'Делит текст по голосам. Работает на этом компьютере. Назначенные вами имена и участники сохранятся.',
  count: 'Число участников',
  unknown: 'Не знаю',
  exactly: (count) => `ровно ${grouped('ru', count)}`,
  atMost: (count) => `не больше ${grouped('ru', count)}`,
  run: 'Определить',
  again: 'Определить заново',
  rough:
    'Встроенный анализ приблизителен: проверьте результат. Имён он не даёт. На странице «Модели» есть модель точнее.',
  byModel: 'Голоса различила установленная модель. Имён она не даёт.',
  found: (count, isGuess) => `Найдено: ${countVoices(count)}${isGuess ? ' (предположение)' : ''}`,
  overlaps: (count, clock) =>
    `Говорят одновременно: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}, ${clock}`,
  overlap: (one, other, clock) => `Прослушать: ${one} и ${other} одновременно, ${clock}`,
  preview: (name) => `Прослушать голос: ${name}`,
  ghost: 'Говорит очень мало. Если это не отдельный человек, объедините его с другим участником.',
  remember: (name) => `Запомнить голос: ${name}`,
  remembered: (name) => `Голос запомнен в этой библиотеке: ${name}.`,
  suggestion: (speaker, name, score) => `${speaker} — возможно, ${name} (${score}).`,
  accept: 'Да',
  refuse: 'Нет',
};

export const doubtfulTurns: Dictionary['doubtfulTurns'] = {
  title: 'Сомнительные реплики',
  none: 'Сомнительных реплик нет.',
  progress: (done, total) => `Проверено ${grouped('ru', done)} из ${grouped('ru', total)}`,
  hint: 'Пробел — прослушать · ↑↓ другой участник · Enter — принять · A — все такие же',
  play: 'Прослушать',
  accept: 'Принять',
  all: 'Все такие же',
  next: 'Следующая реплика',
  previous: 'Предыдущая реплика',
  noSpeaker: 'Без участника',
  decided: (name, count) =>
    `${name}: ${plural('ru', count, { one: 'реплика', few: 'реплики', many: 'реплик', other: 'реплики' })}`,
  who: 'Кто здесь говорит',
};
