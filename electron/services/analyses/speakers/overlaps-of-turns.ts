import { sharedMs } from '#shared/analyses/spans.ts';
import type { BothSpeak, VoiceSpan } from './kept-voices.ts';
import type { Turn } from './voice-turns.ts';

export interface Overlap extends VoiceSpan {
  /** Numbers of the voices: who has the turn, and who comes in. */
  readonly voice: number;
  readonly over: number;
  /** 0…1: that there are two at all. */
  readonly score: number;
}

/** Whoever speaks this near before or after is the one that comes in. */
const reachMs = 1500;
const minMs = 200;

/** Who it is where two speak at once: the one whose turn it is, and the one of the turn beside it or nearly as likely. */
export function overlapsOf(both: readonly BothSpeak[], turns: readonly Turn[]): readonly Overlap[] {
  let first = 0;
  return both.flatMap((span): readonly Overlap[] => {
    while ((turns[first]?.endMs ?? Infinity) < span.startMs - reachMs) first += 1;
    const near: Turn[] = [];
    for (let at = first; at < turns.length; at += 1) {
      const turn = turns[at];
      if (turn === undefined || turn.startMs > span.endMs + reachMs) break;
      near.push(turn);
    }
    const [own] = near.toSorted((a, b) => sharedMs(b, span) - sharedMs(a, span));
    if (own === undefined || sharedMs(own, span) === 0 || span.endMs - span.startMs < minMs) return [];
    const distance = (turn: Turn) => Math.max(turn.startMs - span.endMs, span.startMs - turn.endMs, 0);
    const [beside] = near.filter(({ voice }) => voice !== own.voice).toSorted((a, b) => distance(a) - distance(b));
    const other = beside?.voice ?? own.other;
    if (other === null) return [];
    const isBefore = beside !== undefined && beside.startMs < own.startMs;
    // Who spoke before has the turn; who comes in speaks over him.
    const [voice, over] = isBefore ? [other, own.voice] : [own.voice, other];
    return [{ startMs: span.startMs, endMs: span.endMs, voice, over, score: span.score }];
  });
}
