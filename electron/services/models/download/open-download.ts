import type { IncomingMessage } from 'node:http';
import { AppFailure } from '#shared/failure.ts';
import type { Connect } from '#services/network/connect.ts';

const maxRedirects = 5;

export interface OpenRequest {
  readonly connect: Connect;
  readonly url: string;
  /** First byte wanted, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Length of the whole file. */
  readonly sizeBytes: number;
  /** Strong validator of the bytes that are there already; null for none. */
  readonly etag: string | null;
  readonly purpose: string;
  readonly signal: AbortSignal;
  readonly stallMs: number;
}

export interface OpenedDownload {
  readonly body: IncomingMessage;
  /** Where the body begins; 0 where the server would not resume at `from`. */
  readonly from: number;
  readonly etag: string | null;
}

/** Asks for a part of the file and takes nothing for it that could be something else. Rejects with a failure. */
export async function openDownload(request: OpenRequest): Promise<OpenedDownload> {
  const answer = await follow(request);
  try {
    return accept(answer.response, answer.host, request);
  } catch (error) {
    answer.response.destroy();
    if (!(error instanceof BeginAnew)) throw error;
    return await openDownload({ ...request, from: 0, to: request.sizeBytes, etag: null });
  }
}

class BeginAnew extends Error {}

export interface Followed {
  readonly response: IncomingMessage;
  readonly host: string;
  /** SHA-256 that a publisher gives for what it redirects to; null for none. */
  readonly linkedSha256: string | null;
}

/** Asks, and follows redirects; any answer that is none is returned, whatever it says. */
export async function follow(request: OpenRequest): Promise<Followed> {
  const { connect, purpose, signal, stallMs } = request;
  const seen = new Set<string>();
  let url = new URL(request.url);
  let linkedSha256: string | null = null;
  while (seen.size <= maxRedirects && !seen.has(url.href)) {
    seen.add(url.href);
    const response = await connect({ url, purpose, signal, stallMs, headers: headersFor(request) });
    const { statusCode = 0 } = response;
    const { location } = response.headers;
    linkedSha256 ??= linkedHash(response);
    if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) {
      return { response, host: url.hostname, linkedSha256 };
    }
    response.destroy();
    url = nextUrl(url, location);
  }
  throw wrong(url.hostname, 'it redirects in a loop');
}

/** Hugging Face names the hash of a large file in the answer that leads to it. */
function linkedHash({ headers }: IncomingMessage): string | null {
  const given = headers['x-linked-etag'];
  return typeof given === 'string' ? (/^"([0-9a-f]{64})"$/.exec(given)?.[1] ?? null) : null;
}

function headersFor({ from, to, sizeBytes, etag }: OpenRequest): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'Stenogram' };
  if (from === 0 && to === sizeBytes) return headers;
  headers['range'] = `bytes=${from}-${to === sizeBytes ? '' : to - 1}`;
  if (etag !== null) headers['if-range'] = etag;
  return headers;
}

/** A protected connection never becomes an unprotected one; one that the user typed as http may stay on its host. */
export function nextUrl(from: URL, location: string): URL {
  const url = URL.parse(location, from.href);
  if (url === null) throw wrong(from.hostname, 'it redirects to nowhere');
  const isSame = from.protocol === 'http:' && url.protocol === 'http:' && url.hostname === from.hostname;
  if (url.protocol !== 'https:' && !isSame) throw new AppFailure('download-insecure', { host: from.hostname });
  return url;
}

function accept(response: IncomingMessage, host: string, request: OpenRequest): OpenedDownload {
  const { from, sizeBytes } = request;
  const { statusCode = 0, headers } = response;
  const isAsked = from > 0 || request.to < sizeBytes;
  if (statusCode === 416 && isAsked) throw new BeginAnew();
  if (statusCode >= 500 || statusCode === 429 || statusCode === 408) {
    throw new AppFailure('host-unreachable', { host, detail: `HTTP ${statusCode}` });
  }
  if (statusCode !== 200 && statusCode !== 206) throw wrong(host, `HTTP ${statusCode}`);
  checkKind(response, host);
  const etag = strongEtag(headers.etag);
  if (statusCode === 200) {
    checkLength(response, sizeBytes, host);
    return { body: response, from: 0, etag };
  }
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  if (range === null || Number(range[1]) !== from) throw wrong(host, 'another part than asked for');
  if (range[3] !== '*' && Number(range[3]) !== sizeBytes) throw wrong(host, 'another length');
  checkLength(response, Number(range[2]) + 1 - from, host);
  // The server has another file now and did not honour If-Range.
  if (request.etag !== null && etag !== null && etag !== request.etag) throw new BeginAnew();
  return { body: response, from, etag };
}

function checkKind({ headers }: IncomingMessage, host: string): void {
  const type = headers['content-type'] ?? '';
  if (/^(text\/|application\/(json|xml|xhtml)|multipart\/)/i.test(type)) throw wrong(host, `${type.split(';')[0]}`);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw wrong(host, `compressed with ${encoding}`);
}

function checkLength({ headers }: IncomingMessage, expected: number, host: string): void {
  const length = headers['content-length'];
  if (length !== undefined && Number(length) !== expected) throw wrong(host, `${length} bytes, not ${expected}`);
}

function strongEtag(etag: string | undefined): string | null {
  return etag !== undefined && etag.startsWith('"') ? etag : null;
}

function wrong(host: string, detail: string): AppFailure {
  return new AppFailure('download-wrong-answer', { host, detail });
}
