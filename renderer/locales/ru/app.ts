import type { Dictionary } from '../en/words.ts';

export const nav: Dictionary['nav'] = {
  open: 'Открыть боковую панель',
  fold: 'Свернуть боковую панель',
  unfold: 'Развернуть боковую панель',
  findAnything: 'Быстрый поиск',
  models: 'Модели',
  label: 'Главное',
  tools: 'Настройка',
  library: 'Библиотека',
  unfinished: 'Незаконченные',
  missing: 'Без файла',
  search: 'Поиск',
  review: 'Проверка',
  rules: 'Правила',
  activity: 'Работа',
  settings: 'Настройки',
  bin: 'Корзина',
};

export const common: Dictionary['common'] = {
  retry: 'Повторить',
  cancel: 'Отмена',
  close: 'Закрыть',
  undo: 'Отменить',
  back: 'Назад',
  dismiss: 'Скрыть',
  loading: 'Загрузка…',
  connectionLost: 'Нет связи со Stenogram. Повторное подключение…',
  connectionLongLost: 'Нет связи со Stenogram. Если программу перезапустили, откройте новый адрес из терминала.',
  refusedTitle: 'Этот адрес больше не действует',
  refusedText: 'Скопируйте новый адрес из терминала, в котором запущена программа.',
};
