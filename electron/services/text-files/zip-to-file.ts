import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { AppFailure } from '#shared/failure.ts';
import { partPath } from './part-path.ts';
import { findTarget } from './find-target.ts';
import { writeFailure } from './write-failure.ts';

export interface ZipOutput {
  /** One file after another; only this one is in memory. */
  add(name: string, content: string | Uint8Array): Promise<void>;
  /** The archive appears whole, under its name. Returns its bytes. */
  end(): Promise<number>;
  /** Nothing is left of it. */
  abandon(): Promise<void>;
}

/** Fails with `file-exists` unless `overwrite`, and where nothing can be written. */
export async function zipToFile(target: string, { overwrite }: { readonly overwrite: boolean }): Promise<ZipOutput> {
  let place = target;
  const failed = (error: unknown): never => {
    throw writeFailure(error, place, 0);
  };
  const { file, found } = await findTarget(target).catch(failed);
  place = file;
  if (found !== null && !overwrite) throw new AppFailure('file-exists', { name: path.basename(file) });
  const part = await partPath(path.dirname(file));
  const handle = await open(part, 'wx').catch(failed);
  const packed = packer(handle);
  const abandon = async () => {
    await handle.close().catch(() => {});
    await rm(part, { force: true }).catch(() => {});
  };
  return {
    add: async (name, content) => await packed.add(name, content).catch(failed),
    async end() {
      try {
        const sizeBytes = await packed.end();
        await handle.sync();
        await handle.close();
        if (overwrite) await rename(part, file);
        else await link(part, file);
        return sizeBytes;
      } catch (error) {
        return failed(error);
      } finally {
        await abandon();
      }
    },
    abandon,
  };
}

function packer(handle: FileHandle) {
  let sizeBytes = 0;
  let waiting: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    waiting.push(chunk);
  });
  const drain = async () => {
    const chunks = waiting;
    waiting = [];
    for (const chunk of chunks) {
      await handle.write(chunk);
      sizeBytes += chunk.length;
    }
  };
  return {
    async add(name: string, content: string | Uint8Array) {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = new Date(1980, 0, 1, 12);
      zip.add(entry);
      entry.push(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, true);
      await drain();
    },
    async end() {
      zip.end();
      await drain();
      return sizeBytes;
    },
  };
}
