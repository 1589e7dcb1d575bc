import type { StepDetail, StepName } from '#shared/edits/step.ts';
import type { Dictionary } from '../en/words.ts';
import { countMatches, countSegments } from './counts.ts';
import { plural } from '../plural.ts';

const quoted = (text: string | undefined) => (text === undefined || text === '' ? '' : ` «${text}»`);
const steps: Record<StepName, (detail: StepDetail) => string> = {
  text: ({ text }) => `Текст${quoted(text)}`,
  split: () => 'Фрагмент разделён',
  merge: () => 'Фрагменты объединены',
  insert: ({ text }) => `Вставлен фрагмент${quoted(text)}`,
  remove: ({ count }) => `Удаление: ${countSegments(count)}`,
  times: () => 'Изменено время фрагмента',
  'assign-speaker': ({ to, count }) =>
    to === undefined ? `Без участника: ${countSegments(count)}` : `${to}: ${countSegments(count)}`,
  'find-speakers': ({ count }) => `Участники определены по голосам (${count ?? 0})`,
  'add-speaker': ({ to }) => `Новый участник${quoted(to)}`,
  'rename-speaker': ({ from, to }) => `Участник переименован: ${from ?? ''} → ${to ?? ''}`,
  'merge-speakers': ({ from, to }) => `Участники объединены: ${from ?? ''} → ${to ?? ''}`,
  replace: ({ from, to, count }) => `Замена${quoted(from)} на${quoted(to)} (${count ?? 0})`,
  restore: ({ text }) => `Восстановлен исходный текст${quoted(text)}`,
  'take-version': ({ from, count }) => `Из версии${quoted(from)}: ${countSegments(count)}`,
  fit: ({ count }) => `Подгонка под субтитры: ${countSegments(count)}`,
  'add-note': ({ text, to }) => `${text ? `Заметка${quoted(text)}` : 'Закладка'} на ${to ?? ''}`,
  'change-note': ({ text, to }) => `Изменена заметка на ${to ?? ''}${quoted(text)}`,
  'remove-note': ({ text, to }) => `Удалена ${text ? `заметка${quoted(text)}` : 'закладка'} на ${to ?? ''}`,
  'restore-note': ({ text, to }) => `Восстановлена ${text ? `заметка${quoted(text)}` : 'закладка'} на ${to ?? ''}`,
};

export const editing: Dictionary['editing'] = {
  more: 'Ещё',
  split: 'Разделить в месте воспроизведения',
  mergeNext: 'Объединить со следующим',
  mergePrevious: 'Объединить с предыдущим',
  insert: 'Вставить фрагмент ниже',
  original: 'Показать распознанное',
  remove: 'Удалить',
  removed: (count: number) =>
    `Удалено: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  play: 'Слушать отсюда',
  note: 'Добавить заметку',
  copy: 'Копировать',
  copyLink: 'Копировать ссылку на это место',
  linkCopied: 'Ссылка скопирована',
  speaker: 'Участник…',
  merge: 'Объединить',
  unselect: 'Снять выделение',
  merged: (count: number) => `Объединено: ${countSegments(count)}`,
  undo: 'Отменить',
  copied: (count: number) => `Скопировано: ${countSegments(count)}`,
  selected: (count: number) =>
    `Выделено: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  moved: (from: string, to: string) => `Фрагмент: с ${from} до ${to}`,
  nothingRecognised: 'Здесь ничего не распознано.',
  restore: 'Восстановить',
  isOriginal: 'Это исходный текст.',
  skipped: (count: number) => `Исправлено позже и оставлено без изменений: ${countMatches(count)}`,
};

export const speakers: Dictionary['speakers'] = {
  roleOf: (name) => `Роль: ${name}`,
  roles: { agent: 'Оператор', customer: 'Клиент' },
  noRole: 'Без роли',
  otherRole: 'Другая роль…',
  roleName: 'Название роли',
  roleText:
    'Правила могут спрашивать, в какой роли говорят. Роль закреплена за именем во всех записях; у «Участника 1» она своя в каждой.',
  keepMine: 'Оставить моё',
  takeTheirs: (name) => `Принять «${name}»`,
  title: 'Участники',
  none: 'Участников пока нет',
  noneText:
    'Клавиши 1–9 назначают участника текущей реплике или выделенным фрагментам и переходят дальше; с Shift курсор остаётся на месте. X — другой из двух участников, G — отсюда и до конца.',
  unnamed: (place: number) => `Участник ${place}`,
  add: 'Добавить участника',
  name: (place: number) => `Имя участника ${place}`,
  spoken: (count: number, clock: string) =>
    `${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })} · ${clock}`,
  assign: (name: string) => `Назначить участника: ${name}`,
  menu: (name: string) => `Действия: ${name}`,
  mergeInto: (name: string) => `Объединить с участником ${name}`,
  assigned: (name: string, count: number) =>
    `${name}: ${plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}`,
  noSpeaker: 'Без участника',
  choose: 'Выбрать участника',
  change: (name) => `Участник: ${name}`,
  find: 'Имя',
  findHint: 'Введите имя, чтобы добавить участника',
  nameAs: (unnamed, name) => `${unnamed}: назвать «${name}»`,
  named: (unnamed, name) => `${unnamed} теперь ${name}`,
  addNamed: (name) => `Добавить «${name}»`,
  scope: 'Где',
  scopes: {
    selection: 'Выделенное',
    turn: 'Эта реплика',
    segment: 'Только этот фрагмент',
    alike: 'Все такие же',
    onwards: 'Отсюда и до конца',
  },
};

export const history: Dictionary['history'] = {
  title: 'История',
  none: 'Правок пока нет',
  noneText: 'Здесь перечислены все правки расшифровки. Любую можно отменить, в том числе после перезапуска программы.',
  start: 'Распознанный текст',
  now: 'Сейчас',
  more: 'Более ранние правки',
  steps,
};
