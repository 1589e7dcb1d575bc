import type { FileHandle } from 'node:fs/promises';
import { EngineError } from '../types.ts';

const chunkBytes = 16_384;

/** Walks a model file forwards. Every read that would pass the end throws EngineError `bad-model`. */
export class ModelReader {
  readonly sizeBytes: number;
  private readonly file: FileHandle;
  private chunk: Buffer = Buffer.alloc(0);
  private chunkAt = 0;
  private at = 0;

  constructor(file: FileHandle, sizeBytes: number) {
    this.file = file;
    this.sizeBytes = sizeBytes;
  }

  get leftBytes(): number {
    return this.sizeBytes - this.at;
  }

  async bytes(length: number): Promise<Buffer> {
    this.demand(length);
    if (this.at < this.chunkAt || this.at + length > this.chunkAt + this.chunk.length) await this.fill(length);
    const from = this.at - this.chunkAt;
    this.at += length;
    return this.chunk.subarray(from, from + length);
  }

  async int32s(count: number): Promise<number[]> {
    const bytes = await this.bytes(count * 4);
    return Array.from({ length: count }, (_, index) => bytes.readInt32LE(index * 4));
  }

  async int32(): Promise<number> {
    return (await this.bytes(4)).readInt32LE(0);
  }

  /** What `read` reads is there to be read again. */
  async peek<T>(read: (reader: ModelReader) => Promise<T>): Promise<T> {
    const { at } = this;
    try {
      return await read(this);
    } finally {
      this.at = at;
    }
  }

  skip(length: number): void {
    this.demand(length);
    this.at += length;
  }

  private demand(length: number): void {
    if (length >= 0 && length <= this.leftBytes) return;
    throw new EngineError('bad-model', 'The model file is incomplete: it ends before its content does.');
  }

  private async fill(length: number): Promise<void> {
    const wanted = Math.min(Math.max(length, chunkBytes), this.leftBytes);
    const buffer = Buffer.alloc(wanted);
    let got = 0;
    while (got < wanted) {
      const { bytesRead } = await this.file.read(buffer, got, wanted - got, this.at + got);
      if (bytesRead === 0) throw new EngineError('bad-model', 'The model file became shorter while it was read.');
      got += bytesRead;
    }
    this.chunk = buffer;
    this.chunkAt = this.at;
  }
}
