import type { VoiceVector } from '#services/annotations/found-voices.ts';
import { centresOf } from './cluster-voices.ts';
import type { VoiceWindow } from './kept-voices.ts';

interface VoicedTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly value: string;
  readonly score?: number | null;
}

/** Turns with less confidence say nothing of how someone sounds. */
const minConfidence = 0.25;
const previewMs = 3000;

/** How each voice sounds: the middle of the windows that lie within its turns; none where no window does. */
export function voiceVectors(turns: readonly VoicedTurn[], windows: readonly VoiceWindow[]): readonly VoiceVector[] {
  return [...Map.groupBy(turns, ({ value }) => value)].flatMap(([value, own]): readonly VoiceVector[] => {
    const sure = own.filter(({ score }) => (score ?? 0) >= minConfidence);
    let at = 0;
    const inside = windows.filter((window) => {
      const middle = middleOf(window);
      // Windows begin in order, their middles nearly so.
      while (at > 0 && (sure[at - 1]?.endMs ?? 0) > middle) at -= 1;
      while ((sure[at]?.endMs ?? Infinity) <= middle) at += 1;
      return (sure[at]?.startMs ?? Infinity) <= middle;
    });
    const [vector] = centresOf(
      inside.map((one) => one.vector),
      new Int32Array(inside.length),
    );
    if (vector === undefined) return [];
    const spokenMs = own.reduce((sum, turn) => sum + turn.endMs - turn.startMs, 0);
    return [{ value, vector, spokenMs, ...clearest(own) }];
  });
}

/** Of what the voice says longest in one go. */
function middleOf({ startMs, endMs, active = [] }: VoiceWindow): number {
  const [longest = { startMs, endMs }] = active.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs));
  return (longest.startMs + longest.endMs) / 2;
}

/** The middle of the surest turn that is long enough; else all of the longest one. */
export function clearest(turns: readonly VoicedTurn[]): { readonly startMs: number; readonly endMs: number } {
  const long = (turn: VoicedTurn) => turn.endMs - turn.startMs;
  const [best] = turns
    .filter((turn) => long(turn) >= previewMs)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || long(b) - long(a));
  if (best !== undefined) {
    const startMs = Math.round((best.startMs + best.endMs - previewMs) / 2);
    return { startMs, endMs: startMs + previewMs };
  }
  const longest = turns.reduce((found, turn) => (long(turn) > long(found) ? turn : found));
  return { startMs: longest.startMs, endMs: longest.endMs };
}
