import type { Dictionary } from '../en/words.ts';
import { grouped, plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

export const state: Dictionary['state'] = {
  waiting: 'В очереди',
  running: 'Распознаётся',
  paused: 'Пауза',
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
  actionsFor: (name) => `Действия: ${name}`,
  openItem: 'Открыть',
  export: 'Экспорт…',
  toBin: 'В корзину',
  actionsForSelected: 'Действия с выбранными записями',
  removeTitle: (count) => `Переместить в корзину ${countRecordings(count)}?`,
  removeText:
    'Записи исчезнут из библиотеки, поиска и очереди. Отменить удаление можно клавишами Ctrl+Z, восстановить записи — в корзине.',
  removing: (count) => `Перемещение в корзину: ${countRecordings(count)}…`,
  changing: (count) => `Изменение: ${countRecordings(count)}…`,
  changed: {
    pause: (count) => `Приостановлено: ${countRecordings(count)}`,
    resume: (count) => `Возобновлено: ${countRecordings(count)}`,
    cancel: (count) => `Отменено: ${countRecordings(count)}`,
    retry: (count) => `Снова в очереди: ${countRecordings(count)}`,
    again: (count) => `Снова в очереди: ${countRecordings(count)}`,
  },
  clearSelection: 'Снять выделение',
  removed: (count) => `Перемещено в корзину: ${countRecordings(count)}`,
  removedOne: (name) => `«${name}» перемещена в корзину`,
  emptyTitle: 'Начните с записи',
  emptyText: 'Перетащите аудио или видео в окно программы. Текст появится по мере распознавания.',
  emptyPrivate: 'Данные не покидают этот компьютер.',
};

export const missing: Dictionary['missing'] = {
  title: (count, folder) =>
    `${plural('ru', count, { one: 'файл не найден', few: 'файла не найдены', many: 'файлов не найдены', other: 'файла не найдены' })} в ${folder}`,
  text: 'Подключите диск или укажите папку, в которую перемещены файлы. Расшифровки не пострадали.',
  locate: 'Указать папку…',
  retry: 'Повторить все',
  more: (count) => `Показать ещё ${plural('ru', count, { one: 'папку', few: 'папки', many: 'папок', other: 'папки' })}`,
  looking: 'Поиск файлов…',
  found: (found, all) => `Найдено файлов: ${grouped('ru', found)} из ${grouped('ru', all)}`,
  stillMissing: 'Файлы по-прежнему не найдены. Подключите диск или укажите папку, в которую они перемещены.',
  dialogTitle: 'Где сейчас эти файлы?',
  dialogText:
    'Введите путь к папке на компьютере, где работает Stenogram. Поиск идёт и во вложенных папках; файлы сличаются по содержимому, а не по имени.',
  path: 'Путь к папке',
  look: 'Искать в папке',
  row: 'Файл не найден',
};

export const bin: Dictionary['bin'] = {
  title: 'Корзина',
  table: 'Записи в корзине',
  emptyTitle: 'Корзина пуста',
  emptyText: 'Здесь хранятся удалённые записи вместе с расшифровками. Ваши файлы программа не трогает.',
  restore: 'Восстановить',
  removed: 'Удалено',
  restoring: (count) => `Восстановление: ${countRecordings(count)}…`,
  restoringLast: 'Восстановление…',
  nothingToRestore: 'Корзина пуста.',
  restored: (count) => `Восстановлено: ${countRecordings(count)}`,
  note: 'Ваши файлы на диске остаются нетронутыми.',
};

export const add: Dictionary['add'] = {
  add: 'Добавить записи…',
  addFolder: 'Добавить папку…',
  samples: { en: 'Попробовать на английском примере (2 мин)', ru: 'Попробовать на русском примере (1 мин)' },
  more: 'Другие способы добавить',
  drop: 'Отпустите, чтобы добавить',
  dropText: 'Аудио, видео, тексты, папки или файл модели',
  uploading: (name) => `Загрузка: ${name}`,
  uploadCount: (done, total) => `${grouped('ru', done)} из ${grouped('ru', total)}`,
  alreadyThere: (name) => `«${name}» уже есть в библиотеке`,
  isCopy: (file, name) =>
    file === name
      ? `«${name}» уже есть в библиотеке`
      : `«${file}» — та же запись, что «${name}»; она уже есть в библиотеке`,
  isMoved: (file, name) => `«${file}» — файл записи «${name}»: его новый адрес сохранён`,
  andOthers: (text, count) =>
    `${text}; и ещё ${plural('ru', count, { one: 'такой файл', few: 'таких файла', many: 'таких файлов', other: 'такого файла' })}`,
  alreadyThereMany: (count) => `Уже в библиотеке: ${countRecordings(count)}`,
  show: 'Показать',
  refusedTitle: (count) =>
    plural('ru', count, {
      one: 'файл не добавлен',
      few: 'файла не добавлены',
      many: 'файлов не добавлены',
      other: 'файла не добавлены',
    }),
  nothingFound: 'Аудио и видео не найдены.',
};

export const demo: Dictionary['demo'] = {
  title: 'Это демонстрационная модель.',
  text: 'Она знает около 900 слов и понимает только синтезированную речь (espeak-ng). Для настоящих записей нужна модель Whisper.',
  empty:
    'Сейчас выбрана встроенная демонстрационная модель: она понимает только синтезированную английскую речь (espeak-ng). Для настоящих записей нужна модель Whisper.',
  how: 'Где взять модель',
  badge: 'Демо',
  hide: 'Скрыть это примечание',
};
