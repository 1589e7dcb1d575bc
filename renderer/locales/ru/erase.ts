import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

export const erase: Dictionary['erase'] = {
  action: 'Удалить навсегда…',
  emptyBin: 'Очистить корзину…',
  titleOne: (name) => `Удалить «${name}» навсегда?`,
  title: (count) => `Удалить навсегда: ${countRecordings(count)}?`,
  goes: 'Вернуть будет нельзя. Будет удалено:',
  texts: (versions, segments) =>
    `${plural('ru', versions, { one: 'текст', few: 'текста', many: 'текстов', other: 'текста' })} (${plural('ru', segments, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' })}) с историей, говорящими и записями поиска`,
  notes: (notes, findings) =>
    `${plural('ru', notes, { one: 'заметка', few: 'заметки', many: 'заметок', other: 'заметки' })} и ${plural('ru', findings, { one: 'находка', few: 'находки', many: 'находок', other: 'находки' })}`,
  sound: (count, size) =>
    count === 0
      ? 'волны и звук, подготовленный для прослушивания'
      : `${plural('ru', count, { one: 'копия звука, сделанная', few: 'копии звука, сделанные', many: 'копий звука, сделанных', other: 'копии звука, сделанные' })} приложением (${size}), волны и звук для прослушивания`,
  stays: 'Ваши собственные файлы на диске останутся как есть.',
  copies: 'Это ещё есть в копиях библиотеки. Хранятся семь последних копий, более старые удаляются сами:',
  unreadable: '(не читается: возможно, это в ней есть; удалите файл сами)',
  withCopies: 'Удалить и эти копии; всё остальное, что в них есть, тоже пропадёт',
  beyond: 'То, что хранят другие программы, копии в других местах и сам диск, приложению недоступно.',
  now: 'Удалить навсегда',
  running: 'Удаление…',
  done: (count) => `Удалено навсегда: ${countRecordings(count)}`,
  unfinished: 'Последние следы приложение сотрёт при следующем запуске.',
};
