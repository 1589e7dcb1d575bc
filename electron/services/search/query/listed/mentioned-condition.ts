import { entityKind, entityValues, personalDataKind, personalDataValues } from '#shared/analyses/mentions.ts';

/** Kinds of mentions, as they may be typed. */
const russianValues: Readonly<Record<string, string>> = {
  карта: 'card',
  карты: 'card',
  код: 'code',
  пароль: 'code',
  телефон: 'phone',
  телефоны: 'phone',
  почта: 'email',
  счёт: 'account',
  счет: 'account',
  паспорт: 'passport',
  инн: 'inn',
  снилс: 'snils',
  адрес: 'address',
  рождение: 'birthday',
  номер: 'plate',
  человек: 'person',
  люди: 'person',
  место: 'place',
  организация: 'organisation',
  сумма: 'sum',
  дата: 'date',
  неясное: 'open',
};
const allPersonal = /^(?:personal|personal-data|персональные|перс)$/;

/** Recordings in which something of a kind is mentioned; null for a kind that there is not. */
export function mentionedCondition(typed: string): { readonly sql: string; readonly params: readonly string[] } | null {
  const word = typed.toLowerCase();
  const recordings = 'recording_id IN (SELECT recording_id FROM main.annotation_total WHERE kind = ?';
  if (allPersonal.test(word)) return { sql: `${recordings})`, params: [personalDataKind] };
  const value = russianValues[word] ?? word;
  const kind = personalDataValues.some((one) => one === value) ? personalDataKind : entityKind;
  if (kind === entityKind && !entityValues.some((one) => one === value)) return null;
  return { sql: `${recordings} AND value = ?)`, params: [kind, value] };
}
