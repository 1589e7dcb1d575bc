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
  undo: 'Отменить',
  back: 'Назад',
  dismiss: 'Скрыть',
  loading: 'Загрузка…',
  connectionLost: 'Нет связи со Stenogram. Повторное подключение…',
  connectionLongLost: 'Нет связи со Stenogram. Если программу перезапустили, откройте новый адрес из терминала.',
  refusedTitle: 'Этот адрес больше не действует',
  refusedText: 'Скопируйте новый адрес из терминала, в котором запущена программа.',
};
