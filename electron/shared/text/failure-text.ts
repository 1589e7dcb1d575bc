import type { Failure } from '../failure.ts';
import { en } from './failure-text/en.ts';
import type { FailureTexts } from './failure-texts.ts';
import { ru } from './failure-text/ru.ts';
import { reasons } from './failure-text/reasons.ts';
import type { InterfaceLanguage } from './language.ts';

/** What a person reads of a failure: what happened, and what to do next. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

const texts: Readonly<Record<InterfaceLanguage, FailureTexts>> = { en, ru };

/** What `not-found` misses, as the Russian sentence names it. */
const missingThings: Readonly<Record<string, string>> = {
  recording: 'запись',
  transcript: 'расшифровка',
  segment: 'фрагмент',
};

/** The failure in the interface language; a parameter that is missing is left out rather than shown as a placeholder. */
export function failureText(failure: Failure, language: InterfaceLanguage): FailureText {
  const [what, next] = texts[language][failure.code];
  const value = (key: string) => {
    const given = String(failure.params[key] ?? '…');
    return key === 'what' && language === 'ru' ? (missingThings[given] ?? given) : given;
  };
  const reason = reasonOf(failure, language);
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (placeholder: string, key: string, at: number) => {
      const own = key === 'detail' && reason !== null ? fill(reason) : value(key);
      // A reason that is a sentence already ends in the stop of the sentence around it.
      return text[at + placeholder.length] === '.' ? own.replace(/(?<!\.)\.$/, '') : own;
    });
  return { what: fill(what), next: fill(next) };
}

function reasonOf({ params }: Failure, language: InterfaceLanguage): string | null {
  const known: Readonly<Record<string, string>> = reasons[language];
  const { reason } = params;
  return typeof reason === 'string' && Object.hasOwn(known, reason) ? (known[reason] ?? null) : null;
}
