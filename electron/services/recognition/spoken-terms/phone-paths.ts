/** How well pronunciations fit the output of a network of speech sounds: the best path of CTC through a list of phones. */
import { phoneClasses, type Steps } from './phone-network.ts';

/** No step costs more: one odd sound is not the end of a word. */
const largestLoss = 8;
const impossible = -1e30;

/** A place where a pronunciation fits, and how much less likely its path is than the likeliest phone of each step, in nats. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly loss: number;
}

/** How much less likely each class is than the likeliest of its step: at most 0. */
export function lossesOf({ values, count }: Steps): Steps {
  const losses = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += phoneClasses) {
    const own = values.subarray(from, from + phoneClasses);
    const largest = own.reduce((max, one) => Math.max(max, one), -Infinity);
    for (let i = 0; i < own.length; i += 1) losses[from + i] = Math.max((own[i] ?? 0) - largest, -largestLoss);
  }
  return { values: losses, count };
}

export function partOf({ values, count }: Steps, from: number, to: number): Steps {
  const [start, end] = [Math.min(count, Math.max(0, from)), Math.min(count, to)];
  return { values: values.subarray(start * phoneClasses, end * phoneClasses), count: Math.max(0, end - start) };
}

/** The phones with silence (0) before, between and after them. */
const statesOf = (said: readonly number[]) => [0, ...said.flatMap((phone) => [phone, 0])];

/**
 * One step of all paths: each state takes the best of itself, the one before, and the phone before where it is another one. `starts`
 * goes along with the paths.
 */
function advance(
  losses: Steps,
  step: number,
  states: readonly number[],
  paths: Float64Array,
  starts: Int32Array,
): void {
  for (let state = states.length - 1; state >= 0; state -= 1) {
    let from = state;
    if (state > 0 && (paths[state - 1] ?? impossible) > (paths[from] ?? impossible)) from = state - 1;
    const canSkip = state > 1 && states[state] !== 0 && states[state] !== states[state - 2];
    if (canSkip && (paths[state - 2] ?? impossible) > (paths[from] ?? impossible)) from = state - 2;
    paths[state] = (paths[from] ?? impossible) + lossAt(losses, step, states[state] ?? 0);
    starts[state] = starts[from] ?? 0;
  }
}

const lossAt = (losses: Steps, step: number, phone: number) => losses.values[step * phoneClasses + phone] ?? 0;

/** For each step, the best path that ends there with the last phone, wherever it began. */
function endsOf(losses: Steps, said: readonly number[]): readonly Place[] {
  const states = statesOf(said);
  const paths = new Float64Array(states.length).fill(impossible);
  const starts = new Int32Array(states.length);
  const ends: Place[] = [];
  for (let step = 0; step < losses.count; step += 1) {
    advance(losses, step, states, paths, starts);
    // Nothing is better than to begin only now, with the first phone.
    paths[0] = impossible;
    paths[1] = lossAt(losses, step, states[1] ?? 0);
    starts[1] = step;
    const last = states.length - 2;
    ends.push({ from: starts[last] ?? 0, to: step + 1, loss: paths[last] ?? impossible });
  }
  return ends;
}

/** The loss of the best place; 0 for no phones. */
export function bestFit(losses: Steps, said: readonly number[]): number {
  return said.length === 0 ? 0 : endsOf(losses, said).reduce((best, { loss }) => Math.max(best, loss), impossible);
}

/** The places at which the loss is more than `bound` (below 0), the best first, none of which lie over each other. */
export function placesOf(losses: Steps, said: readonly number[], bound: number): readonly Place[] {
  const taken: Place[] = [];
  const longest = said.length * 8 + 8;
  const found = endsOf(losses, said).filter(({ from, to, loss }) => loss > bound && to - from <= longest);
  for (const place of found.toSorted((a, b) => b.loss - a.loss)) {
    if (taken.every((one) => one.to <= place.from || one.from >= place.to)) taken.push(place);
  }
  return taken;
}

/** How well some part of a list of phones covers all steps. */
export function coverFit(losses: Steps, said: readonly number[]): number {
  const states = statesOf(said);
  const paths = Float64Array.from(states, (phone) => lossAt(losses, 0, phone));
  const starts = new Int32Array(states.length);
  for (let step = 1; step < losses.count; step += 1) advance(losses, step, states, paths, starts);
  return paths.reduce((best, one) => Math.max(best, one), impossible);
}
