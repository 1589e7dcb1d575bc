import type { LiveRecording } from '#shared/live.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import type { GrowingSound } from '#services/queue/growing-sound.ts';
import { followFile } from './follow-file.ts';
import { frameBytesOf, headerBytes, type PcmFormat, type SoundFile } from './sound-file.ts';

interface SessionParts extends PcmFormat {
  readonly recordingId: number;
  readonly name: string;
  readonly file: string;
  readonly sound: SoundFile;
  readonly startedAtMs: number;
}

/** A model takes so long to be loaded. */
const recentSeconds = 10;

/** One recording while it is made. Pieces are written one after another, in the order of their frames. */
export class LiveSession implements PcmFormat {
  readonly recordingId: number;
  readonly file: string;
  readonly startedAtMs: number;
  readonly sampleRateHz: number;
  readonly channelCount: number;
  isPaused = false;
  readonly #name: string;
  readonly #sound: SoundFile;
  readonly #listeners = new Set<(pcm: Int16Array, fromFrame: number) => void>();
  /** The last seconds, for a page that opens in the middle. */
  #recent: { readonly pcm: Int16Array; readonly fromFrame: number }[] = [];
  readonly #ended = Promise.withResolvers<void>();
  #change = Promise.withResolvers<void>();
  #work: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor({ recordingId, name, file, sound, startedAtMs, sampleRateHz, channelCount }: SessionParts) {
    this.recordingId = recordingId;
    this.file = file;
    this.startedAtMs = startedAtMs;
    this.sampleRateHz = sampleRateHz;
    this.channelCount = channelCount;
    this.#name = name;
    this.#sound = sound;
  }

  state(): LiveRecording {
    const { recordingId, startedAtMs, isPaused, channelCount, sampleRateHz } = this;
    const durationMs = Math.round((this.#sound.frames / sampleRateHz) * 1000);
    return { recordingId, name: this.#name, startedAtMs, durationMs, isPaused, channelCount };
  }

  /** Resolves with the frames that are safe on disk. */
  async append(fromFrame: number, pcm: Uint8Array): Promise<number> {
    const frameBytes = frameBytesOf(this);
    if (pcm.length % frameBytes !== 0) throw badRequest('broken-piece');
    const mine = this.#work.then(async () => {
      if (this.#isOver) return this.#sound.frames;
      const at = this.#sound.frames;
      // What is missing before it is sent again by the page, which learns how much there is.
      const known = (at - fromFrame) * frameBytes;
      if (known < 0 || known >= pcm.length) return at;
      const fresh = pcm.subarray(known);
      await this.#sound.append(fresh);
      this.#changed();
      const samples = new Int16Array(fresh.buffer.slice(fresh.byteOffset, fresh.byteOffset + fresh.byteLength));
      this.#remember(samples, at);
      for (const listener of this.#listeners) listener(samples, at);
      return this.#sound.frames;
    });
    this.#work = mine.catch(() => undefined);
    return await mine;
  }

  /** After everything that was sent before it. */
  async finishFile(): Promise<{ readonly frames: number }> {
    await this.#work;
    this.#isOver = true;
    await this.#sound.finish();
    return { frames: this.#sound.frames };
  }

  /** Whoever follows the file comes to its end. */
  end(): void {
    this.#isOver = true;
    this.#changed();
    this.#ended.resolve();
  }

  growing(): GrowingSound {
    const length = {
      bytes: () => headerBytes + this.#sound.frames * frameBytesOf(this),
      isOver: () => this.#isOver,
      change: () => this.#change.promise,
    };
    const { sampleRateHz, channelCount } = this;
    return {
      sampleRateHz,
      channelCount,
      bytes: (signal) => followFile(this.file, length, signal),
      onSound: (listener) => {
        for (const { pcm, fromFrame } of this.#recent) listener(pcm, fromFrame);
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      ended: this.#ended.promise,
    };
  }

  #remember(pcm: Int16Array, fromFrame: number): void {
    this.#recent.push({ pcm, fromFrame });
    const oldest = this.#sound.frames - recentSeconds * this.sampleRateHz;
    while ((this.#recent[0]?.fromFrame ?? oldest) < oldest) this.#recent.shift();
  }

  #changed(): void {
    this.#change.resolve();
    if (!this.#isOver) this.#change = Promise.withResolvers();
  }
}
