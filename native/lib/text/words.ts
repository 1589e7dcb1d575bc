import type { TextUnit } from './text-units.ts';
import type { EngineWord } from '../types.ts';

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const spacelessClass = scripts.map((name) => String.raw`\p{Script=${name}}`).join('');
const beginsSpaceless = new RegExp(`^[${spacelessClass}]`, 'u');
// Full-width punctuation ends a word even where Latin letters follow it.
const endsSpaceless = new RegExp(String.raw`[${spacelessClass}\u3000-\u303f\uff01-\uff60]$`, 'u');
const beginsWithSpace = /^\s/u;
/** Punctuation, combining marks and the Japanese long-vowel sign belong to what stands before them. */
const leansBack = /^[\p{P}\p{M}\p{Lm}]/u;
const beginsOpening = /^[\p{Ps}\p{Pi}]/u;
const leansForward = /[\p{Ps}\p{Pi}]$/u;
const hasLetterOrDigit = /[\p{L}\p{N}]/u;

/**
 * A leading space begins a word. Scripts that write none are split where tokens meet, which is about where words do;
 * this depends on the characters, not on the language, so a Chinese name in a Russian text is handled too.
 */
function beginsWord(before: string, text: string): boolean {
  if (beginsWithSpace.test(text)) return true;
  if (leansForward.test(before)) return false;
  const bordersSpaceless = endsSpaceless.test(before) || beginsSpaceless.test(text);
  return bordersSpaceless && (beginsOpening.test(text) || !leansBack.test(text));
}

function groupByWord(units: readonly TextUnit[]): TextUnit[][] {
  const groups: TextUnit[][] = [];
  for (const unit of units) {
    const last = groups.at(-1);
    const before = last?.at(-1)?.text ?? '';
    if (last === undefined || beginsWord(before, unit.text)) groups.push([unit]);
    else last.push(unit);
  }
  return groups;
}

function toWord(group: readonly TextUnit[]): EngineWord | undefined {
  const text = group
    .map((unit) => unit.text)
    .join('')
    .trim();
  // A comma's doubt and the silence after a full stop are not the word's.
  const spoken = group.filter((unit) => hasLetterOrDigit.test(unit.text));
  const tokens = (spoken.length > 0 ? spoken : group).flatMap((unit) => unit.tokens);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (text === '' || first === undefined || last === undefined) return undefined;
  const logSum = tokens.reduce((sum, token) => sum + Math.log(Math.max(token.probability, Number.MIN_VALUE)), 0);
  const probability = Math.min(1, Math.exp(logSum / tokens.length));
  return { text, startMs: first.startMs, endMs: last.endMs, probability };
}

/** Words in the order of time: inside `startMs … endMs`, none of them overlapping another. */
export function toWords(units: readonly TextUnit[], startMs: number, endMs: number): EngineWord[] {
  const words: EngineWord[] = [];
  let earliestMs = startMs;
  for (const group of groupByWord(units)) {
    const word = toWord(group);
    if (word === undefined) continue;
    const from = Math.round(Math.min(Math.max(word.startMs, earliestMs), endMs));
    const to = Math.round(Math.min(Math.max(word.endMs, from), endMs));
    words.push({ ...word, startMs: from, endMs: to });
    earliestMs = to;
  }
  return words;
}
