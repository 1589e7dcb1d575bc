import type { RedactionPlace } from '#shared/sharing/redaction.ts';
import type { Segment, Word } from '#shared/segment.ts';

/** A part of a segment's text: a word with its time, or what stands between two. */
export interface WordPiece {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly text: string;
  readonly word: Word | null;
  /** The place that it belongs to. */
  readonly place: RedactionPlace | null;
}

/** The text of a segment in words; a text without words is one, as long as the segment. */
export function wordPieces(segment: Segment, places: readonly RedactionPlace[]): readonly WordPiece[] {
  const { text, startMs, endMs } = segment;
  const words = segment.words.length > 0 ? segment.words : [{ startMs, endMs, text, probability: 1 }];
  const pieces: WordPiece[] = [];
  let done = 0;
  for (const word of words) {
    const said = word.text.trim();
    const at = text.indexOf(said, done);
    if (said === '' || at < 0) continue;
    const place = placeOf(word, segment.id, places);
    const before = pieces.at(-1)?.place;
    // What stands between two words of one place belongs to it.
    if (at > done) {
      pieces.push({ at: done, text: text.slice(done, at), word: null, place: place === before ? place : null });
    }
    pieces.push({ at, text: said, word, place });
    done = at + said.length;
  }
  if (done < text.length) pieces.push({ at: done, text: text.slice(done), word: null, place: null });
  return pieces;
}

const order = { confirmed: 0, proposed: 1, dismissed: 2 } as const;

function placeOf(word: Word, segmentId: number, places: readonly RedactionPlace[]): RedactionPlace | null {
  let found: RedactionPlace | null = null;
  for (const place of places) {
    const isHere = place.origin === 'speaker' ? place.segmentId === segmentId : isIn(word, place);
    if (isHere && (found === null || order[place.state] < order[found.state])) found = place;
  }
  return found;
}

function isIn({ startMs, endMs }: Word, place: RedactionPlace): boolean {
  if (endMs <= startMs) return startMs >= place.startMs && startMs < place.endMs;
  return startMs < place.endMs && endMs > place.startMs;
}

/** Places that reach into a segment. */
export function placesIn(segment: Segment, places: readonly RedactionPlace[]): readonly RedactionPlace[] {
  return places.filter(({ startMs, endMs }) => startMs < segment.endMs && endMs > segment.startMs);
}
