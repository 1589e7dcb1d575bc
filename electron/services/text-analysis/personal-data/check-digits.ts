/** Check digits of numbers; each takes digits only and the whole number. */

export function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Visa, Mastercard, Mir, American Express, Discover, JCB, Diners, Maestro and UnionPay, by beginning and length. */
const issued =
  /^(?:4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4]\d{12,15}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}|62\d{14,17})$/;

export function isCard(digits: string): boolean {
  return issued.test(digits) && hasLuhn(digits) && !/^(\d)\1+$/.test(digits);
}

const weighed = (digits: string, weights: readonly number[]) =>
  (weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11) % 10;

/** A Russian taxpayer's number, of 10 or 12 digits. */
export function isInn(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  if (digits.length === 10) return weighed(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[9]);
  return (
    digits.length === 12 &&
    weighed(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[10]) &&
    weighed(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[11])
  );
}

/** A Russian pension number. */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11 || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (9 - at) * Number(digits[at]);
  return (sum % 101) % 100 === Number(digits.slice(9));
}

/** Length of the IBAN of each country. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 ' +
    'MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SE24 SI19 SK24 SM27 ' +
    'ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((one) => [one.slice(0, 2), Number(one.slice(2))]),
);

export function ibanLength(country: string): number | null {
  return ibanLengths[country] ?? null;
}

/** Capitals and digits without spaces. */
export function isIban(text: string): boolean {
  if (ibanLength(text.slice(0, 2)) !== text.length || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text)) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
