import { floatSamples } from '#services/acoustics/float-samples.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { SpanFinder, type Stretch } from '#services/speech/detect/speech-spans.ts';
import type { SoundStretch } from '../analyzer.ts';
import type { KeptVoices, VoiceSpan, VoiceWindow } from './kept-voices.ts';
import { levelsOf } from './overlap/levels-of.ts';
import type { VoiceEmbedder } from './voice-embedding.ts';
import { voiceFramesOf } from './voice-statistics.ts';

const windowMs = 1500;
const hopMs = 500;
/** Shorter speech is not judged by itself: it gets its neighbour's voice, doubtful. */
const minSpanMs = 300;
const frameMs = 32;
/** The detector keeps what it saw of the pieces that it is not done with: ten seconds each. */
const pieceSamples = 160_000;

/** Where speech is in a stretch, and how the voice of each window of it sounds. */
export async function voicesOf(stretch: SoundStretch, embedder: VoiceEmbedder): Promise<KeptVoices> {
  const { samples, fromMs, startMs, endMs } = stretch;
  const spans = (await speechSpans(samples))
    .map((span) => ({ startMs: Math.max(startMs, span.startMs + fromMs), endMs: Math.min(endMs, span.endMs + fromMs) }))
    .filter((span) => span.endMs > span.startMs);
  const windows: VoiceWindow[] = [];
  for (const [index, span] of spans.entries()) {
    if (span.endMs - span.startMs < minSpanMs) continue;
    const own = samples.subarray((span.startMs - fromMs) * 16, (span.endMs - fromMs) * 16);
    const voice = voiceFramesOf(floatSamples(own));
    for (const { startMs: from, endMs: to } of windowsOf(span)) {
      const vector = embedder.embed(
        voice,
        Math.round((from - span.startMs) / 10),
        Math.round((to - span.startMs) / 10),
      );
      windows.push({ startMs: from, endMs: to, span: index, vector });
    }
  }
  const levels = spans.map((span) =>
    levelsOf(samples.subarray((span.startMs - fromMs) * 16, (span.endMs - fromMs) * 16)),
  );
  return { spans, windows, levels };
}

async function speechSpans(samples: Int16Array): Promise<readonly VoiceSpan[]> {
  const detector = createBuiltInDetector();
  const finder = new SpanFinder({ threshold: 0.5, paddingMs: 60 });
  const stretches: Stretch[] = [];
  for (let from = 0; from < samples.length; from += pieceSamples) {
    stretches.push(...finder.add(await detector.detect(samples.subarray(from, from + pieceSamples))));
  }
  stretches.push(...finder.add(await detector.end()), ...finder.end());
  await detector.close();
  const spans: VoiceSpan[] = [];
  for (const { from, to, isSpeech } of stretches) {
    if (!isSpeech) continue;
    const [startMs, endMs] = [from * frameMs, to * frameMs];
    const last = spans.at(-1);
    if (last !== undefined && startMs <= last.endMs) spans[spans.length - 1] = { ...last, endMs };
    else spans.push({ startMs, endMs });
  }
  return spans;
}

/** Of a second and a half, every half second, spread evenly over the span; a shorter span is one window. */
function windowsOf({ startMs, endMs }: VoiceSpan): readonly VoiceSpan[] {
  const length = endMs - startMs;
  if (length <= windowMs) return [{ startMs, endMs }];
  const count = Math.ceil((length - windowMs) / hopMs) + 1;
  return Array.from({ length: count }, (_, nth) => {
    const from = Math.round(startMs + ((length - windowMs) * nth) / (count - 1));
    return { startMs: from, endMs: from + windowMs };
  });
}
