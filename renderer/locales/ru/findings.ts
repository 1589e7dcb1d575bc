import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';
import { countFindings } from './counts.ts';

const states = { new: 'Новые', confirmed: 'Подтверждённые', dismissed: 'Отклонённые' };
const decidedAs = { new: 'Новая', confirmed: 'Подтверждено', dismissed: 'Отклонено' };

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
  keys: 'J K — дальше и назад · Пробел — слушать · C — подтвердить · D — отклонить · R — причина · U — отменить',
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
