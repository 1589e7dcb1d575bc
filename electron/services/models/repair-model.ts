import { open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { diskFailure } from './disk-room.ts';
import { blockBytes } from './download/block-hashes.ts';
import { hashOf, readFully } from './download/hash-file.ts';
import { openDownload } from './download/open-download.ts';
import { partFileOf, writePartState } from './download/part-state.ts';
import { receive, transferFailure } from './download/receive.ts';
import type { DownloadContext, WantedFile } from './download/wanted-file.ts';

/**
 * Makes the part file of a download out of a damaged model: what is right in it is kept, what is wrong is fetched,
 * block by block. The model leaves its name first, so nobody uses it meanwhile. The caller resumes the download,
 * which checks the whole.
 */
export async function salvage(wanted: WantedFile, blocks: readonly string[], context: DownloadContext): Promise<void> {
  const { target, signal } = context;
  const part = partFileOf(target);
  const isThere = await stat(target).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere || blocks.length !== Math.ceil(wanted.sizeBytes / blockBytes)) return;
  await rename(target, part);
  // Without blocks the whole part is hashed at the next start, should this one end here.
  writePartState(target, {
    sha256: wanted.sha256 ?? '',
    sizeBytes: wanted.sizeBytes,
    url: '',
    etag: null,
    blocks: [...blocks],
  });
  const file = await open(part, 'r+');
  try {
    await file.truncate(wanted.sizeBytes);
    const buffer = Buffer.allocUnsafe(blockBytes);
    for (const [index, hash] of blocks.entries()) {
      signal.throwIfAborted();
      const from = index * blockBytes;
      const to = Math.min(wanted.sizeBytes, from + blockBytes);
      const read = await readFully(file, buffer.subarray(0, to - from), from);
      if (hashOf(buffer.subarray(0, read)) === hash) continue;
      await fetchBlock(wanted, context, { from, to, file });
    }
  } catch (error) {
    throw diskFailure(error, target, blockBytes);
  } finally {
    await file.close();
  }
}

async function fetchBlock(
  wanted: WantedFile,
  { connect, purpose, signal, timing: { stallMs } }: DownloadContext,
  { from, to, file }: { from: number; to: number; file: Awaited<ReturnType<typeof open>> },
): Promise<void> {
  let failure: unknown;
  for (const url of wanted.urls) {
    const host = new URL(url).hostname;
    try {
      const { sizeBytes } = wanted;
      const opened = await openDownload({ connect, url, from, to, sizeBytes, etag: null, purpose, signal, stallMs });
      if (opened.from !== from) {
        opened.body.destroy();
        throw new AppFailure('download-wrong-answer', { host, detail: 'no parts' });
      }
      await receive({ body: opened.body, file, from, to, host, stallMs, onPiece: () => {} });
      return;
    } catch (error) {
      signal.throwIfAborted();
      failure ??= transferFailure(error, host);
    }
  }
  throw failure ?? new AppFailure('model-missing', { name: path.basename(wanted.fileName) });
}
