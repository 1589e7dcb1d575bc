import type { Dictionary } from '../en/words.ts';
import { plural } from '../plural.ts';

const inTexts = (count: number) =>
  plural('ru', count, { one: 'расшифровке', few: 'расшифровках', many: 'расшифровках', other: 'расшифровках' });

export const people: Dictionary['people'] = {
  title: 'Люди',
  count: (count) => plural('ru', count, { one: 'голос', few: 'голоса', many: 'голосов', other: 'голоса' }),
  about:
    'Голоса, которые вы попросили запомнить. Они остаются в этой библиотеке, не попадают в экспорт и подсказывают имена в новых записях.',
  none: 'Ни один голос не запомнен',
  noneText: 'Определите участников записи по голосам, назовите одного из них и выберите «Запомнить голос».',
  samples: (count) =>
    plural('ru', count, {
      one: 'образец голоса',
      few: 'образца голоса',
      many: 'образцов голоса',
      other: 'образца голоса',
    }),
  nowhere: 'Ни в одной расшифровке нет участника с этим именем.',
  speaksIn: (name) => `Где говорит ${name}`,
  more: (count) => `Ещё ${plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' })}`,
  change: 'Изменить',
  changeOf: (name) => `Изменить: ${name}`,
  forget: 'Забыть',
  forgetOf: (name) => `Забыть голос: ${name}`,
  name: 'Имя',
  save: 'Сохранить',
  merge: 'Объединить',
  mergeText: (name) => `${name} уже есть: оба станут одним человеком со всеми образцами голоса.`,
  inTexts: (count) => `Также в ${inTexts(count)}`,
  renamed: 'Имя изменено',
  renamedInTexts: (count) => `Имя изменено, также в ${inTexts(count)}`,
  forgetTitle: (name) => `Забыть голос: ${name}?`,
  forgetText:
    'Образцы голоса удаляются навсегда. В расшифровках имя останется. Голос больше не будет узнаваться, пока вы не запомните его снова.',
  forgotten: (name) => `Голос забыт: ${name}`,
};
