/** Letters and syllables by themselves, as a voice that spells or a child's game says them. */
import { between, pick, type Random } from './samples.ts';

interface Script {
  /** Languages of espeak-ng. */
  readonly languages: readonly string[];
  readonly consonants: string;
  /** Written after a consonant; an empty one is the letter alone. */
  readonly vowels: readonly string[];
  readonly alone: string;
}

const scripts: readonly Script[] = [
  {
    languages: [
      'en-us',
      'en-gb',
      'de',
      'fr-fr',
      'es',
      'it',
      'pt',
      'nl',
      'da',
      'nb',
      'sv',
      'pl',
      'cs',
      'hu',
      'lt',
      'fi',
    ],
    consonants: 'bcdfghjklmnpqrstvwxz',
    vowels: ['', '', 'a', 'e', 'i', 'o', 'u', 'an', 'ou', 'ei'],
    alone: 'aeiouy',
  },
  {
    languages: ['tr', 'ro', 'sk', 'hr', 'sl', 'et', 'lv', 'tn', 'id', 'sw', 'eu', 'ca'],
    consonants: 'bcdfghjklmnprstvz',
    vowels: ['', 'a', 'e', 'i', 'o', 'u'],
    alone: 'aeiou',
  },
  {
    languages: ['ru', 'uk', 'bg', 'be'],
    consonants: 'бвгджзклмнпрстфхцчш',
    vowels: ['', '', 'а', 'е', 'и', 'о', 'у', 'я', 'ю'],
    alone: 'аеиоуяю',
  },
  { languages: ['el'], consonants: 'βγδζθκλμνξπρστφχψ', vowels: ['', 'α', 'ε', 'ι', 'ο', 'ου'], alone: 'αεηιουω' },
  {
    languages: ['ml'],
    consonants: 'കഖഗങചജഞടണതദനപബമയരലവശസഹളഴറ',
    vowels: ['', 'ാ', 'ി', 'ു', 'െ', 'ൊ'],
    alone: 'അആഇഈഉഊഎഏഐഒഓഔ',
  },
  {
    languages: ['hi', 'mr', 'ne'],
    consonants: 'कखगघचछजटडतदनपफबभमयरलवशसह',
    vowels: ['', 'ा', 'ि', 'ु', 'े', 'ो'],
    alone: 'अआइईउऊएऐओऔ',
  },
  { languages: ['ar', 'fa'], consonants: 'بتثجحخدذرزسشصضطعغفقكلمنهوي', vowels: ['', 'ا', 'و', 'ي'], alone: 'اوي' },
  { languages: ['he'], consonants: 'בגדהזחטכלמנספצקרשת', vowels: ['', 'ו', 'י', 'ה'], alone: 'אעוי' },
  {
    languages: ['ja'],
    consonants: 'かきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもらりるれろわ',
    vowels: [''],
    alone: 'あいうえお',
  },
];

/** What espeak-ng reads of a language as marked-up text (its option -m): syllables with pauses of 0.3 to 1.8 s. */
export function spelled(random: Random, count: number): { readonly language: string; readonly markup: string } {
  const script = pick(random, scripts);
  const syllable = () =>
    random() < 0.2
      ? pick(random, Array.from(script.alone))
      : pick(random, Array.from(script.consonants)) +
        pick(random, script.vowels) +
        (random() < 0.15 ? pick(random, Array.from(script.consonants)) : '');
  // Some say them slowly and without a melody.
  const isDrawnOut = random() < 0.35;
  const [before, after] = isDrawnOut ? ['<prosody rate="x-slow" range="5%">', '</prosody>'] : ['', ''];
  const said = Array.from(
    { length: count },
    () => `<s>${syllable()}</s><break time="${between(random, 300, 1800).toFixed(0)}ms"/>`,
  );
  return {
    language: pick(random, script.languages),
    markup: `<speak>${before}${said.join('')}${after}</speak>`,
  };
}
