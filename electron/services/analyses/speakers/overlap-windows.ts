import { readNetwork, type SmallNetwork } from '#services/acoustics/small-network.ts';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';
import type { BothSpeak, VoiceSpan } from './kept-voices.ts';
import { overlapFrames } from './overlap-frames.ts';
import { networkHidden, networkNumbers } from './overlap-network.ts';
import type { VoiceFrames } from './voice-statistics.ts';

const hopFrames = 25;
const frameMs = 10;
/** A step of a quarter of a second is judged by the windows of a second over it. */
const enough = 0.7;
/** Shorter ones are a guess. */
const minOverlapMs = 500;

let network: SmallNetwork | null = null;

/** Where two voices sound at once in one span of speech, by the network that comes with the app. It is rough. */
export function overlapsIn(voice: Pick<VoiceFrames, 'frames' | 'count'>, span: VoiceSpan): readonly BothSpeak[] {
  if (voice.count < windowFrames) return [];
  network ??= readNetwork(networkNumbers(), { inputs: statisticsCount, hidden: networkHidden, answers: 1 });
  const frames = overlapFrames(voice.frames, voice.count);
  const statistics = createStatistics();
  const input = new Float32Array(statisticsCount);
  const perWindow = windowFrames / hopFrames;
  const count = Math.floor((voice.count - windowFrames) / hopFrames) + 1;
  const answers = Array.from({ length: count }, (_, nth) => {
    const from = nth * hopFrames * mapBands;
    statistics(frames.subarray(from, from + windowFrames * mapBands), input);
    return network?.answer(input)[0] ?? 0;
  });
  const steps = Array.from({ length: count + perWindow - 1 }, (_, step) => {
    const own = answers.slice(Math.max(0, step - perWindow + 1), step + 1);
    return own.reduce((sum, one) => sum + one, 0) / own.length;
  });
  return joined(steps, span);
}

function joined(steps: readonly number[], span: VoiceSpan): readonly BothSpeak[] {
  const found: BothSpeak[] = [];
  const stepMs = hopFrames * frameMs;
  for (let from = 0; from < steps.length;) {
    let to = from;
    while (to < steps.length && (steps[to] ?? 0) >= enough) to += 1;
    if ((to - from) * stepMs >= minOverlapMs) {
      const score = steps.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from);
      const startMs = span.startMs + from * stepMs;
      found.push({ startMs, endMs: Math.min(span.endMs, span.startMs + to * stepMs), score });
    }
    from = to + 1;
  }
  return found;
}
