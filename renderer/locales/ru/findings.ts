import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';
import { countFindings } from './counts.ts';

const states = { new: 'Новые', confirmed: 'Подтверждённые', unsure: 'Под вопросом', dismissed: 'Отклонённые' };
const decidedAs = { new: 'Новая', confirmed: 'Подтверждено', unsure: 'Под вопросом', dismissed: 'Отклонено' };

export const severity: Dictionary['severity'] = { low: 'Низкая', medium: 'Средняя', high: 'Высокая' };

export const findings: Dictionary['findings'] = {
  title: 'Находки',
  count: countFindings,
  newOnes: (count) =>
    plural('ru', count, {
      one: 'новая находка',
      few: 'новые находки',
      many: 'новых находок',
      other: 'новой находки',
    }),
  states,
  all: 'Все',
  anySeverity: 'Любая важность',
  anyList: 'Все списки',
  severity: 'Важность',
  list: 'Список слежения',
  state: 'Состояние',
  table: 'Находки',
  more: (count) =>
    `Показать ${plural('ru', count, { one: 'новую находку', few: 'новые находки', many: 'новых находок', other: 'новой находки' })}`,
  onlyRecording: 'Только эта запись',
  allRecordings: 'Все записи',
  openAt: 'Открыть в расшифровке',
  play: 'Прослушать 10 секунд',
  stop: 'Остановить',
  confirm: 'Подтвердить',
  dismiss: 'Отклонить',
  reopen: 'Отметить как новую',
  undo: 'Отменить',
  nothingToUndo: 'Отменять нечего',
  undone: 'Решение отменено',
  keepMine: {
    confirmed: 'Всё равно подтвердить',
    unsure: 'Всё равно поставить под вопрос',
    dismissed: 'Всё равно отклонить',
    new: 'Всё равно отметить как новую',
  },
  reason: 'Причина (необязательно)',
  decided: (state, who, when) => `${decidedAs[state]}: ${who}, ${when}`,
  textChanged: 'Текст с тех пор изменён, этих слов в нём больше нет.',
  export: 'Экспорт',
  exportCsv: 'Таблица (CSV)',
  exportJson: 'Для других программ (JSON)',
  exported: (name) => `Сохранено как «${name}»`,
  unsure: 'Под вопросом',
  unsureHint: 'Нужно проверить ещё раз',
  remark: 'Заметка (не решение)',
  group: 'Группировать',
  groups: { recording: 'По записям', term: 'По словам' },
  bySeverity: 'Сначала важные',
  onlyTerm: 'Только это слово',
  allTerms: 'Все слова',
  selected: (count) => `Выбрано: ${countFindings(count)}`,
  scope: 'К чему относится решение',
  scopes: {
    one: 'Эта находка',
    recording: (count) => `Все с этим словом в записи: ${grouped('ru', count)}`,
    library: (count) => `Все с этим словом в библиотеке: ${grouped('ru', count)}`,
  },
  decidedMany: (state, count) => `${decidedAs[state]}: ${countFindings(count)}`,
  decidedOne: (state, term) => `${decidedAs[state]}: ${term}`,
  undoneMany: (count) =>
    `Отменено: ${plural('ru', count, { one: 'решение', few: 'решения', many: 'решений', other: 'решения' })}`,
  codes: 'Причины на цифрах',
  codesEdit: 'Изменить причины…',
  codesTitle: 'Решения с причиной',
  codesText: 'Цифра даёт сразу решение и причину. Пустая строка освобождает цифру.',
  codeOf: (digit) => `Причина на клавише ${digit}`,
  verdictOf: (digit) => `Решение на клавише ${digit}`,
  save: 'Сохранить',
  backInSight: 'Выбранная находка была не видна. Нажмите клавишу ещё раз.',
  firstCodes: [
    { verdict: 'dismissed', text: 'Другое значение' },
    { verdict: 'dismissed', text: 'Ошибка распознавания' },
    { verdict: 'dismissed', text: 'Цитата или чтение вслух' },
    { verdict: 'confirmed', text: 'Требует внимания' },
    { verdict: 'unsure', text: 'Плохо слышно' },
  ],
  emptyTitle: 'Пока ничего не найдено',
  emptyText:
    'Список слежения — это слова и фразы, которые нужно находить. Новые записи проверяются по мере распознавания, а при изменении списка проверяется вся библиотека.',
  emptyAction: 'Создать список слежения',
  doneTitle: 'Всё проверено',
  doneText: 'Новые находки появятся здесь по мере распознавания записей.',
  noneTitle: 'Под эти фильтры ничего не подходит',
  clearFilters: 'Сбросить фильтры',
  pick: 'Выберите находку, чтобы увидеть её в тексте.',
};
