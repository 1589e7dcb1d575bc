import type { Normalisation, NormalisationStep } from '#shared/quality/normalisation.ts';
import { expandAbbreviations } from './abbreviations.ts';
import type { ComparedWord } from './compared-word.ts';
import { isHesitation } from './hesitations.ts';
import { numbersAsWords } from './number-words.ts';

type Change = (words: readonly ComparedWord[]) => readonly ComparedWord[];

const changes: Readonly<Record<NormalisationStep, Change>> = {
  abbreviations: expandAbbreviations,
  numbers: numbersAsWords,
  punctuation: (words) => words.flatMap(({ text, source }) => wordsIn(text).map((part) => ({ text: part, source }))),
  case: (words) => words.map(({ text, source }) => ({ text: text.toLowerCase(), source })),
  yo: (words) => words.map(({ text, source }) => ({ text: text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'), source })),
  hesitations: (words) => words.filter(({ text }) => !isHesitation(text)),
};

/** What needs the signs comes before they are taken away. */
const order = ['hesitations', 'abbreviations', 'numbers', 'punctuation', 'case', 'yo'] as const;

/** Words of a text as they are compared, by the steps that are switched on; composed Unicode (NFC) whatever they are. */
export function normaliseWords(texts: readonly string[], steps: Normalisation): readonly ComparedWord[] {
  let words: readonly ComparedWord[] = texts.flatMap((text, source) =>
    text
      .normalize('NFC')
      .split(/\s+/u)
      .filter((part) => part !== '')
      .map((part) => ({ text: part, source })),
  );
  for (const name of order) if (steps.includes(name)) words = changes[name](words);
  return words.filter(({ text }) => text !== '');
}

/** Letters and digits, with apostrophes inside; hyphens part words. */
function wordsIn(text: string): readonly string[] {
  return text.replaceAll('’', "'").match(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}
