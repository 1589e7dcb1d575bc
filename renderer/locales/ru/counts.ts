import { plural } from '../plural.ts';

/** A number with its noun. */
export const countSegments = (count = 1) =>
  plural('ru', count, { one: 'фрагмент', few: 'фрагмента', many: 'фрагментов', other: 'фрагмента' });
export const countRecordings = (count: number) =>
  plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' });
export const countTerms = (count: number) =>
  plural('ru', count, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' });
export const countFindings = (count: number) =>
  plural('ru', count, { one: 'находка', few: 'находки', many: 'находок', other: 'находки' });
export const inRecordings = (count: number) =>
  plural('ru', count, { one: 'записи', few: 'записях', many: 'записях', other: 'записях' });
export const countMatches = (count: number) =>
  plural('ru', count, { one: 'совпадение', few: 'совпадения', many: 'совпадений', other: 'совпадения' });
/** After “около” and “больше”: 21 совпадения, 22 совпадений. */
export const countMatchesGenitive = (count: number) =>
  plural('ru', count, { one: 'совпадения', few: 'совпадений', many: 'совпадений', other: 'совпадения' });
