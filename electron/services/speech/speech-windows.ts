import { sampleRateHz } from '#native/lib/types.ts';
import { samplesToMs } from '#shared/text/timecode.ts';
import { loudestChannel } from './levels/loudest-channel.ts';
import { cutSample, middleCut } from './cut-sample.ts';
import { detectorFrameSamples, type SpeechDetector } from './detect/speech-detector.ts';
import { SpanFinder, type SpanRules, type Stretch } from './detect/speech-spans.ts';
import { timelineOf, type Piece, type Timeline } from './timeline.ts';

/** Speech of the recording that the engine transcribes at once: what lies between its pieces was left out. */
export interface SpeechWindow {
  /** Where its own part begins. */
  readonly startMs: number;
  /** Everything before it has been handed out or holds no speech: the resume point once the text is committed. */
  readonly endMs: number;
  /** At most 29 s for each channel; empty where only the cursor moves. */
  readonly channels: readonly Int16Array[];
  readonly timeline: Timeline;
  /**
   * It was cut where someone speaks, so it has this much sound in common with the window before it and with the one after:
   * of the same words each has a part, `createJoiner` says which. 0 where it was cut in a pause.
   */
  readonly leadMs: number;
  readonly tailMs: number;
  /** Where a voice was found in it, without padding, in times of the recording. */
  readonly voice: readonly { readonly startMs: number; readonly endMs: number }[];
}

/** Where a voice was found, without padding. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
  /** How much of it the detector took for speech; the rest is pauses between words. */
  readonly soundMs: number;
}

export interface WindowRules extends SpanRules {
  readonly detector: SpeechDetector;
  /** The engine transcribes everything; speech is detected all the same, to know where it is. */
  readonly isEverything: boolean;
  readonly channelCount: 1 | 2;
  /** The first windows are short and handed out at once, for whoever reads along; text of short windows is a little worse. */
  readonly startsShort?: boolean;
  /** Called once, as soon as there are some seconds of speech; never of a recording that has less. */
  readonly onFirstSpeech?: ((speech: FirstSpeech) => void) | undefined;
}

/** The first speech of a recording, the channels as one, before there is enough of it for a window. */
export interface FirstSpeech extends Pick<SpeechWindow, 'timeline'> {
  readonly pcm: Int16Array;
}

/** Whisper processes 30 s at a time; one second is left so that a window never needs a second, nearly empty pass. */
export const windowSamples = 29 * sampleRateHz;
/** Of the first speech: a sentence or two, which a model reads in a moment. */
const firstSpeechSamples = 4 * sampleRateHz;
/** Of the windows that someone reads along: each twice as long as the one before, until they are whole. */
const firstShortSamples = 5 * sampleRateHz;
/** Windows on both sides of a cut in speech include so much of the other's sound. */
const overlapSamples = 2 * sampleRateHz;
/** A window waits this long for more speech; and so often the cursor moves where there is none. */
const waitSamples = 60 * sampleRateHz;

/**
 * Cuts a recording into windows of speech. `pieces` hold the channels' samples in turn. The same samples give the same
 * windows, however they arrive: a resumed run sees the windows of the first one. `found` receives all speech at the
 * end.
 */
export async function* speechWindows(
  pieces: AsyncIterable<Int16Array>,
  rules: WindowRules,
  found: (speech: readonly SpeechSpan[]) => void = () => undefined,
): AsyncGenerator<SpeechWindow, void, void> {
  const packer = new WindowPacker(rules);
  for await (const piece of pieces) {
    packer.keep(piece);
    yield* packer.pack(await rules.detector.detect(loudestChannel(piece, rules.channelCount)), false);
  }
  yield* packer.pack(await rules.detector.end(), true);
  found(packer.speech());
}

/** The sound of a window, channels in turn, and the recording's samples up to which everything is in it or before it. */
interface Cut {
  readonly sound: Int16Array;
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly done: number;
  /** Someone waits for it: it shares nothing with the one after it. */
  readonly isShort: boolean;
  /** Samples at its beginning and end that are the own part of its neighbours. */
  readonly lead: number;
  readonly tail: number;
}

class WindowPacker {
  readonly #channelCount: number;
  readonly #isEverything: boolean;
  readonly #finder: SpanFinder;
  /** Samples that are not decided yet, from `#undecidedFrom` on. */
  #undecided: Int16Array = new Int16Array(0);
  #undecidedFrom = 0;
  readonly #buffer: Int16Array;
  #filled = 0;
  /** Samples at the beginning of the buffer that were handed out. */
  #lead = 0;
  #pieces: readonly Piece[] = [];
  /** Everything before it was handed out. */
  #done = 0;
  /** Handed out once the next window is there: the last two share what is left evenly. */
  #held: Cut | null = null;
  #onFirstSpeech: WindowRules['onFirstSpeech'];
  /** Samples of the window that is being filled. */
  #limit: number;

  constructor({ channelCount, isEverything, onFirstSpeech, startsShort = false, ...rules }: WindowRules) {
    this.#onFirstSpeech = onFirstSpeech;
    this.#limit = startsShort ? firstShortSamples : windowSamples;
    this.#channelCount = channelCount;
    this.#isEverything = isEverything;
    this.#finder = new SpanFinder(rules);
    this.#buffer = new Int16Array(windowSamples * channelCount);
  }

  keep(samples: Int16Array): void {
    const all = new Int16Array(this.#undecided.length + samples.length);
    all.set(this.#undecided);
    all.set(samples, this.#undecided.length);
    this.#undecided = all;
  }

  *pack(probabilities: Float32Array, isEnd: boolean): Generator<SpeechWindow, void, void> {
    const waiting = this.#held === null ? [] : [this.#held];
    for (const cut of this.#cuts(probabilities, isEnd)) {
      if (cut.isShort) yield this.#windowOf(cut);
      else waiting.push(cut);
    }
    this.#held = isEnd || (waiting.at(-1)?.sound.length ?? 0) === 0 ? null : (waiting.pop() ?? null);
    for (const cut of isEnd ? this.#evened(waiting) : waiting) yield this.#windowOf(cut);
  }

  *#cuts(probabilities: Float32Array, isEnd: boolean): Generator<Cut, void, void> {
    const stretches = [...this.#finder.add(probabilities), ...(isEnd ? this.#finder.end() : [])];
    for (const stretch of stretches) yield* this.#take(stretch);
    if (!isEnd) return;
    const total = this.#undecidedFrom + this.#undecided.length / this.#channelCount;
    if (this.#filled > 0) yield this.#cut(this.#filled, total);
    else if (total > this.#done) yield this.#cut(0, total);
  }

  /** So that lanes that transcribe the last two end together, and none is too short to be understood. */
  #evened(cuts: readonly Cut[]): readonly Cut[] {
    const [one, other] = cuts.slice(-2);
    const count = this.#channelCount;
    if (one === undefined || other === undefined || one.sound.length === 0 || other.sound.length === 0) return cuts;
    const first = one.sound.length / count - one.tail;
    const all = first + other.sound.length / count - other.lead;
    if (all <= windowSamples) return cuts;
    const sound = new Int16Array(all * count);
    sound.set(one.sound.subarray(0, first * count));
    sound.set(other.sound.subarray(other.lead * count), first * count);
    const pieces = joined([
      ...one.pieces.flatMap((piece) => partBetween(piece, 0, first)),
      ...partOf(other.pieces, other.lead, Infinity).map((piece) => ({ ...piece, at: piece.at + first })),
    ]);
    const loudest = loudestChannel(sound, count);
    const inPause = middleCut(loudest, pieces, windowSamples);
    const roomy = windowSamples - overlapSamples;
    const isOverlapped = !inPause.isInPause && all <= 2 * roomy;
    const { at } = isOverlapped ? middleCut(loudest, pieces, roomy) : inPause;
    const overlap = isOverlapped ? overlapSamples : 0;
    const done = endOf(partOf(pieces, 0, at)) ?? one.done;
    const start = partOf(pieces, at, all)[0]?.from ?? done;
    return [
      ...cuts.slice(0, -2),
      {
        sound: sound.subarray(0, (at + overlap) * count),
        pieces: partOf(pieces, 0, at + overlap),
        start: one.start,
        done,
        lead: one.lead,
        tail: overlap,
        isShort: false,
      },
      {
        ...other,
        sound: sound.subarray((at - overlap) * count),
        pieces: partOf(pieces, at - overlap, all),
        start,
        lead: overlap,
        tail: 0,
      },
    ];
  }

  speech(): readonly SpeechSpan[] {
    return this.#finder
      .spansAfter(-1)
      .map(({ from, to, loud }) => ({ startMs: frameMs(from), endMs: frameMs(to), soundMs: frameMs(loud) }));
  }

  *#take({ to, isSpeech }: Stretch): Generator<Cut, void, void> {
    const until = Math.min(
      to * detectorFrameSamples - this.#undecidedFrom,
      this.#undecided.length / this.#channelCount,
    );
    const samples = this.#undecided.subarray(0, until * this.#channelCount);
    const from = this.#undecidedFrom;
    this.#undecided = this.#undecided.slice(samples.length);
    this.#undecidedFrom += until;
    if (isSpeech || this.#isEverything) yield* this.#append(samples, from);
    else yield* this.#passOver();
  }

  /** Nothing to transcribe up to here: after a while what waits is handed out, and the cursor moves on. */
  *#passOver(): Generator<Cut, void, void> {
    for (;;) {
      const last = this.#pieces.at(-1);
      const until = waitSamples + (last === undefined ? this.#done : last.from + last.length);
      if (until > this.#undecidedFrom) return;
      yield this.#cut(this.#filled, until);
    }
  }

  *#append(samples: Int16Array, from: number): Generator<Cut, void, void> {
    const count = this.#channelCount;
    for (let read = 0; read < samples.length;) {
      const part = samples.subarray(read, read + (this.#limit - this.#filled) * count);
      this.#buffer.set(part, this.#filled * count);
      this.#extend(from + read / count, part.length / count);
      read += part.length;
      if (this.#filled >= firstSpeechSamples) this.#emitFirst();
      if (this.#filled < this.#limit) continue;
      const full = loudestChannel(this.#buffer.subarray(0, this.#filled * count), count);
      // Short windows, which someone waits for, have less in common.
      const overlap = Math.min(overlapSamples, this.#limit / 8);
      const cut = cutSample(full, this.#pieces, overlap);
      yield this.#cut(cut.at, null, cut.isInPause ? 0 : overlap);
      this.#limit = Math.min(windowSamples, this.#limit * 2);
    }
  }

  #emitFirst(): void {
    const emit = this.#onFirstSpeech;
    if (emit === undefined) return;
    this.#onFirstSpeech = undefined;
    const count = this.#channelCount;
    const sound = this.#buffer.slice(0, firstSpeechSamples * count);
    const pieces = this.#pieces.flatMap((piece) => partBetween(piece, 0, firstSpeechSamples));
    emit({ pcm: loudestChannel(sound, count), timeline: timelineOf(pieces) });
  }

  #extend(from: number, length: number): void {
    this.#pieces = joined([...this.#pieces, { at: this.#filled, from, length }]);
    this.#filled += length;
  }

  /**
   * Hands out the first samples of the buffer, and `overlap` more; as many before the cut stay for the next window.
   * `doneUntil` is known where nothing stays.
   */
  #cut(samples: number, doneUntil: number | null, overlap = 0): Cut {
    const count = this.#channelCount;
    const [end, kept] = [samples + overlap, samples - overlap];
    const own = partOf(this.#pieces, this.#lead, samples);
    const pieces = partOf(this.#pieces, 0, end);
    const sound = this.#buffer.slice(0, end * count);
    const start = own[0]?.from ?? this.#done;
    this.#done = doneUntil ?? endOf(own) ?? this.#done;
    const isShort = doneUntil === null && this.#limit < windowSamples;
    const cut = { sound, pieces, start, done: this.#done, lead: this.#lead, tail: overlap, isShort };
    this.#pieces = partOf(this.#pieces, kept, this.#filled);
    this.#buffer.copyWithin(0, kept * count, this.#filled * count);
    this.#filled -= kept;
    this.#lead = overlap;
    return cut;
  }

  #windowOf({ sound, pieces, start, done, lead, tail }: Cut): SpeechWindow {
    const count = this.#channelCount;
    return {
      startMs: samplesToMs(start, sampleRateHz),
      endMs: samplesToMs(done, sampleRateHz),
      channels: Array.from({ length: count }, (_, which) => channelOf(sound, which, count)),
      timeline: timelineOf(pieces),
      leadMs: samplesToMs(lead, sampleRateHz),
      tailMs: samplesToMs(tail, sampleRateHz),
      voice: this.#voiceBetween(
        lead > 0 ? (pieces[0]?.from ?? start) : start,
        tail > 0 ? (endOf(pieces) ?? done) : done,
      ),
    };
  }

  #voiceBetween(start: number, end: number): SpeechWindow['voice'] {
    return this.#finder
      .spansAfter(Math.floor(start / detectorFrameSamples))
      .filter(({ from }) => from * detectorFrameSamples < end)
      .map(({ from, to }) => ({
        startMs: Math.max(frameMs(from), samplesToMs(start, sampleRateHz)),
        endMs: Math.min(frameMs(to), samplesToMs(end, sampleRateHz)),
      }));
  }
}

/** Where the last of them ends in the recording; null for none. */
function endOf(pieces: readonly Piece[]): number | null {
  const last = pieces.at(-1);
  return last === undefined ? null : last.from + last.length;
}

/** Neighbours in the recording as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last !== undefined && last.from + last.length === piece.from) {
      all[all.length - 1] = { ...last, length: last.length + piece.length };
    } else all.push(piece);
  }
  return all;
}

function partBetween(piece: Piece, from: number, to: number): readonly Piece[] {
  const [start, end] = [Math.max(piece.at, from), Math.min(piece.at + piece.length, to)];
  return end <= start ? [] : [{ at: start, from: piece.from + start - piece.at, length: end - start }];
}

/** The pieces between two samples, counted from the first of them. */
function partOf(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  return pieces.flatMap((piece) => partBetween(piece, from, to)).map((piece) => ({ ...piece, at: piece.at - from }));
}

function channelOf(samples: Int16Array, which: number, count: number): Int16Array {
  if (count === 1) return samples;
  return Int16Array.from({ length: samples.length / count }, (_, i) => samples[i * count + which] ?? 0);
}

function frameMs(frame: number): number {
  return samplesToMs(frame * detectorFrameSamples, sampleRateHz);
}
