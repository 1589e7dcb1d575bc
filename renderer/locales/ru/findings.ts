import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';
import { countFindings } from './counts.ts';

const states = { new: 'Новые', confirmed: 'Подтверждённые', dismissed: 'Отклонённые' };
const decidedAs = { new: 'Новая', confirmed: 'Подтвердил(а)', dismissed: 'Отклонил(а)' };

export const severity: Dictionary['severity'] = { low: 'Низкая', medium: 'Средняя', high: 'Высокая' };

export const findings: Dictionary['findings'] = {
  title: 'Находки',
  count: countFindings,
  newOnes: (count) => `${countFindings(count)} на просмотр`,
  states,
  all: 'Все',
  anySeverity: 'Любая важность',
  anyList: 'Все списки',
  severity: 'Важность',
  list: 'Список слежения',
  state: 'Состояние',
  table: 'Находки',
  more: (count) => `Показать ещё ${plural('ru', count, { one: 'новую', few: 'новые', many: 'новых', other: 'новые' })}`,
  onlyRecording: 'Только эта запись',
  allRecordings: 'Все записи',
  openAt: 'Открыть расшифровку на этом месте',
  play: 'Прослушать десять секунд',
  stop: 'Остановить',
  confirm: 'Подтвердить',
  dismiss: 'Отклонить',
  reopen: 'Снова новая',
  undo: 'Вернуть',
  nothingToUndo: 'Возвращать нечего',
  undone: 'Решение отменено',
  reason: 'Причина (необязательно)',
  decided: (state, who, when) => `${decidedAs[state]} ${who}, ${when}`,
  textChanged: 'Текст с тех пор изменили: этих слов в нём больше нет.',
  export: 'Экспорт',
  exportCsv: 'Таблица (CSV)',
  exportJson: 'Для программ (JSON)',
  exported: (name) => `Сохранено как «${name}»`,
  keys: 'J K — дальше и назад · Пробел — слушать · C — подтвердить · D — отклонить · R — причина · U — вернуть',
  emptyTitle: 'Пока ничего не найдено',
  emptyText:
    'В списке слежения — слова и фразы. Каждая новая расшифровка просматривается, пока распознаётся, а при изменении списка — вся библиотека.',
  emptyAction: 'Создать список',
  doneTitle: 'Всё разобрано',
  doneText: 'Новые находки появятся здесь, когда будут распознаны записи.',
  noneTitle: 'Под эти условия ничего не подходит',
  clearFilters: 'Снять условия',
  pick: 'Выберите находку, чтобы увидеть, где это сказано.',
};
