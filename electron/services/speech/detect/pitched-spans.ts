import { sampleRateHz } from '#native/lib/types.ts';

/** The shortest period that noise of a narrow band repeats itself at; voices do so only at their pitch. */
const minShortLag = 3;
/** Noise of a narrow band is so much like itself at a period beyond all pitches as at its “pitch”. */
const narrowShare = 0.9;
/** Of the energy of a vowel, what lies above 600 Hz; narrow low noise has next to none there. */
const minHighShare = 0.06;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const hopSamples = sampleRateHz / 50;
/** Every other sample is enough for a pitch. */
const step = 2;
const frameSamples = 640;
/** From 400 Hz (a child) down to 65 Hz. */
const minLag = Math.round(sampleRateHz / step / 400);
const maxLag = Math.round(sampleRateHz / step / 65);
/** How alike a frame must be to itself one period on. */
const minLikeness = 0.55;
/** From one frame to the next a pitch moves no further than this, as a share. */
const maxPitchStep = 0.15;
/** In a row, of 20 ms: a vowel. */
const minFrames = 3;
const minLevel = 12;
/** A creaking voice misses periods: so many frames within so many, with nearly one pitch, are a vowel too. */
const creakWithin = 30;
const minCreakFrames = 5;
const maxCreakStep = 0.12;

/**
 * Stretches with a pitch, in times of the samples: vowels have one, noise has none however it comes and goes. Whispering
 * has none either. Spans may overlap and are in no order.
 */
export function pitchedSpans(samples: Int16Array): readonly Span[] {
  const spans: Span[] = [];
  const sound = whitened(samples);
  const high = highOf(sound);
  const lags: number[] = [];
  let run = { first: 0, frames: 0, lag: 0 };
  const close = () => {
    if (run.frames >= minFrames) spans.push({ startMs: run.first * 20, endMs: (run.first + run.frames) * 20 });
  };
  for (let frame = 0; frame * hopSamples + frameSamples + maxLag * step <= samples.length; frame += 1) {
    const lag = periodAt(sound, high, (frame * hopSamples) / step);
    lags.push(lag);
    const goesOn = lag > 0 && run.frames > 0 && Math.abs(lag - run.lag) <= maxPitchStep * run.lag;
    if (goesOn) {
      run = { first: run.first, frames: run.frames + 1, lag };
      continue;
    }
    close();
    run = { first: frame, frames: lag > 0 ? 1 : 0, lag };
  }
  close();
  return [...spans, ...creakingSpans(lags)];
}

/** Stretches in which a pitch comes and goes. */
function creakingSpans(lags: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < lags.length; from += 1) {
    const [own = 0, ...after] = lags.slice(from, from + creakWithin);
    if (own === 0) continue;
    const alike = after.flatMap((lag, nth) => (Math.abs(lag - own) <= maxCreakStep * own ? [nth + 1] : []));
    const last = alike.at(-1);
    if (last === undefined || alike.length + 1 < minCreakFrames) continue;
    spans.push({ startMs: from * 20, endMs: (from + last + 1) * 20 });
    from += last;
  }
  return spans;
}

/** At half the rate, with low sound no louder than high: noise that is mostly low would look alike to itself. */
function whitened(samples: Int16Array): Float32Array {
  const out = new Float32Array(Math.floor(samples.length / step));
  let before = 0;
  for (let i = 0; i < out.length; i += 1) {
    const sample = ((samples[i * step] ?? 0) + (samples[i * step + 1] ?? 0)) / 2;
    out[i] = sample - 0.9 * before;
    before = sample;
  }
  return out;
}

/** What lies above 600 Hz, by two filters of one pole each. */
function highOf(sound: Float32Array): Float32Array {
  const rateHz = sampleRateHz / step;
  const keep = Math.exp((-2 * Math.PI * 600) / rateHz);
  let out = sound;
  for (let nth = 0; nth < 2; nth += 1) {
    let [before, last] = [0, 0];
    out = out.map((sample) => {
      last = keep * (last + sample - before);
      before = sample;
      return last;
    });
  }
  return out;
}

/** In samples of the halved rate; 0 where there is none. */
function periodAt(sound: Float32Array, high: Float32Array, start: number): number {
  const length = frameSamples / step;
  const energy = energyAt(sound, start, length);
  if (energy < minLevel ** 2 * length || energyAt(high, start, length) < minHighShare * energy) return 0;
  let shifted = 0;
  for (let i = 0; i < length; i += 1) shifted += (sound[start + minLag + i] ?? 0) ** 2;
  let [best, bestLag] = [minLikeness, 0];
  for (let lag = minLag; lag <= maxLag; lag += 1) {
    let product = 0;
    for (let i = 0; i < length; i += 1) product += (sound[start + i] ?? 0) * (sound[start + lag + i] ?? 0);
    const alike = product / Math.sqrt(energy * Math.max(1, shifted));
    if (alike > best) [best, bestLag] = [alike, lag];
    shifted += (sound[start + lag + length] ?? 0) ** 2 - (sound[start + lag] ?? 0) ** 2;
  }
  return bestLag > 0 && isNarrow(sound, start, length, energy, best) ? 0 : bestLag;
}

/** Whether the sound repeats itself, after it was unlike itself, as well within a period too short for any pitch. */
function isNarrow(sound: Float32Array, start: number, length: number, energy: number, best: number): boolean {
  let wasUnlike = false;
  for (let lag = minShortLag; lag < minLag; lag += 1) {
    let [product, shifted] = [0, 0];
    for (let i = 0; i < length; i += 1) {
      const later = sound[start + lag + i] ?? 0;
      product += (sound[start + i] ?? 0) * later;
      shifted += later * later;
    }
    const alike = product / Math.sqrt(energy * Math.max(1, shifted));
    wasUnlike ||= alike < 0;
    if (wasUnlike && alike >= narrowShare * best) return true;
  }
  return false;
}

function energyAt(sound: Float32Array, start: number, length: number): number {
  let energy = 0;
  for (let i = 0; i < length; i += 1) energy += (sound[start + i] ?? 0) ** 2;
  return energy;
}
