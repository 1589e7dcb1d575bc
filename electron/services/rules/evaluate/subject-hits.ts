import type { Condition, Subject } from '#shared/rules/rule-tree.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { RuleSet } from './compile-rules.ts';
import type { Hit } from './hit.ts';
import { possibleHits } from './openings.ts';
import { marksOf, type RuleMark } from './rule-text.ts';
import { interruptions, overlaps, rateSpans, silences } from './speech-spans.ts';
import type { TextIndex } from './text-index.ts';
import { wordsHit } from './words-hit.ts';

type Said = Extract<Subject, { kind: 'said' }>;
type Mark = Extract<Subject, { kind: 'mark' }>;

/** Where the subjects of conditions stand, each worked out once for a text. */
export interface SubjectHits {
  /** In the order of time, regardless of the speaker and the place. */
  of(condition: Condition, clause: number): readonly Hit[];
  /** Where it may stand in doubtful words. */
  possible(condition: Condition, clause: number): readonly Hit[];
}

export function createSubjectHits(index: TextIndex, set: RuleSet): SubjectHits {
  let phrases: Map<number, (readonly [number, number])[]> | null = null;
  const phrasePlaces = (id: number) => {
    phrases ??= placesById(index, set);
    return phrases.get(id) ?? [];
  };
  const all = new Map<Condition, readonly Hit[]>();
  const possible = new Map<Condition, readonly Hit[]>();
  const once = (known: Map<Condition, readonly Hit[]>, condition: Condition, work: () => readonly Hit[]) => {
    const hits = known.get(condition) ?? work();
    known.set(condition, hits);
    return hits;
  };
  return {
    possible: (condition, clause) => once(possible, condition, () => possibleHits(index, set, condition, clause)),
    of: (condition, clause) => once(all, condition, () => find(condition, clause)),
  };

  function find(condition: Condition, clause: number): readonly Hit[] {
    const { subject } = condition;
    switch (subject.kind) {
      case 'said': {
        const places =
          subject.match === 'regex' ? regexPlaces(index, set, subject) : phrasePlaces(set.phraseId(subject));
        return places.map(([first, last]) => wordsHit(index, clause, first, last)).toSorted(inTime);
      }
      case 'mark':
        return markHits(index, subject, condition, clause);
      case 'silence':
        return silences(index, condition, clause);
      case 'overlap':
        return overlaps(index, condition, clause);
      case 'interruption':
        return interruptions(index, condition, clause);
      case 'rate':
        return rateSpans(index, condition, clause);
      case 'share':
        return [];
    }
  }
}

function inTime(a: Hit, b: Hit): number {
  return a.startMs - b.startMs;
}

function placesById(index: TextIndex, { matcher }: RuleSet): Map<number, (readonly [number, number])[]> {
  const found = new Map<number, (readonly [number, number])[]>();
  if (matcher.ruleIds.size === 0) return found;
  for (const { ruleId, first, last } of matcher.find(index.tokens)) {
    const places = found.get(ruleId);
    if (places === undefined) found.set(ruleId, [[first, last]]);
    else places.push([first, last]);
  }
  return found;
}

/** Within one segment each. A match without a letter or a digit stands on no word and counts for nothing. */
function regexPlaces(index: TextIndex, set: RuleSet, subject: Said): readonly (readonly [number, number])[] {
  const expression = set.expressionOf(subject);
  if (expression === null) return [];
  const { pattern, literal } = expression;
  return index.text.segments.flatMap(({ text, tokens }, nth) => {
    if (literal !== '' && !text.toLowerCase().includes(literal)) return [];
    const [start] = index.wordsOf(nth);
    const places: (readonly [number, number])[] = [];
    for (let from = 0; from <= text.length;) {
      const match = pattern.next(text, from);
      if (match === null) break;
      from = Math.max(match.end, match.start + 1);
      if (match.end === match.start) continue;
      const first = tokens.findIndex((token) => token.end > match.start);
      const last = tokens.findLastIndex((token) => token.start < match.end);
      if (first >= 0 && last >= first) places.push([start + first, start + last]);
    }
    return places;
  });
}

function markHits(index: TextIndex, subject: Mark, { minScore, minMs }: Condition, clause: number): readonly Hit[] {
  const marks = marksOf(index.text, subject) ?? [];
  const named = subject.text === '' ? null : tokenize(subject.text);
  return marks
    .filter(
      ({ value, score, words, startMs, endMs, name = null, otherNames = [] }) =>
        endMs - startMs >= minMs &&
        (subject.value === '' || value.toLowerCase() === subject.value.toLowerCase()) &&
        (minScore === null || (score ?? 1) > minScore) &&
        (named === null ||
          [words?.matched ?? '', name ?? '', ...otherNames].some((text) => isNamed(tokenize(text), named))),
    )
    .map((mark) => {
      const { startMs, endMs } = mark;
      const words = wordsOfMark(index, mark);
      return { startMs, endMs, ...words, isCertain: true, parts: [{ startMs, endMs, clause, ...words }] };
    });
}

function wordsOfMark(index: TextIndex, { words }: RuleMark): { first: number | null; last: number | null } {
  const start = words === null ? null : index.firstWordOf(words.segmentId);
  if (words === null || start === null) return { first: null, last: null };
  const first = start + words.word;
  const last = first + Math.max(1, tokenize(words.matched).length) - 1;
  return last < index.tokens.length ? { first, last } : { first: null, last: null };
}

/** One after another. */
function isNamed(words: readonly Token[], wanted: readonly Token[]): boolean {
  return words.some((_, at) =>
    wanted.every((token, nth) => {
      const word = words[at + nth];
      return word !== undefined && (word.stem === token.stem || isCaseOf(word.form, token.form));
    }),
  );
}

/** What Russian adds to a surname, and not what makes a surname of a name. */
const caseEndings = /^(?:а|у|ы|е|ой|ою|ым|ых|ыми|ом|ем|я|ю|и)$/;

/** Surnames: the stemmer takes the ending of Иванов off, and not that of Ивановым. */
function isCaseOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short) && caseEndings.test(long.slice(short.length));
}
