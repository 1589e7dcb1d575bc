import { fold } from '#services/search/language/fold.ts';

/** Forms so common that a phrase of nothing else would be looked for in a large part of all windows. */
const commonForms = [
  'и в не на я что он с это а как то мы по но из у так же за от вы да бы к для до она они ну вот все был если уже',
  'или когда только еще его нет есть там потом быть можно где была чтобы нас тоже сейчас очень просто под надо этот',
  'будет чего себя меня тут даже раз мне ее их ему о об при со без были было них кто ты тебя вас нам вам том этого',
  'the and to of a i in is it that you for was on with he as be this have are but not at they we so what there if or',
  'all had just know like my do about out up one can would when get from no then some me your his her she him them by',
  'an been were has did will more said who which how now their our us very because well',
];
let numbers: ReadonlyMap<string, number> | null = null;

/** Whether each two of at least two forms that follow each other have a token. */
export function arePaired(forms: readonly string[]): boolean {
  const numberOf = (numbers ??= readNumbers());
  return forms.length > 1 && forms.every((form) => numberOf.has(form));
}

/** One token for each two common forms that follow each other, none twice. */
export function pairTokens(forms: readonly string[]): readonly string[] {
  const numberOf = (numbers ??= readNumbers());
  const tokens = new Set<string>();
  let last: number | undefined;
  for (const form of forms) {
    const number = numberOf.get(form);
    if (number !== undefined && last !== undefined) tokens.add(`p${last}x${number}`);
    last = number;
  }
  return [...tokens];
}

function readNumbers(): ReadonlyMap<string, number> {
  return new Map([...new Set(commonForms.join(' ').split(' ').map(fold))].entries().map(swap));
}

const swap = ([number, form]: [number, string]): [string, number] => [form, number];
