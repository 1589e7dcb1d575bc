import type { Lexeme } from '../lexemes/lexeme.ts';

/** What a word beside a number says of it; `order`: a number of something that is no one's. */
export type Cue = 'card' | 'phone' | 'number' | 'inn' | 'snils' | 'passport' | 'account' | 'order';

const patterns: readonly (readonly [Cue, RegExp])[] = [
  ['inn', /^(?:инн|налогоплательщик\p{L}*|taxpayer|inn|tin)$/u],
  ['snils', /^(?:снилс\p{L}?|страхово[йегм]\p{L}*|пенсионн\p{L}*|snils)$/u],
  ['passport', /^(?:паспорт\p{L}*|сери(?:я|и|ю|ей)|загран\p{L}*|passports?)$/u],
  [
    'card',
    /^(?:карт(?:а|ы|у|е|ой|очк\p{L}*|ам|ами)|cards?|visa|виз[аыу]|mastercard|мастеркард\p{L}*|маэстро|maestro|amex|mir|пластик\p{L}*)$/u,
  ],
  ['account', /^(?:счет(?:а|у|ом|е|ам)?|р|расчетн\p{L}*|лицев\p{L}*|account|acct|routing|sort)$/u],
  [
    'order',
    /^(?:заказ\p{L}*|договор\p{L}*|накладн\p{L}*|трек\p{L}*|заявк\p{L}*|заявлени\p{L}*|обращени\p{L}*|артикул\p{L}*|билет\p{L}*|серийн\p{L}*|штрих\p{L}*|протокол\p{L}*|посылк\p{L}*|отправлени\p{L}*|бик|кпп|огрн\p{L}*|окпо|октмо|кбк|уин|снт|кадастров\p{L}*|версия|версии|позици\p{L}*|партии|партия|модел\p{L}*|order\p{L}*|invoice\p{L}*|tracking|tickets?|serial|isbn|imei|barcode|contract\p{L}*|case|reference|ref|version|parcel|shipment|sku|part|item|batch|coordinates?|координат\p{L}*|timestamp|hash|build|vin|model|confirmation|booking|policy|meter|счетчик\p{L}*)$/u,
  ],
  [
    'phone',
    /^(?:телефон\p{L}*|тел|моб\p{L}*|сотов\p{L}*|звон\p{L}*|(?:по|пере|до|со)?звон\p{L}*|набер\p{L}*|набира\p{L}*|набрат\p{L}*|whatsapp|ватс[ао]п\p{L}*|вотс[ао]п\p{L}*|телеграм\p{L}*|вайбер\p{L}*|viber|telegram|phones?|telephone|call|calls|called|calling|mobile|cell\p{L}*|ring|dial|dialed|text|tel|reach|fax|факс\p{L}*|смс|sms|связ\p{L}*|трубк\p{L}*|доб|добавочн\p{L}*)$/u,
  ],
  ['number', /^(?:номер\p{L}*|number(?:'?s)?|контакт\p{L}*|contact)$/u],
];

export function cueOf({ form, kind }: Lexeme): Cue | null {
  if (kind !== 'word') return null;
  return patterns.find(([, pattern]) => pattern.test(form))?.[0] ?? null;
}

export interface FoundCue {
  readonly cue: Cue;
  readonly word: string;
}

const reachBefore = 9;
const reachAfter = 6;

/** Cues beside a stretch of lexemes, the nearest first; those before it count as nearer. */
export function cuesBeside(lexemes: readonly Lexeme[], first: number, last: number): readonly FoundCue[] {
  const found: (FoundCue & { readonly distance: number })[] = [];
  let words = 0;
  for (let at = first - 1; at >= 0 && words < reachBefore; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || lexeme.kind === 'sign') continue;
    words += 1;
    const cue = cueOf(lexeme);
    if (cue !== null) found.push({ cue, word: lexeme.written, distance: words });
  }
  words = 0;
  for (let at = last + 1; at < lexemes.length && words < reachAfter; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    // The next sentence speaks of something else.
    if (/^[.!?]$/.test(lexeme.form) && lexemes[at + 1] !== undefined) break;
    if (lexeme.kind === 'sign') continue;
    words += 1;
    const cue = cueOf(lexeme);
    if (cue !== null) found.push({ cue, word: lexeme.written, distance: words + 3 });
  }
  return found.toSorted((a, b) => a.distance - b.distance);
}
