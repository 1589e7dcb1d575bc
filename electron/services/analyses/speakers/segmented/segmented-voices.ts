import { segmentSamples, segmentSeconds, voiceModelBands, type VoiceModels } from '#native/lib/onnx/voice-models.ts';
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import type { SoundStretch } from '../../analyzer.ts';
import type { KeptVoices, VoiceSpan, VoiceWindow } from '../kept-voices.ts';
import { activeIn, localVoices, spansOf } from './powerset.ts';

/** Windows of ten seconds begin every five: each moment is seen twice. */
const hopMs = (segmentSeconds * 1000) / 2;
/** A voice is embedded from what it says alone; less of it says little. */
const minAloneMs = 250;
/** As the embedding was trained: up to half the rate. */
const highHz = 8000;

/** Who of the voices in each window speaks when, and how each sounds: from what it says alone, else from all it says. */
export async function segmentedVoices(stretch: SoundStretch, models: VoiceModels): Promise<KeptVoices> {
  const { samples, fromMs, startMs, endMs } = stretch;
  const windows: VoiceWindow[] = [];
  const toMs = fromMs + Math.floor(samples.length / 16);
  for (let at = startMs; at < endMs; at += hopMs) {
    // The last one ends with the sound that is there, margin included.
    const from = Math.max(fromMs, Math.min(at, toMs - segmentSeconds * 1000));
    const window = new Float32Array(segmentSamples);
    const part = samples.subarray((from - fromMs) * 16, (from - fromMs) * 16 + segmentSamples);
    part.forEach((value, i) => (window[i] = value / 32_768));
    const active = activeIn(await models.segment(window));
    if (active.every((bits) => bits === 0)) continue;
    const frames = framesOf(window);
    for (let voice = 0; voice < localVoices; voice += 1) {
      const spoken = within(spansOf(active, voice), from, startMs, endMs);
      const [first, last] = [spoken[0], spoken.at(-1)];
      if (first === undefined || last === undefined) continue;
      const alone = spansOf(active, voice, { isAlone: true });
      const used = lengthOf(alone) >= minAloneMs ? alone : spansOf(active, voice);
      const vector = await models.embed(cutOut(frames, used));
      windows.push({ startMs: first.startMs, endMs: last.endMs, span: 0, vector, active: spoken });
    }
  }
  return { spans: united(windows.flatMap(({ active = [] }) => active)), windows, levels: [] };
}

/** Times of the recording, of what lies in the stretch. */
function within(spans: readonly VoiceSpan[], byMs: number, fromMs: number, toMs: number): readonly VoiceSpan[] {
  return spans
    .map(({ startMs, endMs }) => ({ startMs: Math.max(fromMs, startMs + byMs), endMs: Math.min(toMs, endMs + byMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}

const lengthOf = (spans: readonly VoiceSpan[]) => spans.reduce((sum, one) => sum + one.endMs - one.startMs, 0);

function framesOf(samples: Float32Array): Float32Array {
  const frames = new Float32Array(Math.floor((samples.length - 400) / 160 + 1) * voiceModelBands);
  new MelFrames({ bands: voiceModelBands, scale: 32_768, highHz }).add(samples, (frame, index) => {
    frames.set(frame, index * voiceModelBands);
  });
  return frames;
}

/** The frames of ten milliseconds that lie in some spans, one after another; at least ten. */
function cutOut(frames: Float32Array, spans: readonly VoiceSpan[]): Float32Array {
  const count = frames.length / voiceModelBands;
  const parts = spans.map(({ startMs, endMs }) => {
    const from = Math.min(count - minFrames, Math.max(0, Math.round(startMs / 10)));
    const to = Math.max(from + minFrames, Math.min(count, Math.round(endMs / 10)));
    return frames.subarray(from * voiceModelBands, to * voiceModelBands);
  });
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
const minFrames = 10;

function united(spans: readonly VoiceSpan[]): readonly VoiceSpan[] {
  const all: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = all.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else all.push({ startMs, endMs });
  }
  return all;
}
