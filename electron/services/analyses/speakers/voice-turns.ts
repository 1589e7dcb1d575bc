import { dot } from './linkage.ts';
import type { VoiceSpan, VoiceWindow } from './kept-voices.ts';

export interface Turn {
  readonly startMs: number;
  readonly endMs: number;
  /** Number of the voice. */
  readonly voice: number;
  /** 0…1: how far ahead of the next voice. */
  readonly confidence: number;
  /** The voice that is nearly as likely; null where there is none. */
  readonly other: number | null;
}

const stepMs = 100;
/** What a change of voice costs, in likeness of one step; a change at a pause costs nothing. */
const changeCost = 0.9;
/** A lead of this much likeness is certain. */
const certainLead = 0.45;

/**
 * Every tenth of a second of speech to the voice that its windows are most alike; changing the voice costs something. Speech
 * too short to have a window (“yes”, “mm”) is of the voice next to it, and doubtful.
 */
export function voiceTurns(
  spans: readonly VoiceSpan[],
  windows: readonly VoiceWindow[],
  centres: readonly Float32Array[],
): readonly Turn[] {
  const bySpan = Map.groupBy(windows, ({ span }) => span);
  const found = spans.flatMap((span, index): readonly (Turn | VoiceSpan)[] => {
    const own = bySpan.get(index);
    return own === undefined ? [span] : turnsOfSpan(span, own, centres);
  });
  const turns: Turn[] = [];
  for (const [nth, one] of found.entries()) {
    const turn = 'voice' in one ? one : besideOf(one, found, nth);
    if (turn === null) continue;
    const last = turns.at(-1);
    const goesOn = last !== undefined && last.voice === turn.voice && turn.startMs - last.endMs < 20;
    if (goesOn) turns[turns.length - 1] = joined(last, turn);
    else turns.push(turn);
  }
  return turns;
}

/** As a turn of the nearer one of the voices before and after it; null where no one speaks. */
function besideOf({ startMs, endMs }: VoiceSpan, found: readonly (Turn | VoiceSpan)[], nth: number): Turn | null {
  const next = (by: 1 | -1): Turn | null => {
    for (let at = nth + by; at >= 0 && at < found.length; at += by) {
      const one = found[at];
      if (one !== undefined && 'voice' in one) return one;
    }
    return null;
  };
  const [before, after] = [next(-1), next(1)];
  const isBefore = before !== null && (after === null || startMs - before.endMs <= after.startMs - endMs);
  const [near, far] = isBefore ? [before, after] : [after, before];
  if (near === null) return null;
  const other = far !== null && far.voice !== near.voice ? far.voice : near.other;
  return { startMs, endMs, voice: near.voice, confidence: 0, other };
}

function joined(one: Turn, other: Turn): Turn {
  const [a, b] = [one.endMs - one.startMs, other.endMs - other.startMs];
  const confidence = (one.confidence * a + other.confidence * b) / Math.max(1, a + b);
  return { ...one, endMs: other.endMs, confidence };
}

function turnsOfSpan(
  span: VoiceSpan,
  windows: readonly VoiceWindow[],
  centres: readonly Float32Array[],
): readonly Turn[] {
  const voices = centres.length;
  const steps = Math.max(1, Math.round((span.endMs - span.startMs) / stepMs));
  if (voices === 0) return [];
  const scores = Array.from({ length: steps }, () => new Float64Array(voices));
  const seen = new Float64Array(steps);
  for (const window of windows) {
    const likeness = centres.map((centre) => dot(window.vector, centre));
    const middle = (window.startMs + window.endMs) / 2;
    const half = (window.endMs - window.startMs) / 2;
    const first = Math.max(0, Math.floor((window.startMs - span.startMs) / stepMs));
    const last = Math.min(steps - 1, Math.ceil((window.endMs - span.startMs) / stepMs));
    for (let step = first; step <= last; step += 1) {
      const at = span.startMs + (step + 0.5) * stepMs;
      const weight = 1 - Math.abs(at - middle) / (half + 50);
      if (weight <= 0) continue;
      seen[step] = (seen[step] ?? 0) + weight;
      const row = scores[step];
      if (row !== undefined)
        for (const [voice, like] of likeness.entries()) row[voice] = (row[voice] ?? 0) + weight * like;
    }
  }
  for (const [step, row] of scores.entries()) {
    const weight = seen[step] ?? 0;
    if (weight > 0) for (let voice = 0; voice < voices; voice += 1) row[voice] = (row[voice] ?? 0) / weight;
  }
  const path = likeliestPath(scores, voices);
  const turns: Turn[] = [];
  for (let from = 0; from < steps;) {
    let to = from + 1;
    while (to < steps && path[to] === path[from]) to += 1;
    const startMs = span.startMs + from * stepMs;
    const endMs = to === steps ? span.endMs : span.startMs + to * stepMs;
    turns.push({ startMs, endMs, ...sureness(scores.slice(from, to), path[from] ?? 0) });
    from = to;
  }
  return turns;
}

function likeliestPath(scores: readonly Float64Array[], voices: number): Int32Array {
  const steps = scores.length;
  const best = scores.map((row) => Float64Array.from(row));
  const from = scores.map(() => new Int32Array(voices));
  for (let step = 1; step < steps; step += 1) {
    const before = best[step - 1] ?? new Float64Array(voices);
    let top = 0;
    for (let voice = 1; voice < voices; voice += 1) if ((before[voice] ?? 0) > (before[top] ?? 0)) top = voice;
    for (let voice = 0; voice < voices; voice += 1) {
      const stay = before[voice] ?? 0;
      const change = (before[top] ?? 0) - changeCost;
      const row = best[step];
      if (row !== undefined) row[voice] = (row[voice] ?? 0) + Math.max(stay, change);
      const origin = from[step];
      if (origin !== undefined) origin[voice] = change > stay ? top : voice;
    }
  }
  const last = best[steps - 1] ?? new Float64Array(voices);
  let at = 0;
  for (let voice = 1; voice < voices; voice += 1) if ((last[voice] ?? 0) > (last[at] ?? 0)) at = voice;
  const path = new Int32Array(steps);
  for (let step = steps - 1; step >= 0; step -= 1) {
    path[step] = at;
    at = from[step]?.[at] ?? at;
  }
  return path;
}

function sureness(scores: readonly Float64Array[], voice: number): Pick<Turn, 'voice' | 'confidence' | 'other'> {
  const means = new Float64Array(scores[0]?.length ?? 0);
  for (const row of scores)
    for (let k = 0; k < means.length; k += 1) means[k] = (means[k] ?? 0) + (row[k] ?? 0) / scores.length;
  let other: number | null = null;
  for (let k = 0; k < means.length; k += 1)
    if (k !== voice && (other === null || (means[k] ?? 0) > (means[other] ?? 0))) other = k;
  const lead = (means[voice] ?? 0) - (other === null ? 0 : (means[other] ?? 0));
  return { voice, other, confidence: other === null ? 1 : Math.max(0, Math.min(1, lead / certainLead)) };
}
