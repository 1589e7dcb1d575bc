import { segmentSamples, segmentSeconds, voiceModelBands, type VoiceModels } from '#native/lib/onnx/voice-models.ts';
import type { SoundModel } from '#native/lib/onnx/sound-model.ts';
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import { eventFrames } from '../events/event-frames.ts';
import { activeIn, frameMs } from '../speakers/segmented/powerset.ts';
import type { ModelVerdict, SpokenPart } from './model-questions.ts';

/** Of frames with and without speech, the share that must be classified correctly; chance is a half. */
const minRight = 0.75;
/** At a border of speech nobody agrees to the frame. */
const borderMs = 150;
/** So much more alike (cosine) two parts of one voice must be than two of different voices. */
const minLead = 0.1;
/** What is said in less says little of a voice. */
const minPartMs = 1400;
/** Of each voice; the first is compared with the second over all pairs of them. */
const partsOfVoice = 4;

/** Whether speech is found where it is, and the voices of the sample are distinguished. */
export async function judgeVoiceModel(
  models: Pick<VoiceModels, 'segment' | 'embed'>,
  samples: Float32Array,
  spoken: readonly SpokenPart[],
): Promise<ModelVerdict> {
  if ((await shareRight(models, samples, spoken)) < minRight) return 'no-speech';
  return (await leadOfOwn(models, samples, spoken)) < minLead ? 'no-voices' : 'right';
}

/** The mean of what is right with speech and without. */
async function shareRight(
  models: Pick<VoiceModels, 'segment'>,
  samples: Float32Array,
  spoken: readonly SpokenPart[],
): Promise<number> {
  const right = [0, 0];
  const all = [0, 0];
  for (let from = 0; from + segmentSamples <= samples.length; from += segmentSamples) {
    const active = activeIn(await models.segment(samples.slice(from, from + segmentSamples)));
    const startMs = (from / segmentSamples) * segmentSeconds * 1000;
    for (const [frame, bits] of active.entries()) {
      const atMs = startMs + frameMs(frame);
      const isBorder = spoken.some((part) => [part.startMs, part.endMs].some((ms) => Math.abs(ms - atMs) < borderMs));
      if (isBorder) continue;
      const isSpoken = spoken.some((part) => atMs >= part.startMs && atMs < part.endMs);
      const which = Number(isSpoken);
      all[which] = (all[which] ?? 0) + 1;
      right[which] = (right[which] ?? 0) + Number((bits !== 0) === isSpoken);
    }
  }
  return [0, 1].reduce((sum, which) => sum + (right[which] ?? 0) / Math.max(1, all[which] ?? 0), 0) / 2;
}

/** How much more alike parts of one voice are than parts of two; cosine. */
async function leadOfOwn(
  models: Pick<VoiceModels, 'embed'>,
  samples: Float32Array,
  spoken: readonly SpokenPart[],
): Promise<number> {
  const long = spoken.filter(({ startMs, endMs }) => endMs - startMs >= minPartMs && endMs * 16 <= samples.length);
  const parts = [...Map.groupBy(long, ({ voice }) => voice).values()].flatMap((own) => own.slice(0, partsOfVoice));
  const vectors: { readonly voice: string; readonly vector: Float32Array }[] = [];
  for (const { voice, startMs, endMs } of parts) {
    vectors.push({ voice, vector: await models.embed(voiceFrames(samples.slice(startMs * 16, endMs * 16))) });
  }
  const [own, other] = [[0, 0] as [number, number], [0, 0] as [number, number]];
  for (const [nth, one] of vectors.entries()) {
    for (const two of vectors.slice(nth + 1)) {
      const sums = one.voice === two.voice ? own : other;
      sums[0] += one.vector.reduce((sum, value, at) => sum + value * (two.vector[at] ?? 0), 0);
      sums[1] += 1;
    }
  }
  return own[0] / Math.max(1, own[1]) - other[0] / Math.max(1, other[1]);
}

function voiceFrames(samples: Float32Array): Float32Array {
  const frames = new Float32Array(Math.floor((samples.length - 400) / 160 + 1) * voiceModelBands);
  new MelFrames({ bands: voiceModelBands, scale: 32_768, highHz: 8000 }).add(samples, (frame, index) => {
    frames.set(frame, index * voiceModelBands);
  });
  return frames;
}

/** AudioSet's marks of speech: itself, of men, women and children, conversation, narration, and the machines that speak. */
const speechClasses = ['/m/09x0r', '/m/05zppz', '/m/02zsn', '/m/0ytgt', '/m/01h8n0', '/m/02qldy', '/m/0brhx'] as const;
/** Speech is at least so likely, and a tone at most half as likely speech. */
const minSpeech = 0.3;
const toneShare = 0.5;
const windowSamples = 80_000;
const windowCount = 4;

/** Whether speech is taken for speech, and a tone is not. */
export async function judgeSoundModel(
  model: Pick<SoundModel, 'classes' | 'classify'>,
  samples: Float32Array,
): Promise<ModelVerdict> {
  const places = speechClasses.map((mark) => model.classes.indexOf(mark)).filter((place) => place >= 0);
  const speechIn = async (sound: Float32Array) => {
    const likely = await model.classify(eventFrames(sound));
    return Math.max(0, ...places.map((place) => likely[place] ?? 0));
  };
  let speech = 0;
  for (let nth = 0; nth < windowCount; nth += 1) {
    speech += (await speechIn(samples.slice(nth * windowSamples, (nth + 1) * windowSamples))) / windowCount;
  }
  const tone = Float32Array.from({ length: windowSamples }, (_, i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / 16_000));
  return speech < minSpeech || (await speechIn(tone)) > toneShare * speech ? 'no-speech' : 'right';
}
