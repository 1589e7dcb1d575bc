import type { InterfaceLanguage } from './language.ts';

/** Filters whose values are offered while they are typed. */
export const offeredFields = ['entity', 'has', 'class', 'rule', 'sound', 'speaker', 'field'] as const;
export type OfferedField = (typeof offeredFields)[number];

/** Values of `has:`, as they may be typed in Russian; the first word of a value is the one that is offered. */
export const russianMentions: Readonly<Record<string, string>> = {
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
  наложение: 'overlap',
  сомнительное: 'doubtful',
  'похоже-на-музыку': 'doubtful-music',
  'похоже-на-шум': 'doubtful-noise',
};

/** Values of the analysis of sounds, as they may be typed. */
export const russianSounds: Readonly<Record<string, string>> = {
  речь: 'speech',
  музыка: 'music',
  шум: 'noise',
  тишина: 'silence',
  тихо: 'quiet',
  телефон: 'telephone',
  искажения: 'clipped',
  пропадания: 'dropouts',
  смех: 'laughter',
  аплодисменты: 'applause',
  овации: 'cheering',
  плач: 'crying',
  'плач-ребёнка': 'baby-cry',
  'плач-ребенка': 'baby-cry',
  крик: 'screaming',
  крики: 'screaming',
  шёпот: 'whispering',
  шепот: 'whispering',
  пение: 'singing',
  кашель: 'cough',
  храп: 'snoring',
  шаги: 'footsteps',
  гул: 'crowd',
  толпа: 'crowd',
  собака: 'dog',
  лай: 'dog',
  кошка: 'cat',
  птица: 'bird',
  птицы: 'bird',
  сирена: 'siren',
  сигнализация: 'alarm',
  тревога: 'alarm',
  звонок: 'phone-ring',
  гудки: 'phone-tone',
  'дверной-звонок': 'doorbell',
  стук: 'knock',
  стекло: 'breaking-glass',
  выстрел: 'gunshot',
  выстрелы: 'gunshot',
  взрыв: 'explosion',
  фейерверк: 'fireworks',
  клаксон: 'horn',
  транспорт: 'traffic',
  поезд: 'train',
  самолёт: 'aircraft',
  самолет: 'aircraft',
  вертолёт: 'aircraft',
  вертолет: 'aircraft',
  гром: 'thunder',
  клавиатура: 'typing',
};

/** How a value is written in a query in a language; values without a word of it stay as they are. */
export function typedValue(field: OfferedField, value: string, language: InterfaceLanguage): string {
  if (language !== 'ru') return value;
  const words = field === 'has' ? russianMentions : field === 'sound' ? russianSounds : {};
  return Object.entries(words).find(([, known]) => known === value)?.[0] ?? value;
}
