import { because } from '../mention.ts';
import type { MentionReason } from '#shared/analyses/mentions.ts';
import type { Case } from './decline.ts';
import { englishCues } from './english-cues.ts';
import type { Cue, NameContext } from './name-context.ts';
import type { NameWord } from './name-words.ts';
import { russianCues } from './russian-cues.ts';
import { isAlsoMonth, isAlsoWord, sensesOf, type Sense, type SenseKind } from './senses.ts';

export interface Decision {
  /** Null where nothing says which of `options`. */
  readonly kind: SenseKind | null;
  /** 0…1. */
  readonly score: number;
  readonly reasons: readonly MentionReason[];
  readonly options: readonly SenseKind[];
}

const reach = 7;
/** A kind must have this much, and this share of everything. */
const minWeight = 1.2;
const minShare = 0.62;

/** What one name is, by the words around it; `count` words of it from `at` on. */
export function decideSense(words: readonly NameWord[], at: number, count: number, senses: readonly Sense[]): Decision {
  const context = contextOf(words, at, count, senses);
  const alone = context.before.length + context.after.length === 0;
  const isRussian = /^[а-я]/.test(context.form);
  const options = [...new Set(senses.map(({ kind }) => kind))];
  if (isAlsoMonth.has(context.form)) options.push('date');
  if (isAlsoWord.has(context.form)) options.push('none');
  const inRow = [...beside(words, at, count)];
  const own = isRussian ? russianCues(context) : englishCues(context);
  // What stands in a row says more than the “and” between.
  const cues = [...own.filter(({ word }) => inRow.length === 0 || !/^(?:and|и)$/.test(word)), ...inRow];
  if (options.length === 1 && options[0] !== undefined) return only(options[0], cues, alone);
  const sums = new Map<SenseKind, number>(options.map((kind) => [kind, 0.25]));
  if (isAlsoWord.has(context.form)) sums.set('none', context.isFirst ? 1 : 0.1);
  // An ordinary word with a capital in the midst of a sentence is a name.
  if (isAlsoWord.has(context.form) && !context.isFirst && !alone)
    addTo(
      sums,
      options.includes('person') ? 'person' : 'organisation',
      options.filter((one) => one !== 'none').length === 1 ? 1.4 : 0.3,
    );
  for (const { kind, weight } of cues) addTo(sums, kind, weight);
  const ranked = [...sums].toSorted(([, a], [, b]) => b - a);
  const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
  const [best = 'none', weight = 0] = ranked[0] ?? [];
  const share = weight / total;
  if (alone) return { kind: null, score: share, reasons: [], options };
  const reasons = cues.filter(({ kind }) => kind === best).map(({ word }) => because('word', word));
  if (weight < minWeight || share < minShare) return { kind: null, score: share, reasons: [], options };
  return { kind: best, score: Math.min(0.97, share), reasons, options };
}

/** `имени Кирова` makes an organisation even of a name that is a person's only. */
function only(kind: SenseKind, cues: readonly Cue[], alone: boolean): Decision {
  const against =
    cues.find((cue) => cue.kind === 'organisation' && cue.weight > 3) ??
    cues.find((cue) => cue.kind === 'place' && cue.weight >= 3.5);
  if (kind === 'person' && against !== undefined) {
    return { kind: against.kind, score: 0.85, reasons: [because('word', against.word)], options: [kind, against.kind] };
  }
  return { kind, score: alone ? 0.8 : 0.9, reasons: [because('dictionary')], options: [kind] };
}

function addTo(sums: Map<SenseKind, number>, kind: SenseKind, weight: number): void {
  const before = sums.get(kind);
  // What the name cannot be is no reason for anything, but for organisations that are called after people.
  if (before !== undefined) sums.set(kind, before + weight);
  else if ((kind === 'organisation' || kind === 'place') && weight >= 3.5) sums.set(kind, weight);
}

function contextOf(words: readonly NameWord[], at: number, count: number, senses: readonly Sense[]): NameContext {
  const word = words[at];
  const next = words[at + count];
  const [before, gapBefore] = word?.isFirst === true ? [[], ''] : side(words, at - 1, -1);
  const [after, gapAfter] = side(words, at + count, 1);
  const casesOf = (kind: SenseKind) =>
    new Set<Case>(senses.filter((one) => one.kind === kind).flatMap(({ cases }) => [...cases]));
  return {
    form: word?.form ?? '',
    written: words
      .slice(at, at + count)
      .map(({ written }) => written)
      .join(' '),
    before,
    after,
    gapBefore,
    gapAfter,
    isNextCapital: next?.isCapital ?? false,
    nextWritten: next?.written ?? '',
    isFirst: word?.isFirst ?? true,
    cases: { person: casesOf('person'), place: casesOf('place') },
  };
}

/** Words to one side up to the end of the sentence, and the sign before the first of them. */
function side(words: readonly NameWord[], from: number, step: 1 | -1): readonly [readonly string[], string] {
  const found: string[] = [];
  let gap = '';
  for (let at = from; found.length < reach; at += step) {
    const word = words[at];
    if (word === undefined || (step === 1 && word.isFirst)) break;
    if (
      /^[!?…]$/.test(word.written) ||
      (word.written === '.' && !/^(?:г|ул|им|mr|mrs|ms|dr|св)$/.test(words[at - 1]?.form ?? ''))
    ) {
      if (found.length === 0) gap = word.written === '!' && step === 1 ? '!' : word.written;
      break;
    }
    if (word.isSign) {
      if (found.length === 0 && word.written !== '.' && !/^["'«»“”]$/.test(word.written)) gap = word.written;
      continue;
    }
    found.push(word.form);
    if (step === -1 && word.isFirst) break;
  }
  return [found, gap];
}

/** «между Москвой и Владимиром», `Anna and Jordan`: what stands in a row is of one kind. */
function* beside(words: readonly NameWord[], at: number, count: number): Generator<Cue> {
  for (const [sign, other] of [
    [words[at - 1], words[at - 2]],
    [words[at + count], words[at + count + 1]],
  ] as const) {
    if (sign === undefined || other === undefined || !/^(?:и|или|and|or|,|–|—|-)$/.test(sign.form) || !other.isCapital)
      continue;
    const kinds = new Set(sensesOf(other.form).map(({ kind }) => kind));
    const [kind] = kinds;
    const isPlain = kinds.size === 1 && !isAlsoWord.has(other.form);
    if (isPlain && kind !== undefined && kind !== 'organisation')
      yield { kind, weight: sign.form === ',' ? 1.5 : 2.2, word: other.written };
  }
}
