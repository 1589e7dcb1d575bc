import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

export const notes: Dictionary['notes'] = {
  keepBoth: 'Оставить обе',
  keepMine: 'Оставить мою',
  saveAsNew: 'Сохранить новой заметкой',
  title: 'Заметки',
  add: 'Добавить заметку здесь',
  export: 'Сохранить как таблицу (CSV)',
  empty: 'Заметок пока нет. N — добавить заметку, B — добавить закладку.',
  noteAt: (clock) => `Заметка к ${clock}`,
  placeholder: 'Текст заметки',
  tags: 'Теги',
  tagsPlaceholder: 'Теги через запятую',
  withNotes: 'С заметками и закладками',
  save: 'Сохранить',
  added: (clock) => `Заметка добавлена: ${clock}`,
  edit: (clock) => `Изменить заметку к ${clock}`,
  remove: (clock) => `Удалить заметку к ${clock}`,
  noteRemoved: 'Заметка удалена',
  bookmarkRemoved: 'Закладка удалена',
  onlyTag: (tag) => `Только «${tag}»`,
  found: (count) => plural('ru', count, { one: 'заметка', few: 'заметки', many: 'заметок', other: 'заметки' }),
  show: (clock) => `Заметки к ${clock}`,
};
