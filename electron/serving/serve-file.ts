import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { parseByteRange } from './byte-range.ts';

/** Read at a time; a page that stops reading stops the disk too. */
const chunkBytes = 256 * 1024;

/**
 * A regular file as an answer with Range support (200, 206, 404, 416), streamed. The type is the caller's. What was
 * checked and what is read are the same open file, so it cannot be exchanged in between.
 */
export async function serveFile(path: string, request: Request, headers: Readonly<Record<string, string>>) {
  const file = await openRegular(path);
  if (file === null) return new Response(null, { status: 404, headers });
  const { sizeBytes, handle } = file;
  const range = parseByteRange(request.headers.get('range'), sizeBytes);
  const common = { ...headers, 'accept-ranges': 'bytes' };
  if (range.kind === 'unsatisfiable') {
    await handle.close();
    return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${sizeBytes}` } });
  }
  const { startByte, endByte } = range.kind === 'part' ? range : { startByte: 0, endByte: sizeBytes - 1 };
  const length = { ...common, 'content-length': String(endByte - startByte + 1) };
  const body = await bodyOf(handle, startByte, endByte, request);
  return range.kind === 'whole'
    ? new Response(body, { status: 200, headers: length })
    : new Response(body, {
        status: 206,
        headers: { ...length, 'content-range': `bytes ${startByte}-${endByte}/${sizeBytes}` },
      });
}

async function openRegular(path: string): Promise<{ handle: FileHandle; sizeBytes: number } | null> {
  // Without O_NONBLOCK opening a pipe would wait for a writer that never comes.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (handle === null) return null;
  const facts = await handle.stat();
  if (facts.isFile()) return { handle, sizeBytes: facts.size };
  await handle.close();
  return null;
}

async function bodyOf(handle: FileHandle, startByte: number, endByte: number, request: Request) {
  if (request.method !== 'HEAD' && startByte <= endByte) return streamOf(handle, startByte, endByte, request.signal);
  await handle.close();
  return null;
}

/** Closes the file at its end, on an error, and when the page loses interest. */
function streamOf(handle: FileHandle, startByte: number, endByte: number, signal: AbortSignal) {
  let position = startByte;
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= handle.close().catch(() => {}));
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start() {
        // Gone while the file was being opened: the event has been, nobody will read and nobody will cancel.
        if (signal.aborted) void close();
        else signal.addEventListener('abort', () => void close(), { once: true });
      },
      async pull(controller) {
        try {
          const wanted = Math.min(chunkBytes, endByte - position + 1);
          const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, position);
          if (bytesRead === 0) throw new Error('the file became shorter while it was read');
          position += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
        } catch (error) {
          await close();
          controller.error(error);
          return;
        }
        if (position <= endByte) return;
        await close();
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
