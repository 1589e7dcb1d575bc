import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const testAccess = { accessKey: 'AKTEST', secretKey: 'secret/Test+Key', region: 'eu-central-1' };

/** What goes wrong with the next requests, one after the other. */
export type StoreFault = 'cut' | 'stall' | '500' | '503' | 'slow-down' | 'ignore-range' | 'wrong-range' | null;

export interface TestStore {
  readonly url: URL;
  readonly objects: Map<string, Buffer>;
  readonly requests: { readonly method: string; readonly path: string; readonly range: string | null }[];
  /** Of the server's clock. */
  aheadMs: number;
  readonly faults: StoreFault[];
  /** What an answer that is cut waits for after its first half. */
  beforeCut: () => Promise<void>;
  end(): Promise<void>;
}

/** A small S3-compatible store: signatures are checked from the request as it came, as the documentation of AWS says. */
export async function testStore(): Promise<TestStore> {
  const objects = new Map<string, Buffer>();
  const requests: TestStore['requests'] = [];
  const faults: StoreFault[] = [];
  const store = { objects, requests, faults, aheadMs: 0, beforeCut: () => Promise.resolve() };
  const server = createServer((request, answer) => {
    handle(store, request, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    url: new URL(`http://127.0.0.1:${port}/bucket/рабочие файлы`),
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

type Store = Omit<TestStore, 'url' | 'end'>;

async function handle(store: Store, request: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  const body = await buffer(request);
  const now = Date.now() + store.aheadMs;
  const range = headers.range ?? null;
  store.requests.push({ method, path: url, range });
  const refuse = (status: number, code: string) => {
    answer.writeHead(status, { 'content-type': 'application/xml', date: new Date(now).toUTCString() });
    answer.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>…</Message></Error>`);
  };
  const fault = store.faults.shift() ?? null;
  if (fault === '500') return refuse(500, 'InternalError');
  if (fault === '503') return refuse(503, 'ServiceUnavailable');
  if (fault === 'slow-down') return refuse(503, 'SlowDown');
  const wrong = wrongSignature(request, body, now);
  if (wrong !== null) return refuse(403, wrong);
  const [, bucket = '', ...rest] = decodeURIComponent(new URL(url, 'http://x').pathname).split('/');
  if (bucket !== 'bucket') return refuse(404, 'NoSuchBucket');
  const key = rest.join('/');
  if (method === 'PUT') {
    store.objects.set(key, body);
    answer.writeHead(200).end();
    return;
  }
  const found = store.objects.get(key);
  if (found === undefined) return refuse(404, 'NoSuchKey');
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const from = fault === 'ignore-range' ? 0 : Number(asked?.[1] ?? 0);
  if (from > 0 && from >= found.length) return refuse(416, 'InvalidRange');
  const to = asked?.[2] ? Math.min(Number(asked[2]), found.length - 1) : found.length - 1;
  const shift = fault === 'wrong-range' ? 1 : 0;
  const part = found.subarray(from + shift, to + 1);
  const isPart = asked !== null && fault !== 'ignore-range';
  answer.writeHead(isPart ? 206 : 200, {
    'content-length': part.length,
    ...(isPart && { 'content-range': `bytes ${from + shift}-${to}/${found.length}` }),
  });
  if (fault !== 'cut' && fault !== 'stall') {
    answer.end(part);
    return;
  }
  answer.write(part.subarray(0, Math.ceil(part.length / 2)), () => {
    if (fault === 'cut') void store.beforeCut().then(() => answer.socket?.end());
  });
}

/** The code of AWS's answer; null for a request that is signed rightly. */
function wrongSignature({ method = '', url = '', headers }: IncomingMessage, body: Buffer, now: number): string | null {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  if (given === null) return 'AccessDenied';
  const [, credential = '', signed = '', signature = ''] = given;
  const [accessKey, day = '', region = '', service = '', last = ''] = credential.split('/');
  if (accessKey !== testAccess.accessKey) return 'InvalidAccessKeyId';
  const at = String(headers['x-amz-date']);
  const atMs = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(atMs - now) <= 15 * 60_000)) return 'RequestTimeTooSkewed';
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (headers['x-amz-content-sha256'] !== bodyHash) return 'XAmzContentSHA256Mismatch';
  const names = signed.split(';');
  for (const name of Object.keys(headers)) {
    if (name === 'host' || name.startsWith('x-amz-')) if (!names.includes(name)) return 'SignatureDoesNotMatch';
  }
  const [pathname = '', query = ''] = url.split('?');
  const canonical = `${method}\n${pathname}\n${query}\n${names.map((name) => `${name}:${String(headers[name])}\n`).join('')}\n${signed}\n${bodyHash}`;
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const text = `AWS4-HMAC-SHA256\n${at}\n${day}/${region}/${service}/${last}\n${hashed}`;
  let key: Buffer | string = `AWS4${testAccess.secretKey}`;
  for (const part of [day, region, service, last]) key = createHmac('sha256', key).update(part).digest();
  const isSame = createHmac('sha256', key).update(text).digest('hex') === signature;
  return isSame && region === testAccess.region && service === 's3' ? null : 'SignatureDoesNotMatch';
}
