import { dot } from '../linkage.ts';
import type { VoiceWindow } from '../kept-voices.ts';
import type { Overlap } from '../overlap/overlaps-of-turns.ts';
import type { Turn } from '../voice-turns.ts';

const stepMs = 20;
/** A lead of this much likeness is certain. */
const certainLead = 0.45;
const minTurnMs = 100;
const minOverlapMs = 200;
/** A voice that is silent for less within its turn continues. */
const maxPauseMs = 300;

interface Segmented {
  readonly turns: readonly Turn[];
  readonly overlaps: readonly Overlap[];
}

/**
 * Turns out of windows that know when each of their voices speaks: at each moment as many voices speak as the windows over it
 * say on average, and those are they whom most windows name. Where there are two, the one that began has the turn.
 */
export function segmentedTurns(
  windows: readonly VoiceWindow[],
  labels: Int32Array,
  centres: readonly Float32Array[],
): Segmented {
  const voices = centres.length;
  const leads = windows.map((window, nth) => leadOf(window.vector, labels[nth] ?? 0, centres));
  const steps = new StepCounts(windows, labels, voices);
  const turns: Open[] = [];
  const overlaps: { startMs: number; endMs: number; voice: number; over: number }[] = [];
  let holder = -1;
  for (const [atMs, speaking] of steps.inOrder()) {
    if (!speaking.includes(holder)) holder = speaking[0] ?? -1;
    const last = turns.at(-1);
    if (holder >= 0) {
      const goesOn = last !== undefined && last.voice === holder && atMs - last.endMs <= maxPauseMs;
      if (goesOn) last.endMs = atMs + stepMs;
      else turns.push({ startMs: atMs, endMs: atMs + stepMs, voice: holder });
    }
    const over = speaking.find((voice) => voice !== holder);
    if (over === undefined) continue;
    const both = overlaps.at(-1);
    if (both !== undefined && both.over === over && both.voice === holder && atMs - both.endMs <= stepMs) {
      both.endMs = atMs + stepMs;
    } else overlaps.push({ startMs: atMs, endMs: atMs + stepMs, voice: holder, over });
  }
  const near = nearWindows(windows, labels, leads);
  return {
    turns: turns.filter((turn) => turn.endMs - turn.startMs >= minTurnMs).map((turn) => ({ ...turn, ...near(turn) })),
    overlaps: overlaps.filter((one) => one.endMs - one.startMs >= minOverlapMs).map((one) => ({ ...one, score: 0.9 })),
  };
}

interface Open {
  startMs: number;
  endMs: number;
  readonly voice: number;
}

interface Lead {
  readonly lead: number;
  readonly other: number | null;
}

function leadOf(vector: Float32Array, voice: number, centres: readonly Float32Array[]): Lead {
  let other: number | null = null;
  let best = 0;
  for (const [k, centre] of centres.entries()) {
    const like = dot(vector, centre);
    if (k === voice || (other !== null && like <= best)) continue;
    other = k;
    best = like;
  }
  const own = centres[voice];
  return { other, lead: own === undefined ? 0 : dot(vector, own) - (other === null ? 0 : best) };
}

/** How sure a turn is, and who else it may be: by the windows of its voice that lie over it. */
function nearWindows(windows: readonly VoiceWindow[], labels: Int32Array, leads: readonly Lead[]) {
  let first = 0;
  return ({ startMs, endMs, voice }: Open): Pick<Turn, 'confidence' | 'other'> => {
    // Windows are of ten seconds at most, in the order of their windows.
    while ((windows[first]?.startMs ?? Infinity) < startMs - 30_000) first += 1;
    let [sum, count] = [0, 0];
    let other: number | null = null;
    for (let nth = first; nth < windows.length; nth += 1) {
      const window = windows[nth];
      if (window === undefined || window.startMs > endMs + 15_000) break;
      if (labels[nth] !== voice || window.endMs <= startMs || window.startMs >= endMs) continue;
      const lead = leads[nth];
      sum += lead?.lead ?? 0;
      count += 1;
      other = lead?.other ?? other;
    }
    const isAlone = other === null && count > 0;
    return { other, confidence: isAlone ? 1 : Math.max(0, Math.min(1, sum / Math.max(1, count) / certainLead)) };
  };
}

/** How many windows over each moment say that a voice speaks, a minute at a time. */
class StepCounts {
  readonly #windows: readonly VoiceWindow[];
  readonly #labels: Int32Array;
  readonly #voices: number;

  constructor(windows: readonly VoiceWindow[], labels: Int32Array, voices: number) {
    this.#windows = windows;
    this.#labels = labels;
    this.#voices = voices;
  }

  /** Moments at which someone speaks with those who do, whom most windows name first. */
  *inOrder(): Generator<readonly [atMs: number, speaking: readonly number[]]> {
    const blockMs = 60_000;
    const endMs = this.#windows.reduce((max, window) => Math.max(max, window.endMs), 0);
    let first = 0;
    for (let fromMs = 0; fromMs < endMs; fromMs += blockMs) {
      const count = blockMs / stepMs;
      const said = Array.from({ length: this.#voices }, () => new Uint8Array(count));
      while ((this.#windows[first]?.endMs ?? Infinity) < fromMs - 30_000) first += 1;
      for (let nth = first; nth < this.#windows.length; nth += 1) {
        const window = this.#windows[nth];
        if (window === undefined || window.startMs > fromMs + blockMs + 15_000) break;
        const row = said[this.#labels[nth] ?? 0];
        for (const { startMs, endMs: toMs } of window.active ?? []) {
          const to = Math.min(count, Math.round((toMs - fromMs) / stepMs));
          for (let step = Math.max(0, Math.round((startMs - fromMs) / stepMs)); step < to; step += 1) {
            if (row !== undefined) row[step] = (row[step] ?? 0) + 1;
          }
        }
      }
      for (let step = 0; step < count; step += 1) {
        const counts = said.map((row, voice) => ({ voice, said: row[step] ?? 0 })).filter((one) => one.said > 0);
        if (counts.length === 0) continue;
        const ranked = counts.toSorted((a, b) => b.said - a.said);
        const max = ranked[0]?.said ?? 0;
        // Two speak where as many windows name the second as the first, or nearly.
        yield [
          fromMs + step * stepMs,
          ranked
            .filter((one) => 2 * one.said > max)
            .slice(0, 2)
            .map(({ voice }) => voice),
        ];
      }
    }
  }
}
