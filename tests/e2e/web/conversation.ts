import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';

export interface Line {
  /** Empty for nobody. */
  readonly speaker: string;
  readonly text: string;
  /** Words of it of which an engine was not certain. */
  readonly unsure?: readonly string[];
}

/** What is said in the recording of made libraries; every line is five seconds long. */
export const conversation: Record<InterfaceLanguage, { readonly name: string; readonly lines: readonly Line[] }> = {
  en: {
    name: 'Interview with the harbour master.wav',
    lines: [
      { speaker: 'Anna Berg', text: 'Thank you for making time this morning.' },
      { speaker: 'Anna Berg', text: 'When did you first notice the second ship?' },
      { speaker: 'John Hale', text: 'It was shortly after four, just before the tide turned.', unsure: ['tide'] },
      { speaker: 'John Hale', text: 'She came in without lights, which is not usual for a freighter of that size.' },
      { speaker: 'Anna Berg', text: 'Could you read her name?' },
      { speaker: 'John Hale', text: 'Not from the tower. Later we found it was the Meridian.', unsure: ['Meridian.'] },
      { speaker: 'John Hale', text: 'There were three men on deck and a fourth in the wheelhouse.' },
      { speaker: 'Anna Berg', text: 'Did anybody speak to them?' },
      { speaker: 'John Hale', text: 'The pilot did, over the radio, on channel twelve.', unsure: ['twelve.'] },
      { speaker: 'John Hale', text: 'They said the generator had failed and asked for a berth until noon.' },
      { speaker: 'Anna Berg', text: 'And was that written down anywhere?' },
      { speaker: 'John Hale', text: 'Every call is. The log is kept for seven years.' },
      { speaker: 'John Hale', text: 'I can show you the page if you come to the office.' },
      { speaker: 'Anna Berg', text: 'That would help a great deal.' },
      { speaker: 'John Hale', text: 'Then let us say Thursday at ten.', unsure: ['Thursday'] },
      { speaker: 'Anna Berg', text: 'Thursday at ten. Thank you, Captain.' },
    ],
  },
  ru: {
    name: 'Разговор с капитаном порта.wav',
    lines: [
      { speaker: 'Анна Берг', text: 'Спасибо, что нашли время сегодня утром.' },
      { speaker: 'Анна Берг', text: 'Когда вы впервые заметили второе судно?' },
      { speaker: 'Иван Холин', text: 'Вскоре после четырёх, перед самым отливом.', unsure: ['отливом.'] },
      { speaker: 'Иван Холин', text: 'Оно шло без огней, а для сухогруза такого размера это необычно.' },
      { speaker: 'Анна Берг', text: 'Название было видно?' },
      { speaker: 'Иван Холин', text: 'С вышки нет. Потом выяснилось, что это «Меридиан».', unsure: ['«Меридиан».'] },
      { speaker: 'Иван Холин', text: 'На палубе стояли трое, четвёртый был в рубке.' },
      { speaker: 'Анна Берг', text: 'С ними кто-нибудь говорил?' },
      { speaker: 'Иван Холин', text: 'Лоцман, по рации, на двенадцатом канале.', unsure: ['двенадцатом'] },
      { speaker: 'Иван Холин', text: 'Они сказали, что отказал генератор, и попросили причал до полудня.' },
      { speaker: 'Анна Берг', text: 'Это где-нибудь записано?' },
      { speaker: 'Иван Холин', text: 'Каждый вызов записан. Журнал хранится семь лет.' },
      { speaker: 'Иван Холин', text: 'Могу показать страницу, если зайдёте в контору.' },
      { speaker: 'Анна Берг', text: 'Это очень помогло бы.' },
      { speaker: 'Иван Холин', text: 'Тогда в четверг, в десять.', unsure: ['четверг,'] },
      { speaker: 'Анна Берг', text: 'В четверг, в десять. Спасибо, капитан.' },
    ],
  },
};
