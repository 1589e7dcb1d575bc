import { open, type FileHandle } from 'node:fs/promises';

const windowBytes = 256 * 1024;

/** Reads pieces of a file by place, through one window of 256 KiB: walking forwards costs few reads. */
export class ByteReader {
  readonly size: number;
  readonly #handle: FileHandle | null;
  #window: Buffer;
  #start = 0;

  private constructor(handle: FileHandle | null, size: number, window: Buffer) {
    this.#handle = handle;
    this.size = size;
    this.#window = window;
  }

  static async open(file: string): Promise<ByteReader> {
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return new ByteReader(handle, size, Buffer.alloc(0));
  }

  /** For tests and for what is in memory. `size` may be more than is there: the rest of the file cannot be read. */
  static of(bytes: Buffer, size = bytes.length): ByteReader {
    return new ByteReader(null, size, bytes);
  }

  /** `length` bytes (at most a window) from `at`; fewer where the file ends. */
  async read(at: number, length: number): Promise<Buffer> {
    const inWindow = at - this.#start;
    if (inWindow < 0 || inWindow + length > this.#window.length) await this.#move(at, length);
    const from = at - this.#start;
    if (from < 0) return Buffer.alloc(0);
    return this.#window.subarray(from, from + length);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  async #move(at: number, length: number): Promise<void> {
    if (this.#handle === null || at >= this.size) return;
    const wanted = Math.max(windowBytes, length);
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(wanted), 0, wanted, at);
    this.#window = buffer.subarray(0, bytesRead);
    this.#start = at;
  }
}
