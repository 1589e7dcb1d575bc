import { soundEvents, soundEventValues, eventKind, type SoundEventValue } from '#shared/analyses/sound-events.ts';
import type { SoundModel } from '#native/lib/onnx/sound-model.ts';
import { EngineError } from '#native/lib/types.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import type { SoundStretch } from '../analyzer.ts';
import { eventFrames } from './event-frames.ts';

/** All is judged in windows of so much; where one may hold something, in shorter ones, a second apart. */
const windowMs = 5000;
const nearMs = 2000;
const stepMs = 1000;
/** A window is examined more closely from this part of a threshold on: what is short is weak in a long window. */
const closerFrom = 0.4;
/** What has begun continues while it is at least so much of its threshold. */
const goesOnFrom = 0.6;
/** Quieter is silence, dB of full scale. */
const silenceDb = -65;

/** How likely each kind is in each second of a stretch. */
export type EventLikelihoods = ReadonlyMap<SoundEventValue, Float32Array>;

/** Throws `bad-model` where the model knows none of the classes that are looked for. */
export async function detectEvents(stretch: SoundStretch, model: SoundModel): Promise<EventLikelihoods> {
  const { startMs, endMs } = stretch;
  const placesOf = placesIn(model.classes);
  if (placesOf.every(({ length }) => length === 0)) {
    throw new EngineError('bad-model', 'The classes of the model are not those of AudioSet.');
  }
  const count = Math.ceil((endMs - startMs) / stepMs);
  const steps = new Map(soundEventValues.map((value) => [value, new Float32Array(count)]));
  for (let from = startMs; from < endMs; from += windowMs) {
    const likely = await likelihoods(stretch, model, placesOf, [from, from + windowMs]);
    if (likely === null) continue;
    const isNear = soundEventValues.some(
      (value, nth) => (likely[nth] ?? 0) >= closerFrom * soundEvents[value].threshold,
    );
    for (let at = from; at < Math.min(endMs, from + windowMs); at += stepMs) {
      const middle = at + stepMs / 2;
      const closer = isNear
        ? await likelihoods(stretch, model, placesOf, [middle - nearMs / 2, middle + nearMs / 2])
        : likely;
      for (const [nth, value] of soundEventValues.entries()) {
        const row = steps.get(value);
        if (row !== undefined) row[(at - startMs) / stepMs] = closer?.[nth] ?? 0;
      }
    }
  }
  return steps;
}

/** Of each kind the places of its classes among the answers of the model. */
function placesIn(classes: readonly string[]): readonly (readonly number[])[] {
  return soundEventValues.map((value) =>
    soundEvents[value].classes.map((mark) => classes.indexOf(mark)).filter((place) => place >= 0),
  );
}

/** Of the kinds, in a part of the sound that is there; null where it is silent. */
async function likelihoods(
  { samples, fromMs }: SoundStretch,
  model: SoundModel,
  placesOf: readonly (readonly number[])[],
  [startMs, endMs]: readonly [number, number],
): Promise<readonly number[] | null> {
  const lengthMs = samples.length / 16;
  const first = Math.max(0, Math.min(startMs - fromMs, lengthMs - (endMs - startMs)));
  const part = samples.subarray(Math.round(first * 16), Math.round((first + endMs - startMs) * 16));
  if (levelDb(part) < silenceDb) return null;
  // The network takes no less than a second.
  const sound = new Float32Array(Math.max(part.length, 16_000));
  part.forEach((value, i) => (sound[i] = value / 32_768));
  const found = await model.classify(eventFrames(sound));
  return placesOf.map((places) => Math.max(0, ...places.map((place) => found[place] ?? 0)));
}

function levelDb(samples: Int16Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return 10 * Math.log10(sum / Math.max(1, samples.length) / 32_768 ** 2 + 1e-12);
}

/** Spans in which a kind passes its threshold, with what there is of it on either side; the score is of its likeliest second. */
export function eventSpans(
  likely: EventLikelihoods,
  { startMs, endMs }: Pick<SoundStretch, 'startMs' | 'endMs'>,
): readonly NewAnnotation[] {
  const spans: NewAnnotation[] = [];
  for (const [value, row] of likely) {
    const { threshold } = soundEvents[value];
    for (const { from, to, score } of runsIn(row, goesOnFrom * threshold)) {
      if (score < threshold) continue;
      const span = { startMs: startMs + from * stepMs, endMs: Math.min(endMs, startMs + to * stepMs) };
      spans.push({ ...span, kind: eventKind, value, score });
    }
  }
  return spans.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

/** Where numbers that follow each other are no less than a limit, with the largest of them. */
function runsIn(row: Float32Array, limit: number) {
  const runs: { from: number; to: number; score: number }[] = [];
  for (const [step, score] of row.entries()) {
    if (score < limit) continue;
    const last = runs.at(-1);
    if (last?.to === step) Object.assign(last, { to: step + 1, score: Math.max(last.score, score) });
    else runs.push({ from: step, to: step + 1, score });
  }
  return runs;
}
