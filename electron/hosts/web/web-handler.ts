import path from 'node:path';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import { dispatch } from '#services/wiring/dispatch.ts';
import type { Log } from '#services/log.ts';
import { receiveUpload } from '#services/queue/sources/receive-upload.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import { contentSecurityPolicy } from '#serving/content-security-policy.ts';
import { mimeType } from '#serving/mime-type.ts';
import { resolvePageFile } from '#serving/resolve-page-file.ts';
import { serveFile } from '#serving/serve-file.ts';
import { mediaParts } from '#shared/wire/backend-messages.ts';
import { placesOfSources, programOf, writeTargetsOf } from '#shared/contract/write-target.ts';
import { failureOf } from '#shared/failure.ts';
import { eventStream } from './web-events.ts';
import { refusalStatus } from '#serving/loopback-guard.ts';
import { dropUnwanted, withoutReference } from './web-uploads.ts';

export interface WebParts {
  readonly running: RunningServices;
  readonly pageDir: string;
  readonly libraryDir: string;
  readonly token: string;
  /** Secret first part of media addresses: an `<audio>` element cannot send a header. */
  readonly mediaSecret: string;
  readonly port: number;
  /** The folder that the terminal let the page write to; null for none. */
  readonly writableDir: string | null;
  readonly log: Log;
}

const bodyLimitBytes = 1024 * 1024;

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy("'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers one request of the loopback host. No CORS header is ever sent. */
export async function handleWebRequest(request: Request, parts: WebParts): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, room = '', ...rest] = pathname.split('/');
  const needsToken = room === 'api' || room === 'events' || room === 'upload';
  const { headers } = request;
  const caller = {
    host: headers.get('host'),
    origin: headers.get('origin'),
    authorization: headers.get('authorization'),
  };
  const refusal = refusalStatus(caller, parts, needsToken);
  if (refusal !== null) return empty(refusal);
  if (needsToken && request.method !== (room === 'events' ? 'GET' : 'POST')) return empty(405);
  if (room === 'api') return await callApi(request, rest.join('/'), parts);
  if (room === 'events') return eventStream(parts.running.events, request.signal);
  if (room === 'upload') return await upload(request, rest.join('/'), parts);
  if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405);
  if (room === 'media') return await media(request, rest, parts);
  return await page(request, pathname, parts);
}

async function callApi(request: Request, name: string, parts: WebParts): Promise<Response> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/json') return empty(415);
  const text = await limitedText(request);
  if (text === null) return empty(413);
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return json({ ok: false, failure: { code: 'bad-request', params: { reason: 'not-json' satisfies Reason } } });
  }
  const { running, libraryDir, log } = parts;
  // A page in a browser has no dialog to choose a program in.
  const program = programOf(name, input);
  if (program !== null) return json({ ok: false, failure: { code: 'program-not-chosen', params: { path: program } } });
  const refused = refusedTarget(writeTargetsOf(name, input), parts);
  if (refused !== undefined)
    return json({ ok: false, failure: { code: 'place-not-chosen', params: { path: refused } } });
  const asked = name === 'models.import' ? withoutReference(libraryDir, input) : input;
  const reply = await dispatch(running.services, name, asked, log);
  dropUnwanted(libraryDir, asked, () => running.library.erasures.usedPaths());
  return json(reply);
}

/** A page in a browser has no dialog: it writes where the terminal said, and where watched folders write already. */
function refusedTarget(targets: readonly string[], { running, writableDir }: WebParts): string | undefined {
  if (targets.length === 0) return undefined;
  const granted = new Set(
    placesOfSources(running.library.automation.sources.list()).map((place) => path.resolve(place)),
  );
  return targets.find((target) => {
    const place = path.resolve(target);
    return !granted.has(place) && (writableDir === null || !isWithin(writableDir, place));
  });
}

function isWithin(folder: string, place: string): boolean {
  const way = path.relative(path.resolve(folder), place);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

async function upload(request: Request, name: string, parts: WebParts): Promise<Response> {
  try {
    const length = Number(request.headers.get('content-length') ?? Number.NaN);
    const file = await receiveUpload(parts.libraryDir, {
      name: decodeURIComponent(name),
      sizeBytes: Number.isSafeInteger(length) ? length : null,
      body: request.body,
    });
    return json({ ok: true, value: { path: file } });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'internal') parts.log.error('upload failed', error);
    return json({ ok: false, failure });
  }
}

async function media(request: Request, rest: readonly string[], parts: WebParts): Promise<Response> {
  const [secret, mediaKey = '', wanted = 'audio', ...more] = rest;
  const part = mediaParts.find((name) => name === wanted);
  if (secret !== parts.mediaSecret || more.length > 0 || part === undefined) return empty(404);
  const { running } = parts;
  const file = await running.locateMedia(mediaKey, part);
  if (file === null) return empty(404);
  const type = part === 'peaks' ? 'application/octet-stream' : mimeType(file);
  return await serveFile(file, request, { ...securityHeaders, 'content-type': type, 'cache-control': 'no-store' });
}

async function page(request: Request, pathname: string, parts: WebParts): Promise<Response> {
  const file = await resolvePageFile(pathname, parts.pageDir);
  if (file === null) return empty(404);
  // Names of built files carry a hash of their content, all but the page itself.
  const caching = path.basename(file) === 'index.html' ? 'no-store' : 'public, max-age=31536000, immutable';
  return await serveFile(file, request, {
    ...securityHeaders,
    'content-type': mimeType(file),
    'cache-control': caching,
  });
}

async function limitedText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimitBytes) return null;
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body ?? []) {
    sizeBytes += (piece as Uint8Array).byteLength;
    if (sizeBytes > bodyLimitBytes) return null;
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function json(value: unknown): Response {
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  return new Response(JSON.stringify(value), { headers });
}

function empty(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}
