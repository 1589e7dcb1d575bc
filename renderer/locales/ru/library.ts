import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

export const state: Dictionary['state'] = {
  waiting: 'В очереди',
  running: 'Распознаётся',
  paused: 'Приостановлено',
  done: 'Готово',
  failed: 'Не распознано',
  cancelled: 'Отменено',
};

export const library: Dictionary['library'] = {
  title: 'Библиотека',
  count: countRecordings,
  name: 'Название',
  added: 'Добавлено',
  length: 'Длина',
  language: 'Язык',
  state: 'Состояние',
  table: 'Записи',
  actionsFor: (name) => `Действия с ${name}`,
  openItem: 'Открыть',
  export: 'Экспорт…',
  toBin: 'В корзину',
  selected: (count) => `Выбрано: ${countRecordings(count)}`,
  actionsForSelected: 'Действия с выбранными записями',
  removeTitle: (count) => `Переместить в корзину ${countRecordings(count)}?`,
  removeText: 'Они исчезнут из библиотеки, поиска и очереди. Вернуть их можно клавишами Ctrl+Z или из корзины.',
  removing: (count) => `Перемещение в корзину: ${countRecordings(count)}…`,
  changing: (count) => `Изменение: ${countRecordings(count)}…`,
  changed: {
    pause: (count) => `Приостановлено: ${countRecordings(count)}`,
    resume: (count) => `Возобновлено: ${countRecordings(count)}`,
    cancel: (count) => `Отменено: ${countRecordings(count)}`,
    retry: (count) => `Снова в очереди: ${countRecordings(count)}`,
  },
  clearSelection: 'Снять выделение',
  removed: (count) => `В корзину: ${countRecordings(count)}`,
  removedOne: (name) => `«${name}» теперь в корзине`,
  emptyTitle: 'Начните с записи',
  emptyText: 'Перетащите аудио или видео в любое место окна: текст появится здесь по мере распознавания.',
  emptyPrivate: 'Ничего не покидает этот компьютер.',
};

export const missing: Dictionary['missing'] = {
  title: (count, folder) =>
    `${plural('ru', count, { one: 'файл не найден', few: 'файла не найдены', many: 'файлов не найдены', other: 'файла не найдены' })} в ${folder}`,
  text: 'Подключите диск или укажите, где файлы теперь. С текстами ничего не случилось.',
  locate: 'Указать папку…',
  retry: 'Повторить все',
  more: (count) => `Показать ещё ${plural('ru', count, { one: 'папку', few: 'папки', many: 'папок', other: 'папки' })}`,
  looking: 'Поиск файлов…',
  found: (found, all) => `Найдено файлов: ${grouped('ru', found)} из ${grouped('ru', all)}`,
  stillMissing: 'Файлов по-прежнему нет. Подключите диск или укажите папку.',
  dialogTitle: 'Где теперь эти файлы?',
  dialogText:
    'Введите путь к папке на компьютере, где работает Stenogram. Файлы узнаются по содержимому — в этой папке и во вложенных.',
  path: 'Путь к папке',
  look: 'Искать там',
  row: 'Файл не найден',
};

export const bin: Dictionary['bin'] = {
  title: 'Корзина',
  table: 'Записи в корзине',
  emptyTitle: 'Корзина пуста',
  emptyText: 'Убранные записи хранятся здесь вместе с текстом. Сами файлы программа не трогает.',
  restore: 'Восстановить',
  removed: 'Убрано',
  restoring: (count) => `Восстановление: ${countRecordings(count)}…`,
  restoringLast: 'Восстановление…',
  nothingToRestore: 'Корзина пуста: восстанавливать нечего.',
  restored: (count) => `Восстановлено: ${countRecordings(count)}`,
  note: 'Файлы на диске остаются нетронутыми.',
};

export const add: Dictionary['add'] = {
  add: 'Добавить записи…',
  addFolder: 'Добавить папку…',
  sample: 'Попробовать на примере (2 мин)',
  more: 'Другие способы добавить',
  drop: 'Отпустите, чтобы добавить',
  dropText: 'Аудио, видео, папки или файл модели',
  uploading: (name) => `Загружается ${name}`,
  uploadCount: (done, total) => `${grouped('ru', done)} из ${grouped('ru', total)}`,
  alreadyThere: (name) => `«${name}» уже есть в библиотеке`,
  isCopy: (file, name) =>
    file === name ? `«${name}» уже есть в библиотеке` : `«${file}» — это «${name}», запись уже есть в библиотеке`,
  isMoved: (file, name) => `«${file}» — это «${name}», файл найден на новом месте`,
  andOthers: (text, count) =>
    `${text}; и ещё ${plural('ru', count, { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' })}`,
  alreadyThereMany: (count) => `Уже в библиотеке: ${countRecordings(count)}`,
  show: 'Показать',
  refusedTitle: (count) =>
    plural('ru', count, {
      one: 'файл не добавлен',
      few: 'файла не добавлены',
      many: 'файлов не добавлены',
      other: 'файла не добавлены',
    }),
  nothingFound: 'Аудио и видео там не нашлось.',
};

export const demo: Dictionary['demo'] = {
  title: 'Это демонстрационная модель.',
  text: 'Она знает около 900 слов и понимает только синтетические английские голоса espeak-ng. Для настоящих записей импортируйте модель Whisper.',
  empty:
    'Пока работает встроенная демонстрационная модель: она понимает только синтетические английские голоса espeak-ng. Для настоящих записей импортируйте модель Whisper.',
  how: 'Как её получить',
  badge: 'Демо',
  hide: 'Скрыть это примечание',
};
