import type { Dictionary } from '../en/words.ts';

export const nav: Dictionary['nav'] = {
  open: 'Открыть боковую панель',
  models: 'Модели',
  label: 'Главное',
  library: 'Библиотека',
  search: 'Поиск',
  settings: 'Настройки',
  bin: 'Корзина',
  queue: 'Очередь',
};

export const common: Dictionary['common'] = {
  retry: 'Повторить',
  cancel: 'Отмена',
  close: 'Закрыть',
  undo: 'Вернуть',
  back: 'Назад',
  dismiss: 'Скрыть',
  loading: 'Загрузка…',
  connectionLost: 'Связь со Stenogram потеряна. Подключаемся снова…',
  connectionLongLost:
    'Связь со Stenogram потеряна. Если программа была перезапущена, откройте новый адрес из терминала.',
  refusedTitle: 'Этот адрес больше не действует',
  refusedText: 'Скопируйте новый из терминала, в котором запущена программа Stenogram.',
};
