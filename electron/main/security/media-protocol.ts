import { mimeType } from '#serving/mime-type.ts';
import { serveFile } from '#serving/serve-file.ts';
import type { MediaPart } from '#shared/wire/backend-messages.ts';
import { parseMediaRequest } from './media-request.ts';

export type LocateMedia = (mediaKey: string, part: MediaPart) => Promise<string | null>;

/**
 * The handler of media://. The page knows opaque keys only; the backend knows which file stands behind one, so the
 * page cannot name a file. `pageOrigin` may read the bytes (peaks are fetched), no other page may.
 */
export function serveMedia(locate: LocateMedia, pageOrigin: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = {
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': pageOrigin,
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
    const wanted = parseMediaRequest(request.url);
    const path = wanted === null ? null : await locate(wanted.mediaKey, wanted.part);
    if (wanted === null || path === null) return new Response(null, { status: 404, headers });
    const type = wanted.part === 'peaks' ? 'application/octet-stream' : mimeType(path);
    return serveFile(path, request, { ...headers, 'content-type': type });
  };
}
