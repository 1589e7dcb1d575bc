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

const inRecordings = (count: number) =>
  plural('ru', count, { one: 'записи', few: 'записях', many: 'записях', other: 'записях' });
const recordings = (count: number) =>
  plural('ru', count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' });

export const voiceSearch: Dictionary['voiceSearch'] = {
  open: 'Где ещё звучит этот голос…',
  title: (name) => `Где ещё может говорить ${name}`,
  about:
    'Похожие голоса в других записях, сначала самые похожие. Сходство — подсказка, а не доказательство: послушайте, прежде чем дать имя. Само по себе имя не присваивается.',
  searching: 'Голоса сравниваются…',
  none: 'Похожих голосов в других записях нет. Сравниваются только записи, в которых участники различены по голосам.',
  count: (count) => `Похожий голос есть в ${inRecordings(count)}.`,
  otherModel: (count) => `Нельзя сравнить ${recordings(count)}: голоса в них различены другой моделью.`,
  more: (count) => `Ещё ${recordings(count)}`,
  play: (speaker, recording) => `Прослушать: ${speaker}, ${recording}`,
  stop: 'Остановить',
  speaks: (clock) => `говорит ${clock}`,
  scoreText: 'Насколько похожи голоса: 100 % — одинаковые',
  give: (name) => `Это ${name}`,
  same: 'Это имя уже дано',
};
