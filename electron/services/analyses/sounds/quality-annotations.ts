import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { faultsOf, qualityOf } from '#services/speech/levels/sound-quality.ts';

const rate = 16_000;
const blockMs = 10_000;

/** What is to be said of each ten seconds of a stretch; `samples` are the stretch's own. */
export function qualityAnnotations(samples: Int16Array, startMs: number, endMs: number): readonly NewAnnotation[] {
  const found: NewAnnotation[] = [];
  for (let fromMs = startMs; fromMs < endMs; fromMs += blockMs) {
    const toMs = Math.min(endMs, fromMs + blockMs);
    const first = ((fromMs - startMs) * rate) / 1000;
    const block = samples.subarray(first, first + ((toMs - fromMs) * rate) / 1000);
    if (block.length < rate / 2) continue;
    for (const { fault, reason } of faultsOf(qualityOf(block))) {
      found.push({ startMs: fromMs, endMs: toMs, kind: 'quality', value: fault, score: null, reason });
    }
  }
  return found;
}
