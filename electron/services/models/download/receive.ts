import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { AppFailure, isFailure } from '#shared/failure.ts';

export interface Receive {
  readonly body: IncomingMessage;
  readonly file: FileHandle;
  /** Where in the file the body belongs, and where the file ends: more is not taken. */
  readonly from: number;
  readonly to: number;
  readonly host: string;
  readonly stallMs: number;
  onPiece(piece: Buffer): void;
}

/** Writes a body into a file as it comes. Rejects with a failure when it breaks off, stalls or is too long. */
export async function receive(transfer: Receive): Promise<void> {
  const { body, file, from, to, host, stallMs } = transfer;
  let at = from;
  body.setTimeout(stallMs, () => body.destroy(new AppFailure('download-stalled', { host })));
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      if (at + piece.length > to) {
        throw new AppFailure('download-wrong-answer', { host, detail: 'longer than the file' });
      }
      await writeFully(file, piece, at);
      at += piece.length;
      transfer.onPiece(piece);
    }
  } catch (error) {
    throw transferFailure(error, host);
  } finally {
    body.destroy();
  }
  if (at < to) throw new AppFailure('host-unreachable', { host, detail: 'cut off' });
}

async function writeFully(file: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let done = 0; done < piece.length;) {
    done += (await file.write(piece, done, piece.length - done, position + done)).bytesWritten;
  }
}

/** What went wrong on the way as a failure; errors of the disk and of this program stay what they are. */
export function transferFailure(error: unknown, host: string): unknown {
  if (isFailure(error) || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error.name === 'AbortError' || diskErrors.has(code)) return error;
  return new AppFailure('host-unreachable', { host, detail: code === '' ? error.message : code }, error);
}

const diskErrors: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'ENOENT']);
