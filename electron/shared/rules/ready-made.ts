import type { InterfaceLanguage } from '../text/language.ts';
import type { Severity } from '../watch.ts';
import type { RuleContent } from './stored-rule.ts';

interface ReadyMade {
  readonly text: string;
  readonly severity: Severity;
  /** Name and note in each language of the interface. */
  readonly words: Readonly<Record<InterfaceLanguage, readonly [name: string, note: string]>>;
}

/** Rules that come with the app, by their names; each is off until someone wants it. */
export const readyMadeRules = {
  'personal-data': {
    text: 'data any',
    severity: 'medium',
    words: {
      en: ['Personal data said aloud', 'Cards, phones, e-mail, documents. Needs the analysis “Personal data”.'],
      ru: ['Персональные данные вслух', 'Карты, телефоны, почта, документы. Нужен анализ «Персональные данные».'],
    },
  },
  'card-and-code': {
    text: '(said "карта" near within 20 s (said "код" or said "cvv" or said "цвв")) or (said "card" near within 20 s (said "code" or said "cvv"))',
    severity: 'high',
    words: {
      en: ['A card and its code close together', 'A card and a code within 20 seconds of each other.'],
      ru: ['Карта и код рядом', 'Карта и код звучат с разницей не больше 20 секунд.'],
    },
  },
  'code-asked': {
    text: 'said "назовите код" or said "продиктуйте код" or said "код из смс" or said "code from the text message" or said "read me the code" or said "verification code"',
    severity: 'high',
    words: {
      en: ['A code is asked for', 'Phrases with which fraudsters ask for a code.'],
      ru: ['Просят назвать код', 'Фразы, которыми мошенники выманивают код.'],
    },
  },
  'no-greeting': {
    text: 'not said "здравствуйте" in first 30 s and not said "добрый день" in first 30 s and not said "доброе утро" in first 30 s and not said "добрый вечер" in first 30 s and not said "hello" in first 30 s and not said "good morning" in first 30 s and not said "good afternoon" in first 30 s',
    severity: 'low',
    words: {
      en: ['No greeting in the first 30 seconds', 'Where words were not recognised, the answer is “cannot tell”.'],
      ru: ['Нет приветствия в первые 30 секунд', 'Где слова не распознаны, ответ — «неизвестно».'],
    },
  },
  'no-goodbye': {
    text: 'not said "до свидания" in last 45 s and not said "всего доброго" in last 45 s and not said "хорошего дня" in last 45 s and not said "goodbye" in last 45 s and not said "bye" in last 45 s and not said "have a nice day" in last 45 s',
    severity: 'low',
    words: {
      en: ['No goodbye in the last 45 seconds', 'Where words were not recognised, the answer is “cannot tell”.'],
      ru: ['Нет прощания в последние 45 секунд', 'Где слова не распознаны, ответ — «неизвестно».'],
    },
  },
  'long-silence': {
    text: 'silence lasting 30 s',
    severity: 'low',
    words: {
      en: ['Silence of 30 seconds or more', 'No word is said, and no speech was left without text.'],
      ru: ['Тишина 30 секунд и дольше', 'Нет ни слова, и речи без текста там тоже нет.'],
    },
  },
  interruptions: {
    text: 'interruption at least 3 times within 2 min',
    severity: 'low',
    words: {
      en: ['Three interruptions in two minutes', 'Needs speakers or separate channels.'],
      ru: ['Три перебивания за две минуты', 'Нужны участники или раздельные каналы.'],
    },
  },
  overlap: {
    text: 'overlap lasting 3 s',
    severity: 'low',
    words: {
      en: ['Both speak for 3 seconds or more', 'Needs speakers or separate channels.'],
      ru: ['Говорят одновременно 3 секунды и дольше', 'Нужны участники или раздельные каналы.'],
    },
  },
  monologue: {
    text: 'share above 85 %',
    severity: 'low',
    words: {
      en: ['One speaker takes over 85% of the talk', 'Of the time in which anyone speaks.'],
      ru: ['Один говорит больше 85 % времени', 'От времени, когда кто-нибудь говорит.'],
    },
  },
  fast: {
    text: 'rate above 200 lasting 20 s',
    severity: 'low',
    words: {
      en: ['Over 200 words a minute', 'Over at least 20 seconds of speech of one speaker.'],
      ru: ['Больше 200 слов в минуту', 'На отрезке не короче 20 секунд речи одного человека.'],
    },
  },
  music: {
    text: 'sound music lasting 20 s',
    severity: 'low',
    words: {
      en: ['Music for 20 seconds or more', 'Needs the analysis of sounds.'],
      ru: ['Музыка 20 секунд и дольше', 'Нужен анализ звуков.'],
    },
  },
} as const satisfies Readonly<Record<string, ReadyMade>>;

export type ReadyMadeName = keyof typeof readyMadeRules;
export const readyMadeNames = Object.keys(readyMadeRules) as readonly ReadyMadeName[];

export function readyMadeContent(name: ReadyMadeName, language: InterfaceLanguage): RuleContent {
  const { text, severity, words } = readyMadeRules[name];
  const [title, note] = words[language];
  return { name: title, text, severity, note };
}
