import type { Dictionary } from '../en/words.ts';
import { grouped } from '../plural.ts';

export const job: Dictionary['job'] = {
  speed: (speed) => `скорость ${speed}`,
  left: (span) => `осталось ${span}`,
  working: 'Распознаётся…',
  finishing: 'Завершается…',
  starting: 'Запускается…',
  pause: 'Приостановить',
  resume: 'Продолжить',
  cancel: 'Отменить распознавание',
  retry: 'Повторить',
  lastRunFailed: 'Последнее распознавание не удалось. Текст не изменён.',
  progressOf: (name) => `Ход распознавания: ${name}`,
  waiting: (count) => `${grouped('ru', count)}\u00a0в очереди`,
  paused: (count) => `${grouped('ru', count)}\u00a0на паузе`,
  expected: (span) => `≈\u00a0${span}`,
  inAll: (span, isAtLeast) => `всего ${isAtLeast ? 'больше' : 'около'} ${span}`,
  finished: (name) => `${name}: распознано`,
  failed: (name) => `${name}: распознать не удалось`,
  started: (name) => `${name}: распознавание началось`,
};

export const soundNote: Dictionary['soundNote'] = {
  place: 'Худшее место',
  recorded: 'Как записано',
  treated: 'С обработкой',
  listen: 'Прослушать',
  treat: { level: 'Усилить', peaks: 'Восстановить вершины' },
  leave: { level: 'Не усиливать', peaks: 'Не восстанавливать' },
  again: { level: 'Начать заново с усилением', peaks: 'Начать заново и восстановить вершины' },
};
