import type { SegmentTokens } from '#services/search/index/segment-reader.ts';
import type { NearNode, PhraseNode, PositiveNode, WordNode } from './query.ts';
import { compileLinear } from './linear-pattern.ts';
import type { RegexNode } from './regex-literal.ts';
import type { TimeOf } from './segment-times.ts';
import { otherReadings } from '#services/search/language/other-readings.ts';
import type { Token } from '#services/search/language/token.ts';

/** Some neighbouring segments; their words are put in a row when a phrase is looked for. */
class Flat {
  readonly segments: readonly SegmentTokens[];
  #words: readonly PlacedToken[] | null = null;
  #readings: readonly (readonly PlacedToken[])[] | null = null;

  constructor(segments: readonly SegmentTokens[]) {
    this.segments = segments;
  }

  get words(): readonly PlacedToken[] {
    return (this.#words ??= this.segments.flatMap(({ tokens }, segment) =>
      tokens.map((token) => ({ token, segment })),
    ));
  }

  /** The words, and what else they are. */
  get readings(): readonly (readonly PlacedToken[])[] {
    return (this.#readings ??= [this.words, ...this.#otherReadings()]);
  }

  #otherReadings(): readonly (readonly PlacedToken[])[] {
    if (!this.words.some(({ token }) => token.other !== null)) return [];
    const bySegment = this.segments.map(({ tokens }) => otherReadings(tokens));
    const max = Math.max(...bySegment.map(({ length }) => length));
    return Array.from({ length: max }, (_, nth) =>
      this.segments.flatMap(({ tokens }, segment) =>
        (bySegment[segment]?.[nth]?.tokens ?? tokens).map((token) => ({ token, segment })),
      ),
    );
  }
}

interface PlacedToken {
  readonly token: Token;
  readonly segment: number;
}

/** Where something begins; the range ends with its segment. */
export interface Place {
  /** Index among the segments. */
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

export function placed(segments: readonly SegmentTokens[]): Flat {
  return new Flat(segments);
}

/** Every place at which a part of a query is said. */
export function findPlaces(node: PositiveNode, flat: Flat, timeOf: TimeOf): readonly Place[] {
  switch (node.kind) {
    case 'word':
      return wordPlaces(node, flat);
    case 'phrase':
      return phrasePlaces(node, flat);
    case 'near':
      return nearPlaces(node, flat, timeOf);
    case 'regex':
      return regexPlaces(node, flat);
    case 'any':
      return node.nodes.flatMap((one) => findPlaces(one, flat, timeOf));
  }
}

function wordPlaces(node: WordNode, { segments }: Flat): readonly Place[] {
  const places: Place[] = [];
  const { stems, form, isPrefix, apart } = node;
  const firsts = firstsOf(isPrefix ? [...stems, form] : stems);
  const [onlyFirst, ...otherFirsts] = firsts;
  const isSaid = (token: Token) => stems.includes(token.stem) || (isPrefix && token.form.startsWith(form));
  const isFound = (token: Token) => firsts.includes(token.first) && isSaid(token);
  const apartFirst = apart === null ? -1 : apart.letter.charCodeAt(0);
  for (let segment = 0; segment < segments.length; segment += 1) {
    const tokens = segments[segment]?.tokens ?? [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) break;
      // Nearly every word of a text fails here.
      const { first, other } = token;
      const mayBe = first === onlyFirst || (otherFirsts.length > 0 && otherFirsts.includes(first));
      if (!mayBe && other === null && first !== apartFirst) continue;
      if (mayBe && isSaid(token)) places.push({ segment, start: token.start, end: token.end });
      else if (other !== null) {
        const { start, end } = other.tokens.find(isFound) ?? { start: -1, end: -1 };
        if (start >= 0) places.push({ segment, start, end });
      } else if (apart !== null && first === apartFirst && token.form === apart.letter) {
        const next = tokens[at + 1];
        if (next !== undefined && apart.stems.includes(next.stem))
          places.push({ segment, start: token.start, end: next.end });
      }
    }
  }
  return places;
}

/** A stem begins as its word does, so most words need neither form nor stem. */
function firstsOf(words: readonly string[]): readonly number[] {
  return [...new Set(words.map((word) => word.charCodeAt(0)))];
}

function phrasePlaces(node: PhraseNode, flat: Flat): readonly Place[] {
  const nodes = node.joined.length === 0 ? [node] : [node, { ...node, words: [node.joined] }];
  const places = flat.readings.flatMap((words) => nodes.flatMap((one) => phrasePlacesIn(one, words)));
  return flat.readings.length * nodes.length === 1 ? places : uniqueOf(places);
}

function uniqueOf(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.segment} ${place.start}`, place])).values()];
}

function phrasePlacesIn(node: PhraseNode, words: readonly PlacedToken[]): readonly Place[] {
  const places: Place[] = [];
  const firsts = node.words.map(firstsOf);
  const isAt = (index: number) =>
    firsts.every((units, offset) => units.includes(words[index + offset]?.token.first ?? -1)) &&
    isPhraseAt(node, words, index);
  for (let index = 0; index + node.words.length <= words.length; index += 1) {
    const first = words[index];
    if (first === undefined || !isAt(index)) continue;
    const said = words.slice(index, index + node.words.length).filter(({ segment }) => segment === first.segment);
    places.push({ segment: first.segment, start: first.token.start, end: said.at(-1)?.token.end ?? first.token.end });
  }
  return places;
}

function isPhraseAt(node: PhraseNode, words: readonly PlacedToken[], index: number): boolean {
  return node.words.every((wanted, offset) => {
    const token = words[index + offset]?.token;
    if (token === undefined) return false;
    if (!node.isExact) return wanted.includes(token.stem);
    const mayGoOn = node.isPrefix && offset === node.words.length - 1;
    return wanted.some((form) => (mayGoOn ? token.form.startsWith(form) : token.form === form));
  });
}

/** All of the words within so much time of each other; every word that takes part is a place. */
function nearPlaces(node: NearNode, flat: Flat, timeOf: TimeOf): readonly Place[] {
  const [first = [], ...others] = node.nodes.map((word) => wordPlaces(word, flat));
  if (others.some((list) => list.length === 0)) return [];
  const isNear = nearness(flat.segments, node.withinMs, timeOf);
  return first.flatMap((start) => {
    const partners = others.map((list) => list.filter((place) => place !== start && isNear(start, place)));
    return partners.some((list) => list.length === 0) ? [] : [start, ...partners.flat()];
  });
}

/** Mostly the segments suffice; the times of words are read only where they do not. */
function nearness(segments: readonly SegmentTokens[], withinMs: number, timeOf: TimeOf) {
  return (one: Place, other: Place): boolean => {
    const [a, b] = [segments[one.segment], segments[other.segment]];
    if (a === undefined || b === undefined) return false;
    if (Math.max(a.endMs, b.endMs) - Math.min(a.startMs, b.startMs) <= withinMs) return true;
    if (Math.max(a.startMs, b.startMs) - Math.min(a.endMs, b.endMs) > withinMs) return false;
    return Math.abs(timeOf(a.segmentId, one.start) - timeOf(b.segmentId, other.start)) <= withinMs;
  };
}

function regexPlaces(node: RegexNode, { segments }: Flat): readonly Place[] {
  const pattern = compileLinear(node.pattern, { isCaseSensitive: true });
  if (pattern === null) return [];
  const places: Place[] = [];
  for (const [segment, { text }] of segments.entries()) {
    const searched = lowered(text);
    for (let match = pattern.next(searched, 0); match !== null;) {
      const { start, end } = match;
      if (end > start) places.push({ segment, start, end });
      match = pattern.next(searched, Math.max(end, start + 1));
    }
  }
  return places;
}

/** Of the same length, so that places are those of the text. */
function lowered(text: string): string {
  const lower = text.toLowerCase().replaceAll('ё', 'е');
  return lower.length === text.length ? lower : text;
}
