import { open, type FileHandle } from 'node:fs/promises';

export interface PcmFormat {
  readonly sampleRateHz: number;
  /** 1, or 2 for two voices apart. */
  readonly channelCount: number;
}

/** RIFF, room for a `ds64` chunk, `fmt ` and the head of `data`. */
export const headerBytes = 12 + 36 + 24 + 8;
const bytesPerSample = 2;
/** Lengths that programs take for “not known yet”. */
const unknown = 0xff_ff_ff_ff;

export function frameBytesOf({ channelCount }: PcmFormat): number {
  return channelCount * bytesPerSample;
}

/**
 * A WAV of 16 bit that is written from its beginning to its end: what was appended is on disk when `append` resolves, and
 * a file whose program was killed is read by every player, as its header says that the length is not known.
 */
export class SoundFile {
  readonly #handle: FileHandle;
  readonly #format: PcmFormat;
  #frames: number;

  private constructor(handle: FileHandle, format: PcmFormat, frames: number) {
    this.#handle = handle;
    this.#format = format;
    this.#frames = frames;
  }

  static async create(file: string, format: PcmFormat): Promise<SoundFile> {
    const handle = await open(file, 'wx');
    await handle.write(headerOf(format, null), 0, headerBytes, 0);
    await handle.sync();
    return new SoundFile(handle, format, 0);
  }

  /** Frames that are safe on disk. */
  get frames(): number {
    return this.#frames;
  }

  /** Whole frames only. */
  async append(pcm: Uint8Array): Promise<void> {
    const frameBytes = frameBytesOf(this.#format);
    let at = headerBytes + this.#frames * frameBytes;
    for (let written = 0; written < pcm.length;) {
      const { bytesWritten } = await this.#handle.write(pcm, written, pcm.length - written, at);
      written += bytesWritten;
      at += bytesWritten;
    }
    await this.#handle.datasync();
    this.#frames += pcm.length / frameBytes;
  }

  /** The header states the length from now on. */
  async finish(): Promise<void> {
    try {
      await this.#handle.write(headerOf(this.#format, this.#frames), 0, headerBytes, 0);
      await this.#handle.sync();
    } finally {
      await this.#handle.close();
    }
  }
}

/** Completes a file whose program ended without doing so; what is left of a last frame goes. Returns the frames there are. */
export async function repairSoundFile(file: string, format: PcmFormat): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    const frameBytes = frameBytesOf(format);
    const { size } = await handle.stat();
    const frames = Math.max(0, Math.floor((size - headerBytes) / frameBytes));
    await handle.truncate(headerBytes + frames * frameBytes);
    await handle.write(headerOf(format, frames), 0, headerBytes, 0);
    await handle.sync();
    return frames;
  } finally {
    await handle.close();
  }
}

/** With an unknown length for null; above 4 GiB the length stands in a chunk of 64 bits (RF64). */
function headerOf(format: PcmFormat, frames: number | null): Buffer {
  const { sampleRateHz, channelCount } = format;
  const frameBytes = frameBytesOf(format);
  const dataBytes = frames === null ? null : frames * frameBytes;
  const fileBytes = dataBytes === null ? null : headerBytes - 8 + dataBytes;
  const isLong = fileBytes !== null && fileBytes >= unknown;
  const header = Buffer.alloc(headerBytes);
  header.write(isLong ? 'RF64' : 'RIFF', 0, 'latin1');
  header.writeUInt32LE(fileBytes === null || isLong ? unknown : fileBytes, 4);
  header.write('WAVE', 8, 'latin1');
  header.write(isLong ? 'ds64' : 'JUNK', 12, 'latin1');
  header.writeUInt32LE(28, 16);
  if (isLong) {
    header.writeBigUInt64LE(BigInt(fileBytes), 20);
    header.writeBigUInt64LE(BigInt(dataBytes ?? 0), 28);
    header.writeBigUInt64LE(BigInt(frames ?? 0), 36);
  }
  header.write('fmt ', 48, 'latin1');
  header.writeUInt32LE(16, 52);
  header.writeUInt16LE(1, 56);
  header.writeUInt16LE(channelCount, 58);
  header.writeUInt32LE(sampleRateHz, 60);
  header.writeUInt32LE(sampleRateHz * frameBytes, 64);
  header.writeUInt16LE(frameBytes, 68);
  header.writeUInt16LE(bytesPerSample * 8, 70);
  header.write('data', 72, 'latin1');
  header.writeUInt32LE(dataBytes === null || isLong ? unknown : dataBytes, 76);
  return header;
}
