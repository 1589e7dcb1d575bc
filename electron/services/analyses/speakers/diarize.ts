import { clusterVoices, centresOf, type VoiceWish } from './cluster-voices.ts';
import { dot, numbered } from './linkage.ts';
import type { KeptVoices } from './kept-voices.ts';
import { overlapsOf, type Overlap } from './overlap/overlaps-of-turns.ts';
import { segmentedTurns } from './segmented/segmented-turns.ts';
import { voiceTurns, type Turn } from './voice-turns.ts';

/** What people said: here speaks a person of this name. */
export interface Anchor {
  readonly startMs: number;
  readonly endMs: number;
  readonly name: string;
}

export interface Diarized {
  readonly turns: readonly Turn[];
  /** Of each voice: the name that people gave it, or null. */
  readonly names: readonly (string | null)[];
  readonly centres: readonly Float32Array[];
  /** In the order of time. */
  readonly overlaps: readonly Overlap[];
}

/** Who speaks when, out of what was kept. What people said holds, and serves as samples of the voices. */
export function diarize(kept: KeptVoices, wish: VoiceWish, anchors: readonly Anchor[]): Diarized {
  const { spans, windows } = kept;
  const vectors = windows.map(({ vector }) => vector);
  const clustered = clusterVoices(vectors, wish);
  const { labels, names } = named(kept, clustered.labels, anchors, wish);
  const centres = centresOf(vectors, labels);
  if (windows.some(({ active }) => active !== undefined)) {
    const found = segmentedTurns(windows, labels, centres);
    return { names, centres, turns: held(found.turns, anchors, names), overlaps: found.overlaps };
  }
  const turns = held(voiceTurns(spans, windows, centres), anchors, names);
  return { turns, names, centres, overlaps: overlapsOf(kept, turns) };
}

/** Voices with the names that people gave them; a named person whom no voice was found for gets one. */
function named(kept: KeptVoices, given: Int32Array, anchors: readonly Anchor[], wish: VoiceWish) {
  const { windows } = kept;
  const people = [...new Set(anchors.map(({ name }) => name))];
  const voices = given.reduce((max, label) => Math.max(max, label), -1) + 1;
  if (people.length === 0) return { labels: given, names: Array.from({ length: voices }, () => null) };
  const anchorOf = windows.map((window) => anchorAt(window, anchors));
  const overlap = new Map<string, number>();
  for (const [i, name] of anchorOf.entries()) {
    if (name === null) continue;
    const key = `${name}\0${given[i] ?? 0}`;
    overlap.set(key, (overlap.get(key) ?? 0) + 1);
  }
  const voiceOf = new Map<string, number>();
  const names: (string | null)[] = Array.from({ length: voices }, () => null);
  for (const [key] of [...overlap].toSorted((a, b) => b[1] - a[1])) {
    const [name = '', voice = '0'] = key.split('\0');
    if (voiceOf.has(name) || names[Number(voice)] !== null) continue;
    voiceOf.set(name, Number(voice));
    names[Number(voice)] = name;
  }
  const labels = Int32Array.from(given);
  for (const name of people) {
    if (voiceOf.has(name) || !anchorOf.includes(name)) continue;
    const isFull = wish.kind !== 'unknown' && names.length >= wish.count && names.includes(null);
    const voice = isFull ? names.indexOf(null) : names.length;
    names[voice] = name;
    voiceOf.set(name, voice);
  }
  const hold = () => {
    for (const [i, name] of anchorOf.entries()) if (name !== null) labels[i] = voiceOf.get(name) ?? labels[i] ?? 0;
  };
  hold();
  const vectors = windows.map(({ vector }) => vector);
  for (let round = 0; round < 3; round += 1) {
    const centres = centresOf(vectors, labels);
    for (const [i, vector] of vectors.entries()) {
      labels[i] = centres.reduce(
        (best, centre, at) => (dot(vector, centre) > dot(vector, centres[best] ?? centre) ? at : best),
        labels[i] ?? 0,
      );
    }
    hold();
  }
  const order = numbered(labels);
  const kept_: (string | null)[] = [];
  for (const [i, label] of order.entries()) kept_[label] = names[labels[i] ?? 0] ?? null;
  return { labels: order, names: kept_ };
}

/** Who speaks through most of a window, by what people said. */
function anchorAt(
  window: { readonly startMs: number; readonly endMs: number },
  anchors: readonly Anchor[],
): string | null {
  const need = (window.endMs - window.startMs) * 0.6;
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.endMs ?? 0) <= window.startMs) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < anchors.length; at += 1) {
    const anchor = anchors[at];
    if (anchor === undefined || anchor.startMs >= window.endMs) break;
    if (Math.min(anchor.endMs, window.endMs) - Math.max(anchor.startMs, window.startMs) >= need) return anchor.name;
  }
  return null;
}

/** Where people said who speaks, it is that one, and certain. */
function held(turns: readonly Turn[], anchors: readonly Anchor[], names: readonly (string | null)[]): readonly Turn[] {
  if (anchors.length === 0) return turns;
  return turns.map((turn) => {
    const name = anchorAt(turn, anchors);
    const voice = name === null ? -1 : names.indexOf(name);
    return voice < 0 ? turn : { ...turn, voice, confidence: 1, other: null };
  });
}
