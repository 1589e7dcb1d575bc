import type { RedactionPlace, TextMask } from '#shared/sharing/redaction.ts';
import type { Segment, Word } from '#shared/segment.ts';
import type { TranscriptDocument } from '#services/formats/transcript-document.ts';
import { placeWords, type PlacedWord } from '#services/versions/place-words.ts';
import { createMasks, speakerPseudonym } from './mask-names.ts';
import { isWordIn } from './words-in.ts';

export interface RedactedText {
  /** Places whose words go; those of a disguised voice are not among them. */
  readonly places: readonly RedactionPlace[];
  readonly mask: TextMask;
  readonly hidesNames: boolean;
  /** What the recording is called in it. */
  readonly name: string;
}

type Mask = ReturnType<typeof createMasks>;

/**
 * The same transcript without what is removed. Several words of one place become one mask; times of the words around
 * stay. Notes, findings, who speaks at once and the hash of the source are left out: no one has reviewed them.
 */
export function redactDocument(
  document: TranscriptDocument,
  { places, mask: kind, hidesNames, name }: RedactedText,
): TranscriptDocument {
  const people = kind === 'pseudonym' ? peopleIn(document.segments, places) : [];
  const mask = createMasks(kind, document.language, people);
  const inOrder = places.toSorted((a, b) => a.startMs - b.startMs || b.endMs - a.endMs);
  const shownName = hidesNames ? createSpeakerNames(document.language) : (speaker: string) => speaker;
  let from = 0;
  const segments = document.segments.map((segment) => {
    // Places that end before this segment end before all that follow.
    while (from < inOrder.length && (inOrder[from]?.endMs ?? 0) < segment.startMs) from += 1;
    const near: RedactionPlace[] = [];
    for (let at = from; at < inOrder.length; at += 1) {
      const place = inOrder[at];
      if (place === undefined || place.startMs > segment.endMs) break;
      if (place.endMs >= segment.startMs && isOf(place, segment)) near.push(place);
    }
    const masked = near.length === 0 ? segment : maskSegment(segment, near, mask);
    return { ...masked, speaker: segment.speaker === null ? null : shownName(segment.speaker) };
  });
  return { ...document, name, sha256: null, segments, overlaps: [], notes: [], findings: [] };
}

/** The names of people that are removed, as they are said. */
function peopleIn(segments: readonly Segment[], places: readonly RedactionPlace[]): readonly string[] {
  const people = places.filter(({ kind }) => kind === 'person');
  const names: string[] = [];
  const collect: Mask = (_, text) => {
    names.push(text);
    return '';
  };
  for (const segment of segments) {
    const near = people.filter((place) => place.startMs <= segment.endMs && place.endMs >= segment.startMs);
    if (near.length > 0) maskSegment(segment, near, collect);
  }
  return names;
}

/** What a speaker says is theirs alone, also where another one speaks at the same time. */
function isOf(place: RedactionPlace, segment: Segment): boolean {
  return place.origin !== 'speaker' || place.segmentId === segment.id;
}

function createSpeakerNames(language: string | null): (speaker: string) => string {
  const numbers = new Map<string, number>();
  return (speaker) => {
    const number = numbers.get(speaker) ?? numbers.size + 1;
    numbers.set(speaker, number);
    return speakerPseudonym(language, number);
  };
}

function maskSegment(segment: Segment, places: readonly RedactionPlace[], mask: Mask): Segment {
  const words = placeWords(segment);
  const placeOf = (word: Word) => places.find((place) => place.origin === 'speaker' || isWordIn(word, place));
  let text = '';
  let done = 0;
  const kept: Word[] = [];
  for (let at = 0; at < words.length;) {
    const first = words[at];
    if (first === undefined) break;
    const place = placeOf(first.word);
    if (place === undefined) {
      kept.push(first.word);
      at += 1;
      continue;
    }
    let after = at + 1;
    while (after < words.length && words[after] !== undefined && placeOf((words[after] as PlacedWord).word) === place)
      after += 1;
    const run = words.slice(at, after);
    const { masked, start, end } = maskRun(run, place, mask);
    text += segment.text.slice(done, start) + masked;
    done = end;
    const last = run.at(-1)?.word ?? first.word;
    kept.push({ startMs: first.word.startMs, endMs: last.endMs, text: masked, probability: 1 });
    at = after;
  }
  text += segment.text.slice(done);
  return { ...segment, text, words: segment.words.length > 0 ? kept : [], confidence: null };
}

const opening = /^[\p{Ps}\p{Pi}"'«“„]+/u;
const closing = /[\p{P}\p{Pe}\p{Pf}"'»”]+$/u;

/** Sentence marks stay: they disclose nothing, and the text reads on. */
function maskRun(run: readonly PlacedWord[], place: RedactionPlace, mask: Mask) {
  const [first, last] = [run[0], run.at(-1)];
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const said = run.map(({ word }) => word.text.trim()).join(' ');
  const before = opening.exec(said)?.[0] ?? '';
  const behind = said.length > before.length ? (closing.exec(said)?.[0] ?? '') : '';
  const core = said.slice(before.length, said.length - behind.length);
  const space = /^\s*/.exec(first?.word.text ?? '')?.[0] ?? '';
  return { masked: `${space}${before}${mask(place.kind, core)}${behind}`, start, end };
}
