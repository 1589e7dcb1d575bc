import { mimeType } from '#serving/mime-type.ts';
import { resolvePageFile } from '#serving/resolve-page-file.ts';
import { serveFile } from '#serving/serve-file.ts';
import { contentSecurityPolicy } from '#serving/content-security-policy.ts';
import { appOrigin, originOf } from './page-origin.ts';

/** The handler of app://: files of `folder`, read-only, each answer with the content security policy. */
export function servePage(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = {
      'content-security-policy': contentSecurityPolicy('media:'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
    const isOwn = originOf(request.url) === appOrigin;
    const path = isOwn ? await resolvePageFile(new URL(request.url).pathname, folder) : null;
    if (path === null) return new Response(null, { status: 404, headers });
    return serveFile(path, request, { ...headers, 'content-type': mimeType(path) });
  };
}
