import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { removeOwnCopies, ownFolderOf } from '#services/erasure/own-copies.ts';
import { receiveUpload } from '#services/queue/sources/receive-upload.ts';
import { ApiFailure } from './api-failure.ts';
import type { ApiCall, ApiParts } from './api-parts.ts';
import { readMultipart } from './multipart.ts';
import { checked, readFields, transcriptionFields, type TranscriptionFields } from './transcription-request.ts';
import { z } from 'zod';

/** A day of sound as 24-bit stereo is half of it. */
export const maxUploadBytes = 64_000_000_000;
const maxJsonBytes = 1024 * 1024;

export interface ReceivedForm {
  readonly fields: TranscriptionFields;
  /** Absolute. */
  readonly file: string;
  /** It was uploaded, and lies in the library's folder. */
  readonly isUpload: boolean;
}

const byPath = transcriptionFields.extend({
  path: z.string().min(1).max(32_768).meta({ description: 'A file in one of the folders that Settings allow.' }),
});

/** The file and the fields of a form; its file is streamed to disk. What is refused leaves nothing. */
export async function receiveForm(call: ApiCall): Promise<ReceivedForm> {
  const { request, parts } = call;
  const type = request.headers.get('content-type') ?? '';
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > maxUploadBytes) throw tooLarge();
  if (/^application\/json\b/i.test(type)) {
    const { path: file, ...fields } = checked(byPath, await readJson(request));
    return { fields, file: await allowedFile(call, file), isUpload: false };
  }
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null) {
    throw new ApiFailure(415, 'wrong_content_type', 'Send the file as multipart/form-data, in the field “file”.');
  }
  let file: string | null = null;
  try {
    const fields = await readMultipart(request.body, type, async (part) => {
      if (part.field !== 'file' || file !== null) return;
      const body = limited(part.content, maxUploadBytes);
      file = await receiveUpload(parts.library.dir, { name: plainName(part.name), sizeBytes: length, body });
    });
    if (file === null) throw new ApiFailure(400, 'file_missing', 'The field “file” is missing.', { param: 'file' });
    return { fields: readFields(fields), file, isUpload: true };
  } catch (error) {
    if (file !== null) dropUpload(parts, file);
    throw error;
  }
}

/** An upload goes where what was to be done with it fails. */
export async function keepingTidy<T>(
  parts: ApiParts,
  { file, isUpload }: ReceivedForm,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUpload) dropUpload(parts, file);
    throw error;
  }
}

/** An upload that no recording uses. */
function dropUpload({ library }: ApiParts, file: string): void {
  removeOwnCopies(library.dir, [ownFolderOf(library.dir, file)], library.erasures.usedPaths());
}

/** Fails with 413 beyond a megabyte, with 400 where it is no JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const kept: Uint8Array[] = [];
  for await (const piece of limited(request.body ?? [], maxJsonBytes)) kept.push(piece);
  try {
    return JSON.parse(Buffer.concat(kept).toString('utf8'));
  } catch {
    throw new ApiFailure(400, 'malformed_body', 'The request body is not JSON.');
  }
}

/** Where links lead counts, not what the path says. */
async function allowedFile({ parts, isOwn }: ApiCall, given: string): Promise<string> {
  if (!path.isAbsolute(given) || given.includes('\0')) {
    throw new ApiFailure(400, 'invalid_value', 'path: must be absolute', { param: 'path' });
  }
  if (isOwn) return given;
  const real = await realpath(given).catch(() => null);
  for (const folder of parts.library.settings.get().localApi.folders) {
    const root = await realpath(folder).catch(() => null);
    if (root === null || real === null) continue;
    const within = path.relative(root, real);
    if (within !== '' && !path.isAbsolute(within) && within.split(path.sep)[0] !== '..') return real;
  }
  throw new ApiFailure(
    403,
    'folder_not_allowed',
    'This file is in none of the folders that Settings → Local API allow.',
    {
      param: 'path',
    },
  );
}

async function* limited(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number) {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    yield piece;
  }
}

function tooLarge(maxBytes = maxUploadBytes): ApiFailure {
  return new ApiFailure(413, 'too_large', `The request body is larger than ${maxBytes} bytes.`);
}

/** Clients send paths, control characters or nothing; what is left is one part of a path, of at most 120 bytes. */
export function plainName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const clean = last.replaceAll(/[\u0000-\u001F\u007F<>:"|?*]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'recording';
  const extension = path.extname(clean).slice(0, 12);
  let base = clean.slice(0, clean.length - path.extname(clean).length);
  while (Buffer.byteLength(base + extension) > 120) base = base.slice(0, -1);
  return base + extension;
}
