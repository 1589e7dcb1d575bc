/** From one sample to another, not included. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

const sampleRateHz = 16_000;
/** Exports of GigaAM fail beyond 200 s and were trained on 25 s. */
const maxSamples = 25 * sampleRateHz;
const minSamples = 15 * sampleRateHz;
const frame = sampleRateHz / 50;
/** So much is compared: a pause between words. */
const pauseFrames = 6;

/** Pieces of at most 25 s, cut where it is quietest between 15 and 25 s. */
export function cutPieces(pcm: Int16Array): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (pcm.length - from > maxSamples) {
    const to = quietest(pcm, from + minSamples, from + maxSamples);
    pieces.push({ from, to });
    from = to;
  }
  pieces.push({ from, to: pcm.length });
  return pieces;
}

function quietest(pcm: Int16Array, from: number, to: number): number {
  const levels: number[] = [];
  for (let at = from; at + frame <= to; at += frame) {
    let sum = 0;
    for (let i = at; i < at + frame; i += 1) sum += Math.abs(pcm[i] ?? 0);
    levels.push(sum);
  }
  let best = levels.length - 1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let nth = pauseFrames; nth < levels.length; nth += 1) {
    let sum = 0;
    for (let i = nth - pauseFrames; i < nth; i += 1) sum += levels[i] ?? 0;
    // Of equals the latest: fewer pieces.
    if (sum <= lowest) [best, lowest] = [nth - pauseFrames / 2, sum];
  }
  return from + best * frame;
}
