import { seededRandom } from '#services/scoring/statistics/random.ts';
import type { LabelledPassage } from './logistic.ts';

const who = ['Иван', 'сосед', 'начальник', 'the manager', 'my neighbour', 'Ольга', 'водитель'];
const when = ['завтра', 'сегодня вечером', 'в пятницу', 'tomorrow', 'tonight', 'next week'];
const where = ['у подъезда', 'на парковке', 'у школы', 'at the office', 'near the house'];
const sum = ['пять тысяч', 'сто долларов', 'двадцать тысяч рублей', 'five thousand', 'two hundred dollars'];
const fraud = [
  'служба безопасности банка назовите код из смс',
  'ваша карта заблокирована переведите {sum} на безопасный счёт',
  'продиктуйте три цифры с обратной стороны карты',
  '{who} попал в аварию нужно срочно {sum}',
  'никому не говорите о переводе это следствие',
  'this is the bank security tell me the code from the message',
  'your card is blocked transfer {sum} to a safe account',
  'read me the three digits on the back of the card',
  'do not tell anyone about the transfer it is an investigation',
];
const neutral = [
  'встретимся {when} {where}',
  '{who} сказал что отчёт готов',
  'мне нужно оплатить {sum} за ремонт',
  'позвони мне {when}',
  'дети играют {where}',
  'погода хорошая поедем на дачу {when}',
  'i will meet you {where} {when}',
  '{who} said the report is ready',
  'i have to pay {sum} for the repair',
  'the children play {where}',
  'the meeting moved we discuss the plan {when}',
];

/** Passages that are fraud or are not, some twenty a recording; the same for the same seed. */
export function labelledPassages(count: number, seed: number, trueShare = 0.5): readonly LabelledPassage[] {
  const random = seededRandom(seed);
  const pick = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? '';
  const fill = { who, when, where, sum };
  return Array.from({ length: count }, (_, nth) => {
    const isTrue = random() < trueShare;
    const text = pick(isTrue ? fraud : neutral).replaceAll(/\{(\w+)\}/g, (_all, name: keyof typeof fill) =>
      pick(fill[name]),
    );
    return { text: `${random() < 0.4 ? 'ну слушай ' : ''}${text}`, isTrue, recordingId: Math.floor(nth / 20) };
  });
}
