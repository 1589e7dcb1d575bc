import type { KeptVoices, VoiceSpan } from '../kept-voices.ts';
import type { Turn } from '../voice-turns.ts';
import { levelStepMs } from './levels-of.ts';

export interface Overlap extends VoiceSpan {
  /** Numbers of the voices: who has the turn, and who comes in. */
  readonly voice: number;
  readonly over: number;
  /** 0…1: that there are two at all. */
  readonly score: number;
}

/** Turns that are further apart are no border within a span. */
const maxGapMs = 60;
/** A border may be off by so much; a pause this near speaks against it. */
const nearMs = 700;
/** Speech that falls further below its usual level pauses, dB; where noise hides that, nothing is said. */
const pauseDb = 22;
/** Less sure voices make borders that are none. */
const minConfidence = 0.4;
/** Shorter turns on either side identify no voice. */
const minTurnMs = 700;
/** How much of either side is shown: where exactly the second voice begins is not known. */
const shownMs = 300;

/**
 * Where one voice goes over into another without any pause between: there they may speak at once. It is a guess from the
 * border of two turns, no measure of two voices; a segmentation gives it exactly.
 */
export function overlapsOf(
  { spans, levels }: Pick<KeptVoices, 'spans' | 'levels'>,
  turns: readonly Turn[],
): readonly Overlap[] {
  if (levels.length !== spans.length) return [];
  const usual = levelBelow(levels, 0.5);
  if (usual - levelBelow(levels, 0.95) < pauseDb + 2) return [];
  let at = 0;
  return turns.flatMap((turn, nth): readonly Overlap[] => {
    const before = turns[nth - 1];
    if (before === undefined || before.voice === turn.voice || turn.startMs - before.endMs > maxGapMs) return [];
    if (Math.min(turn.endMs - turn.startMs, before.endMs - before.startMs) < minTurnMs) return [];
    if (Math.min(turn.confidence, before.confidence) < minConfidence) return [];
    while ((spans[at]?.endMs ?? Infinity) < turn.startMs) at += 1;
    const [span, own] = [spans[at], levels[at]];
    if (span === undefined || own === undefined || span.startMs >= turn.startMs) return [];
    const step = (ms: number) => Math.floor((ms - span.startMs) / levelStepMs);
    const near = own.subarray(Math.max(0, step(turn.startMs - nearMs)), step(turn.startMs + nearMs) + 1);
    const isPaused = near.some((level) => level < usual - pauseDb);
    if (isPaused || near.length * levelStepMs < nearMs) return [];
    const startMs = Math.max(before.startMs, turn.startMs - shownMs);
    const endMs = Math.min(turn.endMs, turn.startMs + shownMs);
    const score = 0.3 + 0.3 * Math.min(1, before.confidence, turn.confidence);
    return [{ startMs, endMs, voice: before.voice, over: turn.voice, score }];
  });
}

/** The level that so many of the tenths of a second are louder than. */
function levelBelow(levels: readonly Int8Array[], share: number): number {
  const counts = new Uint32Array(128);
  let all = 0;
  for (const own of levels) {
    for (const level of own) {
      counts[-level] = (counts[-level] ?? 0) + 1;
      all += 1;
    }
  }
  let seen = 0;
  for (let db = 0; db < counts.length; db += 1) {
    seen += counts[db] ?? 0;
    if (seen >= share * all) return -db;
  }
  return 0;
}
