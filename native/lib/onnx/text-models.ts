import { openTextNetwork, softmax, type TextNetwork } from './text-network.ts';
import type { WordPiece } from './word-pieces.ts';

/** A stretch of a text with a label of the model. */
export interface LabelledSpan {
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  /** Without `B-` and `I-`. */
  readonly label: string;
  /** The least sure of its words, 0…1. */
  readonly score: number;
}

export interface TextLabel {
  readonly label: string;
  readonly score: number;
}

/** Labels words: people, places, organisations, as the model names them. */
export interface TokenClassifier {
  readonly hash: string;
  label(text: string): Promise<readonly LabelledSpan[]>;
}

/** Labels whole texts; of a long one the beginning. */
export interface TextClassifier {
  readonly hash: string;
  readonly labels: readonly string[];
  score(text: string): Promise<readonly TextLabel[]>;
}

/** Says what fits into a gap of a text. */
export interface MaskedWords {
  readonly hash: string;
  /** Mean logarithm of the probability of the pieces of each candidate in the place of a stretch of the text. */
  rank(text: string, span: Span, candidates: readonly string[]): Promise<readonly number[]>;
  /** Whole words that fit best, the best first. */
  propose(
    text: string,
    span: Span,
    count: number,
  ): Promise<readonly { readonly word: string; readonly score: number }[]>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer texts are processed in parts that share some words. */
const windowPieces = 200;
const sharedPieces = 40;
/** On either side of a gap. */
const contextPieces = 40;

export async function openTokenClassifier(folder: string): Promise<TokenClassifier> {
  const network = await openTextNetwork(folder, 'entities');
  return {
    hash: network.hash,
    async label(text) {
      const pieces = network.files.pieces.cut(text);
      const found = await labelPieces(network, pieces);
      return joinSpans(text, found);
    },
  };
}

interface LabelledWord extends Span {
  readonly label: string;
  readonly score: number;
}

/** Each word by its first piece, in the window in which it stands farthest from the ends. */
async function labelPieces(network: TextNetwork, pieces: readonly WordPiece[]): Promise<readonly LabelledWord[]> {
  const { labels, maxPieces } = network.files;
  const maxCount = Math.min(windowPieces, maxPieces - 2);
  const best = new Map<number, { readonly edge: number; readonly label: string; readonly score: number }>();
  for (let from = 0; from < pieces.length; from += maxCount - sharedPieces) {
    const some = pieces.slice(from, from + maxCount);
    const logits = await network.run(some.map(({ id }) => id));
    for (let nth = 0; nth < some.length; nth += 1) {
      const edge = Math.min(
        from === 0 ? maxCount : nth,
        from + some.length === pieces.length ? maxCount : some.length - 1 - nth,
      );
      if (some[nth]?.isFirst !== true || (best.get(from + nth)?.edge ?? -1) >= edge) continue;
      const shares = softmax(logits, (nth + 1) * labels.length, labels.length);
      const top = shares.reduce((at, share, index) => (share > (shares[at] ?? 0) ? index : at), 0);
      best.set(from + nth, { edge, label: labels[top] ?? 'O', score: shares[top] ?? 0 });
    }
    if (from + maxCount >= pieces.length) break;
  }
  return pieces.flatMap((piece, nth) => {
    const found = best.get(nth);
    if (found === undefined) return [];
    let last = nth;
    while (pieces[last + 1]?.isFirst === false) last += 1;
    return [{ start: piece.start, end: pieces[last]?.end ?? piece.end, label: found.label, score: found.score }];
  });
}

/** `B-PER I-PER` is one; so is `I-PER` alone, as models without `B-` have it. */
function joinSpans(text: string, words: readonly LabelledWord[]): readonly LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let isOpen = false;
  for (const { start, end, label, score } of words) {
    const name = label.replace(/^[BIES]-/, '');
    const last = spans.at(-1);
    if (label === 'O') isOpen = false;
    else if (isOpen && last?.label === name && !label.startsWith('B-') && !text.slice(last.end, start).includes('\n'))
      spans[spans.length - 1] = { ...last, end, score: Math.min(last.score, score) };
    else {
      spans.push({ start, end, label: name, score });
      isOpen = true;
    }
  }
  return spans;
}

export async function openTextClassifier(folder: string): Promise<TextClassifier> {
  const network = await openTextNetwork(folder, 'classes');
  const { labels, isEachAlone, maxPieces, pieces } = network.files;
  return {
    hash: network.hash,
    labels,
    async score(text) {
      const ids = pieces.cut(text).map(({ id }) => id);
      const logits = await network.run(ids.slice(0, maxPieces - 2));
      const shares = isEachAlone
        ? logits.map((value) => 1 / (1 + Math.exp(-value)))
        : softmax(logits, 0, labels.length);
      return labels.map((label, nth) => ({ label, score: shares[nth] ?? 0 }));
    },
  };
}

export async function openMaskedWords(folder: string): Promise<MaskedWords> {
  const network = await openTextNetwork(folder, 'words');
  const { pieces } = network.files;
  const mask = pieces.special.mask ?? pieces.special.unknown;
  /** Probabilities at each of so many hidden pieces in the place of the span. */
  const atGap = async (text: string, { start, end }: Span, count: number): Promise<readonly Float32Array[]> => {
    const all = pieces.cut(text);
    const before = all.filter((piece) => piece.end <= start).slice(-contextPieces);
    const after = all.filter((piece) => piece.start >= end).slice(0, contextPieces);
    const ids = [
      ...before.map(({ id }) => id),
      ...Array.from({ length: count }, () => mask),
      ...after.map(({ id }) => id),
    ];
    const logits = await network.run(ids);
    const first = (before.length + 1) * pieces.size;
    return Array.from({ length: count }, (_, nth) => softmax(logits, first + nth * pieces.size, pieces.size));
  };
  return {
    hash: network.hash,
    async rank(text, span, candidates) {
      const cut = candidates.map((candidate) => pieces.cut(candidate).map(({ id }) => id));
      const gaps = new Map<number, readonly Float32Array[]>();
      for (const count of new Set(cut.map(({ length }) => length)))
        if (count > 0) gaps.set(count, await atGap(text, span, count));
      return cut.map((ids) => {
        const shares = gaps.get(ids.length) ?? [];
        return ids.reduce((sum, id, nth) => sum + Math.log(Math.max(1e-12, shares[nth]?.[id] ?? 0)), 0) / ids.length;
      });
    },
    async propose(text, span, count) {
      const [shares] = await atGap(text, span, 1);
      if (shares === undefined) return [];
      const ranked = [...shares.keys()].toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
      const words = ranked
        .slice(0, count * 4)
        .map((id) => ({ word: pieces.pieceOf(id) ?? '', score: shares[id] ?? 0 }));
      return words.filter(({ word }) => /^\p{L}{3,}$/u.test(word)).slice(0, count);
    },
  };
}
