import { grouped } from '../plural.ts';
import type { BatchHold } from '#shared/automation/batches.ts';
import type { ArrivalState } from '#shared/automation/sources.ts';
import type { sources as english } from '../en/sources.ts';

const states: Record<ArrivalState, string> = {
  settling: 'Поступает',
  queued: 'В очереди',
  linked: 'Уже в библиотеке',
  done: 'Готово',
  failed: 'Не удалось',
};
const holds: Record<BatchHold, string> = {
  hours: 'Ждёт заданных часов',
  battery: 'Ждёт питания от сети',
  heat: 'Ждёт, пока остынет компьютер',
};

export const sources: typeof english = {
  title: 'Папки под наблюдением',
  branch: 'Источники',
  silentOne: (folder) => `Папка «${folder}» недоступна`,
  text: 'Всё, что появляется в этих папках, распознаётся. Файлы не перемещаются и не изменяются.',
  none: 'Папок под наблюдением пока нет.',
  add: 'Добавить папку',
  change: 'Изменить правила',
  folder: 'Папка',
  choose: 'Выбрать…',
  folderPlaceholder: '/home/anna/Записи',
  rules: 'Что делать с каждой записью',
  isOn: 'Под наблюдением',
  off: 'Без наблюдения',
  silent: 'Недоступна. Наблюдение продолжится, как только она появится.',
  seen: (when) => `Последняя проверка: ${when}`,
  notSeen: 'Ещё не проверялась',
  counts: (done, waiting, failed) =>
    `Готово: ${grouped('ru', done)}, ожидают: ${grouped('ru', waiting)}, не удалось: ${grouped('ru', failed)}`,
  isDeep: 'Вместе с вложенными папками',
  collection: 'Добавить в коллекцию',
  noCollection: 'Без коллекции',
  tags: 'Теги через запятую',
  model: 'Модель',
  preset: 'Точность',
  language: 'Язык',
  asInSettings: 'Как в настройках',
  exportAs: 'Экспортировать как',
  noExport: 'Не экспортировать',
  exportFolder: 'В папку (пусто — рядом с записью)',
  exportPlace: 'Место',
  template: 'Имя файла',
  templateHint: '{name} {date} {language}',
  hours: 'Распознавать только с … до …',
  anyTime: 'В любое время',
  priority: 'Приоритет',
  priorities: { '1': 'Раньше всего остального', '0': 'Обычный', '-1': 'После всего остального' },
  failedTag: 'Тег для неудавшихся',
  save: 'Сохранить',
  remove: 'Прекратить наблюдение',
  removed: (folder) => `Наблюдение за папкой «${folder}» прекращено. Записи остаются.`,
  retry: 'Повторить неудавшиеся',
  states,
  arrivals: 'Поступления',
  batches: 'Пакеты',
  batchFacts: (done, total, failed) =>
    `Готово: ${grouped('ru', done)} из ${grouped('ru', total)}, не удалось: ${grouped('ru', failed)}`,
  holds,
  report: 'Отчёт',
  reportAs: (format) => `Отчёт в ${format}`,
  show: 'Показать записи',
  summary: 'Пока вас не было',
  summaryText: (done, failed, sound) =>
    `Готово записей: ${grouped('ru', done)}, не удалось: ${grouped('ru', failed)}. Длительность: ${sound}.`,
  summarySeen: 'Понятно',
};
