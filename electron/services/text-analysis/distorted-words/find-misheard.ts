import { stemOf } from '#services/search/language/stem-of.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { FoundDistortion } from './find-masked.ts';
import { firstSound, likeness, soundsOf } from './sound-distance.ts';

/** A word that people use here, and what was corrected to it before. */
export interface MisheardLexicon {
  readonly terms: readonly string[];
  /** What was corrected before: folded words, and what they were. */
  readonly corrected: ReadonlyMap<string, string>;
  /** A word that is right wherever it stands: it is often met in the library. */
  readonly isOrdinary: (form: string) => boolean;
}

interface Term {
  readonly written: string;
  readonly form: string;
  readonly stem: string;
  readonly sounds: readonly string[];
}
export interface PreparedTerms {
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
  readonly forms: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Stems of terms of one word. */
  readonly single: ReadonlySet<string>;
  /** Terms of one word by their form. */
  readonly joined: ReadonlyMap<string, string>;
}

const minSounds = 4;
/** Of what may be several words; of what only ordinary words are said to be, more. */
const minLikeness = 0.8;
const minOrdinary = 0.94;
const maxWords = 3;

/** Once for many texts. */
export function prepareTerms(terms: readonly string[]): PreparedTerms {
  const byFirst = new Map<string, Term[]>();
  const forms = new Set<string>();
  const stems = new Set<string>();
  const single = new Set<string>();
  const joined = new Map<string, string>();
  for (const written of new Set(terms)) {
    const tokens = tokenize(written);
    const form = tokens.map((one) => one.form).join(' ');
    const sounds = soundsOf(written).filter((one) => one.length >= minSounds);
    for (const one of tokens) stems.add(one.stem);
    if (tokens.length === 1) single.add(tokens[0]?.stem ?? '');
    if (tokens.length === 1) joined.set(form, written);
    forms.add(form);
    forms.add(form.replaceAll(' ', ''));
    for (const first of new Set(sounds.map(firstSound))) {
      byFirst.set(first, [
        ...(byFirst.get(first) ?? []),
        { written, form, stem: tokens.map((one) => one.stem).join(' '), sounds },
      ]);
    }
  }
  return { byFirst, forms, stems, single, joined };
}

/** Words of a text that sound like a term and are none, one to three of them as one; and what was corrected before. */
export function findMisheard(
  text: string,
  prepared: PreparedTerms,
  lexicon: MisheardLexicon,
): readonly FoundDistortion[] {
  const tokens = tokenize(text).filter(({ kind }) => kind === 'word');
  const found: FoundDistortion[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    for (let count = 1; count <= maxWords && first + count <= tokens.length; count += 1) {
      const part = tokens.slice(first, first + count);
      const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
      const written = text.slice(start, end);
      // One thing is said at one go.
      if (/[.,!?;:()"«»…]/.test(written)) break;
      const forms = part.map(({ form }) => form);
      const meant = lexicon.corrected.get(forms.join(' '));
      if (meant !== undefined && meant.toLowerCase() !== written.toLowerCase()) {
        found.push({ start, end, written, meant, score: 0.97, why: 'corrected' });
        continue;
      }
      const best = nearest(written, forms, prepared, lexicon);
      if (best !== null) found.push({ start, end, written, meant: best.written, score: best.score, why: 'sound' });
    }
  }
  return withoutWorse(found);
}

function nearest(
  written: string,
  forms: readonly string[],
  { byFirst, forms: known, stems, single, joined }: PreparedTerms,
  { isOrdinary }: MisheardLexicon,
): { readonly written: string; readonly score: number } | null {
  const whole = forms.join(' ');
  if (known.has(whole) || forms.some((form) => /^\d+$/.test(form) || form.length > 24)) return null;
  // «газ пром»: a term that is written apart.
  const apart = forms.length > 1 ? joined.get(forms.join('')) : undefined;
  if (apart !== undefined) return { written: apart, score: 0.95 };
  if (known.has(forms.join(''))) return null;
  // A term with a small word beside it is that term.
  if (forms.length > 1 && forms.some((form) => single.has(stemOf(form)))) return null;
  const isUsual = forms.every((form) => isOrdinary(form) || stems.has(stemOf(form)));
  if (forms.length === 1 && (isUsual || isOrdinary(forms[0] ?? ''))) return null;
  const min = isUsual ? minOrdinary : minLikeness;
  let best: { written: string; score: number } | null = null;
  let second = 0;
  for (const sounds of soundsOf(written)) {
    if (sounds.length < minSounds) continue;
    for (const term of byFirst.get(firstSound(sounds)) ?? []) {
      if (isFormOf(forms, term)) return null;
      for (const own of term.sounds) {
        if (Math.abs(own.length - sounds.length) > 3) continue;
        const score = likeness(sounds, own) - lengthPenalty(Math.min(own.length, sounds.length));
        if (score < min) continue;
        // Of two that sound the same, the one in these letters.
        const isOwnScript = /[а-яё]/i.test(written) === /[а-яё]/i.test(term.written);
        if (best !== null && Math.abs(score - best.score) < 0.001 && soundsAlike(term, best.written) && !isOwnScript)
          continue;
        if (best === null || score > best.score) {
          if (best !== null && best.written !== term.written && !soundsAlike(term, best.written)) second = best.score;
          best = { written: term.written, score };
        } else if (best.written !== term.written && !soundsAlike(term, best.written)) second = Math.max(second, score);
      }
    }
  }
  // Two terms that are as near: neither is said.
  return best === null || best.score - second < 0.02
    ? null
    : { written: best.written, score: Math.min(0.96, best.score) };
}

const soundsAlike = (term: Term, written: string) => soundsOf(written).some((one) => term.sounds.includes(one));

/** Short words are like many others. */
const lengthPenalty = (length: number) => (length < 5 ? 0.12 : length < 6 ? 0.05 : 0);

/** An ending is not a mishearing: «перевода» is «перевод». */
function isFormOf(forms: readonly string[], term: Term): boolean {
  if (forms.length !== term.form.split(' ').length) return forms.some((form) => form === term.form);
  const stem = forms.map((form) => stemOf(form)).join(' ');
  if (stem === term.stem) return true;
  const shared = sharedLength(forms.join(' '), term.form);
  return shared >= Math.max(4, Math.min(forms.join(' ').length, term.form.length) - 2);
}

function sharedLength(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function withoutWorse(found: readonly FoundDistortion[]): readonly FoundDistortion[] {
  const kept: FoundDistortion[] = [];
  for (const one of found.toSorted((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
