import type { AddonDetails, AddonEvent, AddonModel } from '../addon.ts';
import type { RawToken } from '../text/token.ts';
import { EngineError, type LoadOptions, type TranscribeOptions } from '../types.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import { gigaamBands, gigaamFeatures } from './gigaam-features.ts';
import { checkGigaamFiles, type GigaamFiles } from './gigaam-files.ts';
import { decodeGreedily, type RnntNetwork, type TimedToken } from './rnnt.ts';
import { loadOnnxRuntime, type OnnxRuntime, type OnnxSession, type OnnxTensor } from './runtime.ts';

/** One frame of the encoder. */
const frameMs = 40;
const samplesPerMs = 16;
/** A pause this long between words begins another segment. */
const pauseMs = 800;
const minSamples = 320;

interface State {
  readonly h: OnnxTensor;
  readonly c: OnnxTensor;
}

/** GigaAM v3 RNN-T out of a folder, behind the same calls as Whisper's addon. Throws EngineErrors. */
export async function loadGigaam(folder: string, { lanes = 1 }: LoadOptions): Promise<AddonModel> {
  const files = await checkGigaamFiles(folder);
  const runtime = loadOnnxRuntime();
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const open = async (path: string, part: string) => {
    try {
      return await runtime.InferenceSession.create(path, options);
    } catch (error) {
      throw new EngineError('bad-model', `The ${part} of the model cannot be opened.`, error);
    }
  };
  const encoder = await open(files.encoder, 'encoder');
  const decoder = await open(files.decoder, 'decoder');
  const joint = await open(files.joint, 'joint network');
  return new GigaamModel({ runtime, encoder, decoder, joint, files, lanes });
}

interface GigaamParts {
  readonly runtime: OnnxRuntime;
  readonly encoder: OnnxSession;
  readonly decoder: OnnxSession;
  readonly joint: OnnxSession;
  readonly files: GigaamFiles;
  readonly lanes: number;
}

/** What a damaged model cannot compute is reported as such, and never as a hole in the text. */
async function computed(
  part: string,
  session: OnnxSession,
  feeds: Parameters<OnnxSession['run']>[0],
): ReturnType<OnnxSession['run']> {
  try {
    return await session.run(feeds);
  } catch (error) {
    throw new EngineError('bad-model', `The ${part} of the model cannot compute.`, error);
  }
}

class GigaamModel implements AddonModel {
  private readonly parts: GigaamParts;
  private readonly cancelled = new Set<number>();
  private readonly running = new Set<number>();

  constructor(parts: GigaamParts) {
    this.parts = parts;
  }

  details(): AddonDetails {
    const { lanes, files } = this.parts;
    return { sizeClass: 'gigaam', isMultilingual: true, vocabularySize: files.pieces.length, audioContext: 0, lanes };
  }

  async transcribe(
    pcm: Int16Array,
    { translate }: Pick<TranscribeOptions, 'translate'>,
    callId: number,
    onEvent: (event: AddonEvent) => void,
  ): Promise<string> {
    if (translate) throw new EngineError('cannot-translate', 'This model writes only what is said.');
    this.running.add(callId);
    try {
      onEvent({ type: 'language', code: 'ru', probability: 1 });
      const totalMs = Math.floor(pcm.length / samplesPerMs);
      for (const piece of cutPieces(pcm)) {
        for (const segment of await this.segmentsOf(pcm, piece, callId)) onEvent(segment);
        onEvent({ type: 'progress', doneMs: Math.floor(piece.to / samplesPerMs), totalMs });
      }
      return 'ru';
    } finally {
      this.running.delete(callId);
      this.cancelled.delete(callId);
    }
  }

  async detectLanguage(): ReturnType<AddonModel['detectLanguage']> {
    return await Promise.resolve([{ code: 'ru', probability: 1 }]);
  }

  cancel(callId: number): void {
    if (this.running.has(callId)) this.cancelled.add(callId);
  }

  release(): void {
    const { encoder, decoder, joint } = this.parts;
    for (const session of [encoder, decoder, joint]) void session.release().catch(() => undefined);
  }

  private async segmentsOf(pcm: Int16Array, piece: Piece, callId: number) {
    const samples = Float32Array.from(pcm.subarray(piece.from, piece.to), (sample) => sample / 32_768);
    if (samples.length < minSamples) return [];
    const isCancelled = () => this.cancelled.has(callId);
    // So that a cancel that came meanwhile is seen: a run of the runtime blocks this process.
    await new Promise((resolve) => setImmediate(resolve));
    if (isCancelled()) throw new EngineError('aborted', 'Cancelled.');
    const frames = await this.encode(samples);
    await new Promise((resolve) => setImmediate(resolve));
    const tokens = await decodeGreedily(frames, this.network(), isCancelled);
    if (isCancelled()) throw new EngineError('aborted', 'Cancelled.');
    return this.segments(tokens, piece);
  }

  private async encode(samples: Float32Array): Promise<readonly Float32Array[]> {
    const { runtime, encoder } = this.parts;
    const { data, frames } = gigaamFeatures(samples);
    const { encoded } = await computed('encoder', encoder, {
      audio_signal: new runtime.Tensor('float32', data, [1, gigaamBands, frames]),
      length: new runtime.Tensor('int64', BigInt64Array.of(BigInt(frames)), [1]),
    });
    const [, width = 0, count = 0] = encoded?.dims ?? [];
    if (encoded === undefined || encoded.data.length !== width * count) {
      throw new EngineError('bad-model', 'The encoder of the model gives another shape than it says.');
    }
    return Array.from({ length: count }, (_, frame) =>
      Float32Array.from({ length: width }, (_unused, at) => Number(encoded.data[at * count + frame])),
    );
  }

  private network(): RnntNetwork<State> {
    const { runtime, decoder, joint, files } = this.parts;
    const zeros = () => new runtime.Tensor('float32', new Float32Array(files.stateSize), [1, 1, files.stateSize]);
    return {
      blank: files.pieces.length - 1,
      start: { h: zeros(), c: zeros() },
      async predict(token, state) {
        const x = new runtime.Tensor('int32', Int32Array.of(token), [1, 1]);
        const { dec, h, c } = await computed('decoder', decoder, { x, 'h.1': state.h, 'c.1': state.c });
        if (dec === undefined || h === undefined || c === undefined) throw new EngineError('bad-model', 'No answer.');
        return { output: dec.data as Float32Array, state: { h, c } };
      },
      async join(frame, output) {
        const enc = new runtime.Tensor('float32', frame, [1, frame.length, 1]);
        const dec = new runtime.Tensor('float32', output, [1, output.length, 1]);
        const { joint: logits } = await computed('joint network', joint, { enc, dec });
        if (logits?.data.length !== files.pieces.length) {
          throw new EngineError('bad-model', 'The joint network of the model gives another shape than it says.');
        }
        return logits.data as Float32Array;
      },
    };
  }

  /** Whole sentences, or what is said without a pause. */
  private segments(tokens: readonly TimedToken[], piece: Piece): readonly AddonEvent[] {
    const { pieces } = this.parts.files;
    const offsetMs = Math.round(piece.from / samplesPerMs);
    const endMs = Math.floor(piece.to / samplesPerMs);
    const raw = tokens.map(({ id, frame, probability }, nth): RawToken => {
      const startMs = offsetMs + frame * frameMs;
      const next = tokens[nth + 1];
      const nextMs = next === undefined ? endMs : offsetMs + next.frame * frameMs;
      const text = (pieces[id] ?? '').replaceAll('▁', ' ');
      const bytes = new TextEncoder().encode(text);
      const logProbability = Math.log(Math.max(probability, 1e-9));
      return {
        bytes,
        id,
        startMs,
        endMs: Math.min(endMs, Math.max(startMs, Math.min(nextMs, startMs + 2 * frameMs))),
        probability,
        logProbability,
      };
    });
    const groups: RawToken[][] = [];
    for (const [nth, token] of raw.entries()) {
      const before = raw[nth - 1];
      const beginsWord = token.bytes[0] === 0x20;
      const endsSentence = before !== undefined && /[.?!…]$/u.test(new TextDecoder().decode(before.bytes));
      const isPaused = before !== undefined && token.startMs - before.endMs > pauseMs;
      if (nth === 0 || (beginsWord && (endsSentence || isPaused))) groups.push([]);
      groups.at(-1)?.push(token);
    }
    return groups.map((own) => ({
      type: 'segment' as const,
      startMs: own[0]?.startMs ?? offsetMs,
      endMs: own.at(-1)?.endMs ?? endMs,
      noSpeechProbability: 0,
      temperature: 0,
      tokens: own,
    }));
  }
}
