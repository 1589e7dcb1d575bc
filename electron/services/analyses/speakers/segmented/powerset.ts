import { classCount, frameSize, frameStep } from '#native/lib/onnx/voice-models.ts';
import type { VoiceSpan } from '../kept-voices.ts';

/** Voices within one window of the segmentation; who it is is decided later. */
export const localVoices = 3;
/** Which local voices each class of the segmentation means. */
const classes: readonly (readonly number[])[] = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];

/** Of each frame a bit for each local voice that speaks, by the likeliest class. */
export function activeIn(likelihoods: Float32Array): Uint8Array {
  return Uint8Array.from({ length: Math.floor(likelihoods.length / classCount) }, (_, frame) => {
    let best = 0;
    for (let k = 1; k < classCount; k += 1) {
      if ((likelihoods[frame * classCount + k] ?? -Infinity) > (likelihoods[frame * classCount + best] ?? -Infinity))
        best = k;
    }
    return (classes[best] ?? []).reduce((bits, voice) => bits | (1 << voice), 0);
  });
}

/** Middle of a frame, ms from the beginning of the window. */
export const frameMs = (frame: number) => (frame * frameStep + frameSize / 2) / 16;
const stepMs = frameStep / 16;

/** A voice that is silent for less continues; one that speaks for less does not speak. */
const maxGapMs = 100;
const minSpokenMs = 50;

/** When one local voice speaks, ms from the beginning of the window. */
export function spansOf(active: Uint8Array, voice: number, { isAlone = false } = {}): readonly VoiceSpan[] {
  const bit = 1 << voice;
  const spans: { startMs: number; endMs: number }[] = [];
  for (const [frame, bits] of active.entries()) {
    if (isAlone ? bits !== bit : (bits & bit) === 0) continue;
    const [startMs, endMs] = [frameMs(frame) - stepMs / 2, frameMs(frame) + stepMs / 2];
    const last = spans.at(-1);
    if (last !== undefined && startMs - last.endMs <= (isAlone ? 1 : maxGapMs)) last.endMs = endMs;
    else spans.push({ startMs, endMs });
  }
  return spans
    .filter((span) => span.endMs - span.startMs >= minSpokenMs)
    .map((span) => ({ startMs: Math.round(span.startMs), endMs: Math.round(span.endMs) }));
}
