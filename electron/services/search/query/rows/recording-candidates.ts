import type { Database } from 'better-sqlite3';
import {
  followingToken,
  formToken,
  recordingOfRow,
  recordingRowOf,
  stemToken,
} from '#services/search/index/recording-words.ts';
import { recordingToken } from '#services/search/index/facet-tokens.ts';
import { placeOf, tailWords } from '#services/search/index/passage.ts';
import type { PhraseNode, PositiveNode, Query, WordNode } from '../query.ts';
import type { RowQuery } from './window-rows.ts';

/** So few are checked one by one; where there are more, the lists of windows lead to a page sooner. */
const maxCandidates = 200;

/**
 * What a query asks of windows, limited to the recordings that can hold it where these are few and known. `wordsApart`: the
 * same with the words of phrases for themselves; FTS5 looks for the first place of a phrase from the beginning of all lists.
 */
export type LimitRows = (query: Query, asked: RowQuery, wordsApart: () => string | null) => RowQuery;

/** Nothing is limited in a library whose recordings' words are not noted: see recording-words.ts. */
export function prepareLimitRows(database: Database): LimitRows {
  const isNoted = database.prepare<[], number>('SELECT notes_words FROM fulltext.meta').pluck();
  const holding = database
    .prepare<[string, number, number, number], number>(
      'SELECT rowid FROM fulltext.recording_words WHERE recording_words MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?',
    )
    .pluck();
  const unknown = database
    .prepare<[number], number>('SELECT recording_id FROM fulltext.indexed WHERE is_noted = 0 LIMIT ?')
    .pluck();
  return (query, asked, wordsApart) => {
    if (asked.expression === null || isNoted.get() !== 1) return asked;
    const wanted = recordingExpression(query);
    if (wanted === null) return asked;
    const limit = maxCandidates + 1;
    const others = unknown.all(limit);
    if (others.length > maxCandidates) return asked;
    const from = recordingRowOf(Math.max(0, placeOf(asked.fromRowId).recordingId));
    const to = Math.min(recordingRowOf(-1), recordingRowOf(placeOf(asked.toRowId).recordingId) + 1);
    const known = holding.all(wanted, Math.max(0, from), Math.max(0, to), limit);
    const ids = new Set([...others, ...known.map(recordingOfRow)]);
    if (ids.size > maxCandidates) return asked;
    if (ids.size === 0) return { ...asked, expression: `facet : ${quote(recordingToken(0))}` };
    const facets = [...ids].map((id) => quote(recordingToken(id))).join(' OR ');
    return { ...asked, expression: `facet : (${facets}) AND (${wordsApart() ?? asked.expression})` };
  };
}

/** What a recording must have for any of its windows to match; null where that says no more than one list of windows. */
function recordingExpression({ required }: Query): string | null {
  const terms = required.map(termOf).filter((term) => term !== null);
  const count = terms.reduce((sum, one) => sum + one.count, 0);
  return count < 2 ? null : terms.map(({ text }) => text).join(' AND ');
}

/** `count`: lists of windows that would have to be walked through. */
interface Term {
  readonly text: string;
  readonly count: number;
}

function termOf(node: PositiveNode): Term | null {
  switch (node.kind) {
    case 'word':
      return wordTerm(node);
    case 'near':
      return all(node.nodes.map(wordTerm).filter((term) => term !== null));
    case 'phrase':
      return phraseTerm(node);
    case 'any': {
      const terms = node.nodes.map(termOf);
      // What may be anything makes the whole alternative anything.
      return terms.some((term) => term === null) ? null : any(terms.filter((term) => term !== null));
    }
    case 'regex':
      return null;
  }
}

function wordTerm({ form, stems, isPrefix, apart }: WordNode): Term | null {
  if (isPrefix) return null;
  const words = (stems.length === 0 ? [formToken(form)] : stems.map(stemToken)).map(one);
  const inTwo = apart === null ? null : any(apart.stems.map((stem) => one(stemToken(stem))));
  const asTwo = apart === null || inTwo === null ? null : all([one(stemToken(apart.letter)), inTwo]);
  const term = any(asTwo === null ? words : [...words, asTwo]);
  // One list of windows, however many ways there are to write it.
  return term === null ? null : { ...term, count: 1 };
}

function phraseTerm({ words, joined, isExact, isPrefix }: PhraseNode): Term | null {
  const seen = words.slice(0, tailWords + 1);
  const whole = isPrefix && seen.length === words.length ? seen.slice(0, -1) : seen;
  const token = isExact ? formToken : stemToken;
  const some = (forms: readonly string[]) => any(forms.map((form) => one(token(form))));
  const said = whole.map(some).filter((term) => term !== null);
  const follow = isExact
    ? whole.flatMap(([form = ''], at) => {
        const [next] = whole[at + 1] ?? [];
        return next === undefined ? [] : [one(followingToken(form, next))];
      })
    : [];
  const together = all([...follow, ...said]);
  if (together === null || joined.length === 0) return together;
  const asOne = isPrefix ? null : some(joined);
  return asOne === null ? null : any([together, asOne]);
}

const one = (token: string): Term => ({ text: quote(token), count: 1 });

function all(terms: readonly Term[]): Term | null {
  const [only] = terms;
  if (terms.length < 2) return only ?? null;
  return {
    text: `(${terms.map(({ text }) => text).join(' AND ')})`,
    count: terms.reduce((sum, { count }) => sum + count, 0),
  };
}

function any(terms: readonly Term[]): Term | null {
  const [only] = terms;
  if (terms.length < 2) return only ?? null;
  return {
    text: `(${terms.map(({ text }) => text).join(' OR ')})`,
    count: Math.max(...terms.map(({ count }) => count)),
  };
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
