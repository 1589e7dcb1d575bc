import type { Normalisation } from '#shared/quality/normalisation.ts';
import type { ErrorCounts } from '#shared/quality/scores.ts';
import { alignSymbols, countSteps } from './align/align-symbols.ts';
import { step } from './align/edit-path.ts';
import { Symbols } from './align/symbols-of.ts';
import type { ComparedWord } from './normalise/compared-word.ts';
import { normaliseWords } from './normalise/normalise-words.ts';

/** One step of an alignment: a word of either text, or of one of them where it is left out or added. */
export interface AlignedWord {
  readonly kind: 'correct' | 'substituted' | 'deleted' | 'inserted';
  readonly reference: ComparedWord | null;
  readonly hypothesis: ComparedWord | null;
}

export interface ComparedTexts {
  readonly counts: ErrorCounts;
  readonly aligned: readonly AlignedWord[];
}

const kinds = ['correct', 'substituted', 'deleted', 'inserted'] as const;

/** Words of a text against those of its reference, after the steps of normalisation. */
export function wordErrors(
  reference: readonly string[],
  hypothesis: readonly string[],
  steps: Normalisation,
): ComparedTexts {
  const wanted = normaliseWords(reference, steps);
  const found = normaliseWords(hypothesis, steps);
  const path = pathOf(
    wanted.map(({ text }) => text),
    found.map(({ text }) => text),
  );
  return { counts: countsOf(path), aligned: alignedWords(path, wanted, found) };
}

/** Letters without the spaces between words, as `sclite -c` counts them. */
export function letterErrors(
  reference: readonly string[],
  hypothesis: readonly string[],
  steps: Normalisation,
): ErrorCounts {
  const letters = (texts: readonly string[]) =>
    codesOf(
      normaliseWords(texts, steps)
        .map(({ text }) => text)
        .join(''),
    );
  return countsOf(alignSymbols(letters(reference), letters(hypothesis)));
}

function pathOf(wanted: readonly string[], found: readonly string[]): Uint8Array {
  const symbols = new Symbols();
  return alignSymbols(symbols.of(wanted), symbols.of(found));
}

function countsOf(path: Uint8Array): ErrorCounts {
  const counts = countSteps(path);
  return { total: counts.correct + counts.substituted + counts.deleted, ...counts };
}

function alignedWords(
  path: Uint8Array,
  wanted: readonly ComparedWord[],
  found: readonly ComparedWord[],
): readonly AlignedWord[] {
  let [atWanted, atFound] = [0, 0];
  return Array.from(path, (taken) => {
    const reference = taken === step.inserted ? null : (wanted[atWanted++] ?? null);
    const hypothesis = taken === step.deleted ? null : (found[atFound++] ?? null);
    return { kind: kinds[taken] ?? 'correct', reference, hypothesis };
  });
}

/** Code points. */
function codesOf(text: string): Int32Array {
  const codes = new Int32Array(text.length);
  let count = 0;
  for (const letter of text) {
    codes[count] = letter.codePointAt(0) ?? 0;
    count += 1;
  }
  return codes.subarray(0, count);
}
