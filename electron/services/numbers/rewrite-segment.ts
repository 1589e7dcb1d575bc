import type { Segment, Word } from '#shared/segment.ts';
import type { Edit } from './rewriting.ts';
import { rewrite } from './rewriting.ts';

/**
 * A segment with edits made in its text. Words that become one share the time of all of them; where one becomes several,
 * they share its time by their letters. Words that are not the text any more (it was typed over) stay as they are.
 */
export function rewriteSegment(segment: Segment, edits: readonly Edit[]): Segment {
  if (edits.length === 0) return segment;
  const { text } = rewrite(segment.text, edits);
  const places = placesOf(segment);
  return { ...segment, text, ...(places !== null && { words: rewrittenWords(segment, places, edits) }) };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where each word stands in the text; null where the words are not the text. */
function placesOf({ text, words }: Segment): readonly Place[] | null {
  const places: Place[] = [];
  let at = 0;
  for (const { text: own } of words) {
    const from = text.indexOf(own, at);
    if (from < 0 || text.slice(at, from).trim() !== '') return null;
    places.push({ from, to: from + own.length });
    at = from + own.length;
  }
  return text.slice(at).trim() === '' ? places : null;
}

function rewrittenWords(segment: Segment, places: readonly Place[], edits: readonly Edit[]): readonly Word[] {
  const done: Word[] = [];
  let nth = 0;
  while (nth < places.length) {
    const { end, own } = touching(places, edits, nth);
    const kept = segment.words.slice(nth, end);
    if (own.length === 0) done.push(...kept);
    else {
      const from = Math.min(places[nth]?.from ?? 0, own[0]?.from ?? 0);
      const to = Math.max(places[end - 1]?.to ?? 0, own.at(-1)?.to ?? 0);
      const shifted = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
      done.push(...shared(kept, rewrite(segment.text.slice(from, to), shifted).text));
    }
    nth = end;
  }
  return done;
}

/** The words that hang together by edits, from the `nth` on, and these edits. */
function touching(places: readonly Place[], edits: readonly Edit[], nth: number) {
  const first = places[nth]?.from ?? 0;
  let to = places[nth]?.to ?? 0;
  let end = nth + 1;
  const own: Edit[] = [];
  for (const edit of edits) {
    if (edit.to <= first || edit.from >= to) continue;
    own.push(edit);
    while (end < places.length && (places[end]?.from ?? 0) < edit.to) {
      to = Math.max(to, places[end]?.to ?? 0);
      end += 1;
    }
    to = Math.max(to, edit.to);
  }
  return { end, own };
}

function shared(words: readonly Word[], text: string): readonly Word[] {
  const texts = text.split(/[ \n\t]+/u).filter((part) => part !== '');
  const startMs = words[0]?.startMs ?? 0;
  const endMs = words.at(-1)?.endMs ?? startMs;
  const probability = Math.min(...words.map((word) => word.probability));
  const letters = texts.reduce((sum, part) => sum + part.length, 0);
  let before = 0;
  return texts.map((part) => {
    const at = (count: number) => startMs + Math.round(((endMs - startMs) * count) / letters);
    const own = { startMs: at(before), endMs: at(before + part.length), text: part, probability };
    before += part.length;
    return own;
  });
}
