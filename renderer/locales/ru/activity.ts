import type { RunOutcome } from '#shared/contract/jobs.ts';
import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';

const outcomes: Record<RunOutcome, string> = { done: 'Распознано', failed: 'Ошибка', stopped: 'Остановлено' };

export const activity: Dictionary['activity'] = {
  title: 'Работа',
  asideLabel: 'Ошибки и журнал',
  now: 'Сейчас',
  next: 'Далее',
  failed: 'Не распознано',
  log: 'Журнал',
  outcomes,
  onCard: (name, isFailed) => (isFailed ? `Сбой видеокарты ${name}, закончил процессор` : `Видеокарта: ${name}`),
  nothing: 'Сейчас ничего не распознаётся.',
  nothingWaits: 'Очередь пуста.',
  waiting: (count) => plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' }),
  timeForAll: (span, isAtLeast) => `на всё ${isAtLeast ? 'больше' : 'около'} ${span}`,
  pauseAll: 'Приостановить всё',
  resume: 'Продолжить',
  stopAfterThis: 'Остановить после этой',
  paused: 'Очередь приостановлена',
  pausedText: 'Порядок записей сохраняется. Новые записи добавляются в конец.',
  stopsAfterThis: 'Остановка после этой записи',
  stopsAfterThisText: 'Текущая запись будет распознана до конца, затем очередь остановится.',
  idleTitle: 'Очередь пуста',
  idleText: 'Добавленные записи распознаются одна за другой.',
  first: 'Переместить в начало',
  movedTo: (name, place) => `${name}: теперь под номером ${grouped('ru', place)}`,
  orderHint: 'Порядок меняется перетаскиванием или Alt+↑ и Alt+↓; → ведёт к кнопкам строки, Delete отменяет.',
  open: (name) => `Открыть: ${name}`,
  noneFailed: 'Ошибок нет.',
  causes: (count, what) =>
    `${plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' })}. Например: ${what}`,
  andMore: (count) => `и ещё ${grouped('ru', count)}`,
  retryAll: 'Повторить все',
  logNone: 'Ещё ничего не распознано.',
  logMore: 'Показать более ранние',
  soundIn: (length, span) => `${length} за ${span}`,
};
