/** What is mentioned in a text: personal data and entities, as the annotations of two analyses carry them. */

/** Kind of the annotations of the analysis `personal-data`; their values are `personalDataValues`. */
export const personalDataKind = 'personal-data';
/** Kind of the annotations of the analysis `entities`; their values are `entityValues`. */
export const entityKind = 'entity';

/**
 * card: a payment card · cvv: its code · code: a code, PIN or password that is said · account: of a bank · inn: a Russian
 * taxpayer's number of 10 or 12 digits · snils: a Russian pension number · plate: of a car.
 */
export const personalDataValues = [
  'card',
  'cvv',
  'code',
  'phone',
  'email',
  'iban',
  'account',
  'passport',
  'inn',
  'snils',
  'address',
  'birthday',
  'plate',
] as const;
export type PersonalDataValue = (typeof personalDataValues)[number];

/** open: a name that may be of a person, a place or an organisation, where the text does not decide which. */
export const entityValues = ['person', 'place', 'organisation', 'sum', 'date', 'open'] as const;
export type EntityValue = (typeof entityValues)[number];

/** Values whose number has a check digit that was found right, or that is no such number. */
export const checkedValues: readonly PersonalDataValue[] = ['card', 'iban', 'inn', 'snils'];

/**
 * Why something was found, one reason a part: `luhn; word:карта; spoken`. What stands behind a colon is of the text.
 * Annotations carry it as `reason`.
 */
export interface MentionReason {
  readonly code: string;
  readonly text: string | null;
}

export function writeReasons(reasons: readonly MentionReason[]): string {
  return reasons
    .map(({ code, text }) => (text === null ? code : `${code}:${text.replaceAll(/[;\s]+/g, ' ').trim()}`))
    .join('; ');
}

export function readReasons(reason: string | null): readonly MentionReason[] {
  if (reason === null || reason === '') return [];
  return reason.split('; ').map((part) => {
    const at = part.indexOf(':');
    return at < 0 ? { code: part, text: null } : { code: part.slice(0, at), text: part.slice(at + 1) };
  });
}
