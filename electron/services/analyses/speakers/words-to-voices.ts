/** Which voice speaks a segment, by the times of its words, with guards against tearing sentences apart. */
export interface SpokenTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly value: string;
}
export interface TimedWord {
  readonly startMs: number;
  readonly endMs: number;
}
export interface SpokenPiece {
  /** Of the words, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** A word in a pause belongs to a turn that is no further away. */
const reachMs = 500;
/** A segment is only split where each voice has at least so much of it, and each piece so many words. */
const minShare = 0.2;
const minPieceMs = 1000;
const minPieceWords = 2;

/** The voice of each word; null for no one. `turns` in the order of time. */
export function voicesOfWords(words: readonly TimedWord[], turns: readonly SpokenTurn[]): readonly (string | null)[] {
  return words.map((word) => {
    let best: { value: string; ms: number } | null = null;
    for (const turn of turnsAround(word, turns)) {
      const ms = Math.min(word.endMs, turn.endMs) - Math.max(word.startMs, turn.startMs);
      if (ms > -reachMs && (best === null || ms > best.ms)) best = { value: turn.value, ms };
    }
    return best?.value ?? null;
  });
}

export function turnsAround({ startMs, endMs }: TimedWord, turns: readonly SpokenTurn[]): readonly SpokenTurn[] {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.endMs ?? 0) < startMs - reachMs) low = middle + 1;
    else high = middle;
  }
  const found: SpokenTurn[] = [];
  for (let at = low; at < turns.length; at += 1) {
    const turn = turns[at];
    if (turn === undefined || turn.startMs > endMs + reachMs) break;
    found.push(turn);
  }
  return found;
}

/** The voice that has most of the segment; null where no one speaks. */
export function majorityOf(span: TimedWord, words: readonly TimedWord[], turns: readonly SpokenTurn[]): string | null {
  const parts = words.length > 0 ? words : [span];
  const sums = new Map<string, number>();
  for (const [i, value] of voicesOfWords(parts, turns).entries()) {
    const part = parts[i];
    if (value === null || part === undefined) continue;
    sums.set(value, (sums.get(value) ?? 0) + Math.max(1, part.endMs - part.startMs));
  }
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** How a segment is split between voices; one piece where a guard speaks against it. */
export function splitByVoice(words: readonly TimedWord[], turns: readonly SpokenTurn[]): readonly SpokenPiece[] {
  const values = voicesOfWords(words, turns);
  const pieces: { from: number; to: number; value: string }[] = [];
  for (const [i, value] of values.entries()) {
    const last = pieces.at(-1);
    if (last !== undefined && (value === null || value === last.value)) last.to = i + 1;
    else if (value !== null) pieces.push({ from: last?.to ?? 0, to: i + 1, value });
  }
  if (pieces.length < 2) return pieces;
  const msOf = ({ from, to }: SpokenPiece) => (words[to - 1]?.endMs ?? 0) - (words[from]?.startMs ?? 0);
  const total = pieces.reduce((sum, piece) => sum + msOf(piece), 0);
  const isGood = (piece: SpokenPiece) =>
    piece.to - piece.from >= minPieceWords && msOf(piece) >= minPieceMs && msOf(piece) >= minShare * total;
  if (pieces.every(isGood)) return pieces;
  const [longest] = pieces.toSorted((a, b) => msOf(b) - msOf(a));
  return longest === undefined ? [] : [{ from: 0, to: words.length, value: longest.value }];
}
