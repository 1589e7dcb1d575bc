import { contentSecurityPolicy } from './content-security-policy.ts';
import { mimeType } from './mime-type.ts';
import { resolvePageFile } from './resolve-page-file.ts';
import { serveFile } from './serve-file.ts';

/** The handler of app://: files of `folder`, read-only, each answer with the content security policy. */
export function servePage(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
    const path = await resolvePageFile(request.url, folder);
    if (path === null) return new Response(null, { status: 404, headers });
    return serveFile(path, request, { ...headers, 'content-type': mimeType(path) });
  };
}
