import { sampleRateHz, type EngineSegment, type EngineWord } from '#native/lib/types.ts';
import { soundDistance } from '#services/vocabulary/sound-distance.ts';
import { soundOf } from '#services/vocabulary/sound-of.ts';
import { spokenTerms, type WordsInSound } from './spoken-terms/spoken-terms.ts';

/** A segment with expected terms in the place of what was recognised at first. */
export interface ExpectedSegment extends EngineSegment {
  /** Its text as it was recognised. */
  readonly asRecognised?: string;
}

export interface TermReading {
  readonly segments: readonly EngineSegment[];
  /** As they are written. */
  readonly terms: readonly string[];
  /** The same sound with each token of a term raised by so many nats, greedily; null where the engine broke. */
  transcribe(termBonus: number): Promise<readonly EngineSegment[] | null>;
  /**
   * How likely the model finds each text of this sound, or of as much silence, in nats; null where the engine broke. What it expects
   * without sound is what it knows of the language alone.
   */
  score(texts: readonly string[], sound: 'itself' | 'silence'): Promise<readonly number[] | null>;
}

/** Where every word is at least this likely, nothing is looked for. */
const sureProbability = 0.8;
/** At which terms are proposed: what is proposed is judged without it. */
const bonus = 6;
/**
 * The rule by which a proposal is taken; all of it was found on the half `tune` of `npm run bench:vocabulary` (docs/vocabulary.md):
 * how much likelier the sound makes the text than silence does counts beside how likely it is, by this weight and within these
 * limits, and the sum may be no lower than minus the bound.
 */
const soundWeight = 0.3;
const soundLimit = 10;
/** Less likely than this without it, in nats, no term is compared with silence: it would not be taken. */
const hopeless = 7;
const usualBound = 0;
/** Sounds further apart are not taken for each other, whatever the model says. */
const maxTakenDistance = 0.7;
/** Words after a proposal that are judged with it. */
const wordsAfter = 4;
/** Words that one term may stand for. */
const maxSpan = 4;
/** Sounds further apart are not proposed for their sound alone. */
const maxDistance = 0.5;
const maxProposals = 60;
/** Each word is compared with so many. */
const maxSoundTerms = 500;
/** Of a term that was put in: the walk through doubtful words stops at it. */
const maxProbability = 0.7;

/** Encoder frames for so many samples: terms of a short sound are judged on what it fills; null for all. */
export function judgedContext(samples: number): number | null {
  const seconds = samples / sampleRateHz;
  return seconds < 9 ? 512 : seconds < 19 ? 1024 : null;
}

/** Words `from … to` of the text, in the place of which `words` would stand. */
export interface Proposal {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/**
 * Expected terms that were misheard, by a second pass: the decoder is made to favour them, and what it writes then is only a
 * proposal, as is what sounds like one. Each is judged by itself by the unchanged model, which reads the text with it and the
 * text without. So nothing is put in where nothing like it was said.
 */
export async function expectTerms(reading: TermReading): Promise<readonly ExpectedSegment[]> {
  return withTerms(reading.segments, await judgedTerms(reading), usualBound);
}

/** What the sound of English words is judged by, in place of the model. */
export interface SoundReading
  extends Pick<TermReading, 'segments' | 'terms'>, Pick<WordsInSound, 'pcm' | 'soundsLike'> {}

/** Expected English terms that were misheard, by their sounds alone: see spoken-terms. */
export async function expectSpokenTerms({ segments, ...reading }: SoundReading): Promise<readonly ExpectedSegment[]> {
  const words = segments.flatMap((segment) => segment.words);
  const known = termsByFirst(reading.terms);
  const keys = words.map(({ text }) => keyOf(text));
  const lengths = keys.map((_, at) => termAt(keys, at, known));
  const isTerm = (at: number) => lengths.some((length, from) => from <= at && at < from + length);
  const judged = (await spokenTerms({ ...reading, words, isTerm })).map(({ from, to, term, gain }) => ({
    proposal: { from, to, words: term.split(/\s+/u) },
    gain,
  }));
  return withTerms(segments, judged, 0);
}

/** A proposal, and how well it fits the sound: see `soundWeight`; 0 is as well as what was recognised. */
export interface JudgedTerm {
  readonly proposal: Proposal;
  readonly gain: number;
}

export function withTerms(
  segments: readonly EngineSegment[],
  judged: readonly JudgedTerm[],
  bound: number,
): readonly ExpectedSegment[] {
  return put(segments, chosen(judged, bound));
}

export async function judgedTerms(reading: TermReading): Promise<readonly JudgedTerm[]> {
  const { segments, terms } = reading;
  const words = segments.flatMap((segment) => segment.words);
  if (terms.length === 0 || !words.some(({ probability }) => probability < sureProbability)) return [];
  const known = termsByFirst(terms);
  const proposals = bySound(words, terms);
  const read = await reading.transcribe(bonus);
  if (read !== null) proposals.push(...differences(words, wordsOf(read), known));
  const own = unique(proposals)
    .filter((one) => !isSure(one, words) && !losesTerm(one, words, known) && soundsAlike(one, words))
    .slice(0, maxProposals);
  const gains = await gainsOf(own, reading, 'itself');
  if (gains === null) return [];
  const hopeful = own.flatMap((proposal, nth) => {
    const gain = gains[nth] ?? -Infinity;
    return gain > -hopeless ? [{ proposal, gain }] : [];
  });
  const usual = await gainsOf(
    hopeful.map(({ proposal }) => proposal),
    reading,
    'silence',
  );
  if (usual === null) return [];
  return hopeful.map(({ proposal, gain }, nth) => {
    const added = Math.max(-soundLimit, Math.min(soundLimit, gain - (usual[nth] ?? 0)));
    return { proposal, gain: gain + soundWeight * added };
  });
}

/** How much likelier than what was recognised each proposal is, with a few words after it; null where the engine broke. */
async function gainsOf(
  proposals: readonly Proposal[],
  reading: TermReading,
  sound: 'itself' | 'silence',
): Promise<readonly number[] | null> {
  if (proposals.length === 0) return [];
  const { segments } = reading;
  const texts = proposals
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .flatMap(({ from, to, words }) => [
      textWith(segments, { from, to, words: null }),
      textWith(segments, { from, to, words }),
    ]);
  // Texts that begin alike are quick beside each other.
  const distinct = [...new Set(texts)];
  const scores = await reading.score(distinct, sound);
  if (scores === null) return null;
  const scoreOf = new Map(distinct.map((text, nth) => [text, scores[nth] ?? -Infinity]));
  return proposals.map(({ from, to, words }) => {
    const [own, other] = [null, words].map((part) => textWith(segments, { from, to, words: part }));
    // What reaches over the border of two segments is put nowhere.
    return own === undefined || other === undefined || own === other
      ? -Infinity
      : (scoreOf.get(other) ?? -Infinity) - (scoreOf.get(own) ?? 0);
  });
}

/** Nothing that the model is sure of is given away; nothing is put between two words. */
function isSure({ from, to }: Proposal, words: readonly EngineWord[]): boolean {
  return !words.slice(from, to).some(({ probability }) => probability < sureProbability);
}

function soundsAlike({ from, to, words: own }: Proposal, words: readonly EngineWord[]): boolean {
  const said = words.slice(from, to).map(({ text }) => text);
  return soundDistance(soundOf(said.join(' ')), soundOf(own.join(' '))) <= maxTakenDistance;
}

/** A term that was recognised is not another one. */
function losesTerm(
  { from, to }: Proposal,
  words: readonly EngineWord[],
  known: ReturnType<typeof termsByFirst>,
): boolean {
  const keys = words.slice(0, to).map(({ text }) => keyOf(text));
  for (let at = from; at < to; at += 1) if (termAt(keys, at, known) > 0) return true;
  return false;
}

function wordsOf(segments: readonly EngineSegment[]): readonly string[] {
  return segments.flatMap((segment) => segment.words.map(({ text }) => text));
}

function termsByFirst(terms: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const all = terms.map((term) => term.split(/\s+/u).map(keyOf)).filter((keys) => keys.every((key) => key !== ''));
  return Map.groupBy(all, ([first = '']) => first);
}

/** Length of the term that begins at a word; 0 for none. */
function termAt(keys: readonly string[], at: number, known: ReturnType<typeof termsByFirst>): number {
  const found = (known.get(keys[at] ?? '') ?? []).filter((term) => term.every((key, nth) => keys[at + nth] === key));
  return Math.max(0, ...found.map(({ length }) => length));
}

/** Where a text in which terms were favoured differs from the text and has a term. */
function differences(
  words: readonly EngineWord[],
  favoured: readonly string[],
  known: ReturnType<typeof termsByFirst>,
): readonly Proposal[] {
  const own = words.map(({ text }) => keyOf(text));
  const other = favoured.map(keyOf);
  const proposals: Proposal[] = [];
  for (const { from, to, otherFrom, otherTo } of changedParts(own, other)) {
    for (let at = otherFrom; at < otherTo; at += 1) {
      const length = termAt(other, at, known);
      if (length === 0) continue;
      const term = favoured.slice(at, at + length).map(bare);
      // With what was written around it, alone for all of the part, and for each run of words within it.
      if (otherTo - otherFrom <= maxSpan && to - from <= maxSpan && otherTo - otherFrom > length) {
        proposals.push({ from, to, words: favoured.slice(otherFrom, otherTo).map(bare) });
      }
      for (let start = from; start <= to; start += 1) {
        for (let end = start; end <= Math.min(to, start + maxSpan); end += 1) {
          if (end > start || to === from) proposals.push({ from: start, to: end, words: term });
        }
      }
    }
  }
  return proposals;
}

interface ChangedPart {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Parts between what two lists have in common, by their longest common subsequence. */
function changedParts(own: readonly string[], other: readonly string[]): readonly ChangedPart[] {
  const width = other.length + 1;
  const table = new Uint16Array((own.length + 1) * width);
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const same = own[i] === other[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : 0;
      table[i * width + j] = Math.max(same, table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const parts: ChangedPart[] = [];
  let [i, j, from, otherFrom] = [0, 0, 0, 0];
  const close = () => {
    if (i > from || j > otherFrom) parts.push({ from, to: i, otherFrom, otherTo: j });
  };
  while (i < own.length && j < other.length) {
    if (own[i] === other[j]) {
      close();
      [i, j] = [i + 1, j + 1];
      [from, otherFrom] = [i, j];
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  [i, j] = [own.length, other.length];
  close();
  return parts;
}

/** Words that are doubtful and sound like a term, nearest first. */
function bySound(words: readonly EngineWord[], terms: readonly string[]): Proposal[] {
  const sounds = terms
    .slice(0, maxSoundTerms)
    .map((term) => ({ term, sound: soundOf(term) }))
    .filter(({ sound }) => sound.length >= 3);
  const found: { readonly proposal: Proposal; readonly distance: number }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + 3); to += 1) {
      const span = words.slice(from, to);
      if (!span.some(({ probability }) => probability < sureProbability)) continue;
      const said = span.map(({ text }) => text).join(' ');
      const sound = soundOf(said);
      if (sound.length < 3) continue;
      for (const { term, sound: wanted } of sounds) {
        const distance = soundDistance(sound, wanted);
        if (distance > maxDistance || keyOf(said) === keyOf(term)) continue;
        found.push({ distance, proposal: { from, to, words: term.split(/\s+/u) } });
      }
    }
  }
  return found
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, maxProposals / 2)
    .map(({ proposal }) => proposal);
}

function unique(proposals: readonly Proposal[]): readonly Proposal[] {
  const byKey = new Map(proposals.map((one) => [`${one.from} ${one.to} ${one.words.map(keyOf).join(' ')}`, one]));
  return [...byKey.values()];
}

/** The likeliest first, none of which touches another. */
function chosen(judged: readonly JudgedTerm[], bound: number): readonly Proposal[] {
  const taken: Proposal[] = [];
  for (const { proposal, gain } of judged.toSorted((a, b) => b.gain - a.gain)) {
    if (gain < -bound) break;
    const { from, to } = proposal;
    if (taken.every((one) => one.to < from || one.from > to)) taken.push(proposal);
  }
  return taken;
}

/**
 * The text of the window with the times that the model writes, up to a few words after a place, and a proposal in it; what was
 * recognised there where `words` is null.
 */
function textWith(
  segments: readonly EngineSegment[],
  { from, to, words: own }: { readonly from: number; readonly to: number; readonly words: readonly string[] | null },
): string {
  const time = (ms: number) => `<|${(ms / 1000).toFixed(2)}|>`;
  let at = 0;
  let text = '';
  for (const segment of segments) {
    const { words } = segment;
    const end = Math.max(0, to + wordsAfter - at);
    // What is left out at the end lies after the place, so its numbers stay.
    const part = { ...segment, words: words.slice(0, end) };
    const shown = own === null ? part.words : replaced(part, at, { from, to, words: own });
    text += `${time(segment.startMs)}${shown.map((word) => ` ${word.text}`).join('')}`;
    if (end < words.length) break;
    text += time(segment.endMs);
    at += words.length;
    if (at >= to) break;
  }
  return text;
}

function put(segments: readonly EngineSegment[], proposals: readonly Proposal[]): readonly ExpectedSegment[] {
  if (proposals.length === 0) return segments;
  const starts: number[] = [];
  let at = 0;
  for (const segment of segments) {
    starts.push(at);
    at += segment.words.length;
  }
  return segments.map((segment, nth) => {
    const start = starts[nth] ?? 0;
    let words = segment.words;
    // From the end, so that the numbers of the words before stay.
    for (const proposal of proposals.toSorted((a, b) => b.from - a.from)) {
      words = replaced({ ...segment, words }, start, proposal);
    }
    if (words === segment.words) return segment;
    const text = words.map((word) => word.text).join(' ');
    return { ...segment, words, text, asRecognised: segment.text };
  });
}

/** The words of a segment of which the first is number `start`; the same list where the proposal lies elsewhere. */
function replaced(segment: EngineSegment, start: number, proposal: Proposal): readonly EngineWord[] {
  const { words } = segment;
  if (words.length === 0) return words;
  const [from, to] = [proposal.from - start, proposal.to - start];
  // What is put between two segments belongs to the earlier one, and what reaches over a border to none.
  if (from < 0 || to > words.length || (from === words.length && to === from && proposal.from !== 0)) return words;
  if (from === to && from === 0 && start > 0) return words;
  const own = words.slice(from, to);
  const [first, last] = [own[0], own.at(-1)];
  const before = /^[^\p{L}\p{N}]*/u.exec(first?.text ?? '')?.[0] ?? '';
  const after = /[^\p{L}\p{N}]*$/u.exec(last?.text ?? '')?.[0] ?? '';
  const startMs = first?.startMs ?? words[from - 1]?.endMs ?? segment.startMs;
  const endMs = Math.max(startMs, last?.endMs ?? words[from]?.startMs ?? segment.endMs);
  const lengths = proposal.words.map((word) => word.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const probability = Math.min(maxProbability, ...own.map((word) => word.probability));
  let done = 0;
  const put = proposal.words.map((word, nth): EngineWord => {
    const wordStartMs = Math.round(startMs + ((endMs - startMs) * done) / total);
    done += word.length;
    const wordEndMs = Math.round(startMs + ((endMs - startMs) * done) / total);
    const text = `${nth === 0 ? before : ''}${word}${nth === proposal.words.length - 1 ? after : ''}`;
    return { text, startMs: wordStartMs, endMs: wordEndMs, probability };
  });
  return [...words.slice(0, from), ...put, ...words.slice(to)];
}

function bare(text: string): string {
  return text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function keyOf(text: string): string {
  return bare(text).toLowerCase().replaceAll('ё', 'е');
}
