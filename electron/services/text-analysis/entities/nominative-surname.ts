import type { Sense } from './senses.ts';
import { sensesOf } from './senses.ts';

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

/**
 * A family name as it is entered in a list: «Иванову» is «Иванов», «Ивановой» «Иванова». «Иванова» is a woman's unless a
 * man's first name stands beside it.
 */
export function nominativeSurname(written: string, gender: Sense['gender']): string {
  const word = written.replace(/['’]s$/, '');
  const form = word.toLowerCase();
  if (!/^[а-яё-]+$/.test(form)) return word;
  const known = sensesOf(form.replaceAll('ё', 'е')).filter(
    ({ part, gender: of }) => part === 'surname' && (gender === null || of === gender),
  );
  const [best] = known.toSorted((a, b) => Number(b.cases.has('nom')) - Number(a.cases.has('nom')));
  if (best !== undefined) return best.name;
  return capital(byEnding(form, gender));
}

function byEnding(form: string, gender: Sense['gender']): string {
  const possessive = /^(.+(?:ов|ев|ёв|ин|ын))(а|у|ым|е|ой|ою)?$/.exec(form);
  if (possessive !== null) {
    const [, stem = form, ending = ''] = possessive;
    if (gender === 'woman' || (gender === null && /^(?:ой|ою|а)$/.test(ending)))
      return ending === '' ? stem : `${stem}а`;
    return stem;
  }
  const adjective = /^(.+(?:ск|цк))(ий|ого|ому|им|ом|ая|ой|ую)$/.exec(form);
  if (adjective !== null) {
    const [, stem = form, ending = ''] = adjective;
    return gender === 'woman' || (gender === null && /^(?:ая|ой|ую)$/.test(ending)) ? `${stem}ая` : `${stem}ий`;
  }
  const plain = /^(.{3,}(?:ук|юк|ян|ич|ер|ан|ль))(?:а|у|ом|ем|е)$/.exec(form);
  if (plain !== null && gender !== 'woman') return plain[1] ?? form;
  const foreign = gender === 'man' ? /^(.{3,}[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)$/.exec(form) : null;
  return foreign?.[1] ?? form;
}
