import type { Edit } from './rewriting.ts';
import { keyOf } from './tokens.ts';

const hesitation =
  /^(?:э+(?:-э+)*|э+м+|м{2,}|м+(?:-м+)+|а(?:-а)+|а{3,}|хм+|гм+|кхм+|u+h+m*|u+m+|e+r+m*|h+m+|m{2,}|mm-hm|e+h)$/u;
/** Said twice on purpose. */
const meant = new Set(
  'да нет ну вот так очень еле чуть very no yes yeah bye so well really had that had blah ha хорошо ладно все давай тихо стоп далеко долго много быстро'.split(
    ' ',
  ),
);
const numberLike = /\d/;

interface Piece {
  readonly text: string;
  /** Without its marks. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Sounds of thinking («э-э», «um»), words broken off («при- привет») and restarted words («я я думаю»), with a space
 * each.
 */
export function hesitationEdits(text: string): readonly Edit[] {
  const pieces: readonly Piece[] = [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    key: keyOf(match[0].replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const dropped = new Set<number>();
  for (const [nth, piece] of pieces.entries()) {
    if (isHesitation(piece) || isBrokenOff(piece, pieces[nth + 1]?.key)) dropped.add(nth);
  }
  dropRepeated(pieces, dropped);
  return editsFor(text, pieces, dropped);
}

function isHesitation({ key, text }: Piece): boolean {
  return hesitation.test(key) && !/^[A-ZА-ЯЁ]{2,}$/u.test(text);
}

/** «При- привет», «пере… перенесли». */
function isBrokenOff({ text, key }: Piece, next: string | undefined): boolean {
  return (
    /\p{L}(?:-|–|—|…|\.\.\.)$/u.test(text) && next !== undefined && key !== '' && next !== key && next.startsWith(key)
  );
}

/** Of up to three words said again at once the first time is a false start. */
function dropRepeated(pieces: readonly Piece[], dropped: Set<number>): void {
  const left = pieces.map((piece, nth) => ({ ...piece, nth })).filter(({ nth }) => !dropped.has(nth));
  for (let at = 0; at < left.length; at += 1) {
    const length = [3, 2, 1].find((size) => isSaidAgain(left, at, size));
    if (length === undefined) continue;
    for (const piece of left.slice(at, at + length)) dropped.add(piece.nth);
    at += length - 1;
  }
}

function isSaidAgain(pieces: readonly Piece[], at: number, size: number): boolean {
  for (let i = 0; i < size; i += 1) {
    const [first, second] = [pieces[at + i], pieces[at + i + size]];
    if (first === undefined || second === undefined || first.key === '' || first.key !== second.key) return false;
    if (numberLike.test(first.key) || (size === 1 && meant.has(first.key))) return false;
    // What a sentence ends is no false start.
    if (/[.!?…:;]["»”)]*$/u.test(first.text) || (size === 1 && first.text.endsWith(',') && first.key.length > 3))
      return false;
  }
  return true;
}

function editsFor(text: string, pieces: readonly Piece[], dropped: ReadonlySet<number>): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [nth, piece] of pieces.entries()) {
    if (!dropped.has(nth)) continue;
    const last = edits.at(-1);
    const from = last !== undefined && last.to === piece.from ? last.from : piece.from;
    if (last !== undefined && from === last.from) edits.pop();
    edits.push({ from, to: pieces[nth + 1]?.from ?? text.length, text: '' });
  }
  return edits.map((edit) => tidied(text, edit));
}

/** The stop of a sentence stays, and the capital of its first word moves on. */
function tidied(text: string, { from, to }: Edit): Edit {
  const gone = text.slice(from, to);
  const stop = /[.!?…]["»”)]*\s*$/u.exec(gone)?.[0].trim() ?? '';
  const before = text.slice(0, from).trimEnd();
  if (to === text.length) {
    const cut = before.replace(/,$/u, '');
    return {
      from: cut.length,
      to,
      text: stop !== '' && !/[.!?…]$/u.test(cut) && cut !== '' ? stop.replace('…', '.') : '',
    };
  }
  const next = text.charAt(to);
  const opensSentence = /^["«“]?\p{Lu}/u.test(gone) && (before === '' || /[.!?…]$/u.test(before));
  return opensSentence ? { from, to: to + 1, text: next.toUpperCase() } : { from, to, text: '' };
}
