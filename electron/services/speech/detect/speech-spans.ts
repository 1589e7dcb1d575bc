import { sampleRateHz } from '#native/lib/types.ts';
import { detectorFrameSamples } from './speech-detector.ts';

export interface SpanRules {
  /** A frame at least this likely begins speech, 0…1; a little less carries it on. */
  readonly threshold: number;
  /** Kept before and after speech. */
  readonly paddingMs: number;
}

/** Frames, end excluded. */
export interface FrameSpan {
  readonly from: number;
  readonly to: number;
  /** How many of them the detector took for speech; the rest is pauses between words. */
  readonly loud: number;
}

/** A stretch of frames that is decided: to be transcribed (speech with its padding) or not. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isSpeech: boolean;
}

const frameMs = (detectorFrameSamples * 1000) / sampleRateHz;
/** Shorter is a click or a cough. */
const minSpeechFrames = Math.round(96 / frameMs);
/** Shorter pauses belong to the speech around them. */
const minPauseFrames = Math.round(320 / frameMs);
/** How much less likely a frame may be that carries speech on. */
const slack = 0.15;

/**
 * Frame by frame, what is speech. `add` and `end` return the stretches decided by now: in order, without holes, the
 * same however the frames come. What is kept grows with the number of spans only.
 */
export class SpanFinder {
  readonly #rules: SpanRules;
  readonly #padFrames: number;
  /** Speech without its padding, in order. */
  readonly #spans: FrameSpan[] = [];
  #frame = 0;
  #decided = 0;
  /** Padding of the last span reaches to here. */
  #speechUntil = 0;
  #open: { from: number; to: number; loud: number } | null = null;

  constructor(rules: SpanRules) {
    this.#rules = rules;
    this.#padFrames = Math.round(rules.paddingMs / frameMs);
  }

  add(probabilities: Float32Array): readonly Stretch[] {
    const found: Stretch[] = [];
    for (const probability of probabilities) this.#take(probability, found);
    return joined(found);
  }

  end(): readonly Stretch[] {
    const found: Stretch[] = [];
    this.#close();
    this.#decide(Math.min(this.#speechUntil, this.#frame), true, found);
    this.#decide(this.#frame, false, found);
    return joined(found);
  }

  /** Those that reach beyond a frame, the one still open included. */
  spansAfter(frame: number): readonly FrameSpan[] {
    const all = this.#isSure() && this.#open !== null ? [...this.#spans, this.#open] : this.#spans;
    let first = all.length;
    while (first > 0 && (all[first - 1]?.to ?? 0) > frame) first -= 1;
    return all.slice(first);
  }

  #take(probability: number, found: Stretch[]): void {
    const at = this.#frame;
    this.#frame += 1;
    const { threshold } = this.#rules;
    if (probability >= threshold) this.#open ??= { from: at, to: at, loud: 0 };
    if (this.#open !== null) {
      if (probability >= threshold - slack) this.#open.to = at + 1;
      if (probability >= threshold) this.#open.loud += 1;
      if (this.#frame - this.#open.to >= minPauseFrames) this.#close();
    }
    const { from, to } = this.#open ?? { from: this.#frame, to: this.#frame };
    this.#decide(Math.min(this.#speechUntil, from), true, found);
    this.#decide(Math.max(0, from - this.#padFrames), false, found);
    if (this.#isSure()) this.#decide(to, true, found);
  }

  #isSure(): boolean {
    return this.#open !== null && this.#open.to - this.#open.from >= minSpeechFrames;
  }

  #close(): void {
    const span = this.#open;
    if (span !== null && this.#isSure()) {
      this.#spans.push(span);
      this.#speechUntil = span.to + this.#padFrames;
    }
    this.#open = null;
  }

  #decide(to: number, isSpeech: boolean, found: Stretch[]): void {
    if (to <= this.#decided) return;
    found.push({ from: this.#decided, to, isSpeech });
    this.#decided = to;
  }
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.isSpeech === stretch.isSpeech) all[all.length - 1] = { ...last, to: stretch.to };
    else all.push(stretch);
  }
  return all;
}
