import { failureOf } from '#shared/failure.ts';

export interface SenderParts {
  readonly channelCount: number;
  /** Brings sound from this frame on; answers how many frames are safe on disk. Rejects with an AppFailure. */
  readonly append: (fromFrame: number, pcm: string) => Promise<{ readonly frames: number }>;
  /** The recording is over, whatever the page thinks of it. */
  readonly onOver: (failure: unknown) => void;
  /** So long between two tries; a test has less patience. */
  readonly retryMs?: number;
  readonly restMs?: number;
}

/** At most so much in one call; half a second. */
const maxFrames = 24_000;
const retryMs = 500;
/** Sound is brought this often. */
const restMs = 200;
/** While nothing comes the services are sent a sign that the page is there. */
const aliveMs = 5000;
/** What ends a recording for good; everything else is tried again. */
const final = new Set(['live-over', 'disk-full', 'not-found']);

/** Keeps sound until the services have it on disk: a call that fails is made again, and nothing is brought twice. */
export class SoundSender {
  readonly #parts: SenderParts;
  readonly #kept: Int16Array[] = [];
  /** Frame of the recording at which what is kept begins. */
  #from = 0;
  #frames = 0;
  #isEnding = false;
  #wake = Promise.withResolvers<void>();
  readonly #work: Promise<void>;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#work = this.#send();
  }

  /** Frames that were given, on disk or not. */
  get frames(): number {
    return this.#frames;
  }

  add(pcm: Int16Array): void {
    this.#kept.push(pcm);
    this.#frames += pcm.length / this.#parts.channelCount;
  }

  /** Resolves when everything is on disk, or nothing more can be. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#wake.resolve();
    await this.#work;
  }

  async #send(): Promise<void> {
    const { append, onOver } = this.#parts;
    let saidAt = Date.now();
    for (;;) {
      const pcm = this.#next();
      if (pcm.length === 0 && this.#isEnding) return;
      if (pcm.length === 0 && Date.now() - saidAt < aliveMs) {
        await this.#rest(this.#parts.restMs ?? restMs);
        continue;
      }
      try {
        const { frames } = await append(this.#from, base64(pcm));
        saidAt = Date.now();
        this.#drop(frames - this.#from);
        if (!this.#isEnding) await this.#rest(this.#parts.restMs ?? restMs);
      } catch (error) {
        if (final.has(failureOf(error).code)) {
          onOver(error);
          return;
        }
        await this.#rest(this.#parts.retryMs ?? retryMs);
      }
    }
  }

  async #rest(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([this.#wake.promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
    clearTimeout(timer);
    // Also at the end a call that fails is not made again at once.
    if (this.#isEnding) this.#wake = Promise.withResolvers();
  }

  #next(): Int16Array {
    const max = maxFrames * this.#parts.channelCount;
    const all = new Int16Array(
      Math.min(
        max,
        this.#kept.reduce((sum, { length }) => sum + length, 0),
      ),
    );
    let at = 0;
    for (const piece of this.#kept) {
      if (at === all.length) break;
      const part = piece.subarray(0, all.length - at);
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #drop(frames: number): void {
    this.#from += frames;
    let left = frames * this.#parts.channelCount;
    while (left > 0) {
      const [first] = this.#kept;
      if (first === undefined) return;
      this.#kept.shift();
      if (first.length > left) this.#kept.unshift(first.subarray(left));
      left -= first.length;
    }
  }
}

function base64(pcm: Int16Array): string {
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCodePoint(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
