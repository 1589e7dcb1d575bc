import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure, isFailure } from '#shared/failure.ts';
import type { Connect } from '#services/network/connect.ts';
import { signedHeaders, type StoreAccess } from './signed-request.ts';

/** A bucket of an S3-compatible store, or a folder in it. Objects are named by the SHA-256 of what they are. */
export interface ObjectStore {
  /** Fails with `store-missing`, `store-damaged`, `store-refused`, `store-clock`, `store-unreachable` or `disk-full`. */
  download(wanted: StoredFile, signal: AbortSignal): Promise<string>;
  /** What is there already is not sent again: false then. */
  put(given: GivenFile, signal: AbortSignal): Promise<boolean>;
}

export interface StoredFile {
  readonly key: string;
  /** As people know it; its extension is kept. */
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes?: number | undefined;
}

export interface GivenFile {
  readonly key: string;
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface StoreParts {
  /** With the bucket, and a folder where there is one. */
  readonly url: URL;
  /** Null for a bucket that anyone may read. */
  readonly access: StoreAccess | null;
  readonly connect: Connect;
  /** For what is fetched. */
  readonly dir: string;
  readonly stallMs?: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly retryMs?: number;
}

const maxAttempts = 6;
/** What S3 takes in one request. */
const maxPutBytes = 5 * 2 ** 30;
/** What a worker that was killed had fetched of a file serves the next one; after a day nobody asks for it. */
const keptPartMs = 24 * 3_600_000;

interface Asked {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bodySha256?: string;
  readonly body?: { readonly file: string; readonly sizeBytes: number };
}

export function createObjectStore(parts: StoreParts): ObjectStore {
  return new Bucket(parts);
}

class Bucket implements ObjectStore {
  readonly #parts: StoreParts;
  readonly #host: string;
  /** What the store's clock is ahead of ours, once it has said so. */
  #aheadMs = 0;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#host = parts.url.host;
  }

  async download(wanted: StoredFile, signal: AbortSignal): Promise<string> {
    const { sha256, name } = wanted;
    const { dir } = this.#parts;
    await mkdir(dir, { recursive: true });
    const file = path.join(dir, `${sha256}${path.extname(name)}`);
    const part = path.join(dir, `${sha256}.part`);
    for (let isResumed = (await stat(part).catch(() => null)) !== null; ; isResumed = false) {
      const hash = await this.#persist(signal, () => this.#receive(wanted, part, signal));
      if (hash.digest('hex') === sha256) break;
      await rm(part, { force: true });
      // What was there of an earlier attempt may have been what was wrong.
      if (!isResumed) throw new AppFailure('store-damaged', { name, host: this.#host });
    }
    await rename(part, file);
    return file;
  }

  async put({ key, file, sha256, sizeBytes }: GivenFile, signal: AbortSignal): Promise<boolean> {
    const name = path.basename(file);
    if (sizeBytes > maxPutBytes) throw new AppFailure('store-too-large', { name, host: this.#host });
    return await this.#persist(signal, async () => {
      const look = await this.#send({ method: 'GET', key, headers: { range: 'bytes=0-0' } }, signal);
      if (look.statusCode === 206 || look.statusCode === 200) {
        look.destroy();
        const size = Number(look.headers['content-range']?.split('/')[1] ?? look.headers['content-length']);
        if (size === sizeBytes) return false;
      } else {
        const failure = await this.#refusal(look, name);
        if (failure === 'again') return failure;
        // Without the right to list a bucket, what is not there is not said to be missing but refused.
        if (failure.code !== 'store-missing' && failure.params['detail'] !== 'AccessDenied') throw failure;
      }
      const answer = await this.#send({ method: 'PUT', key, body: { file, sizeBytes }, bodySha256: sha256 }, signal);
      if (answer.statusCode !== 200) {
        const failure = await this.#refusal(answer, name);
        if (failure === 'again') return failure;
        throw failure;
      }
      answer.resume();
      return true;
    });
  }

  async #send({ key, method, headers = {}, bodySha256, body }: Asked, signal: AbortSignal): Promise<IncomingMessage> {
    const { url: base, access, connect, stallMs = 60_000 } = this.#parts;
    const url = new URL(`${base.href.replace(/\/*$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`);
    const now = new Date(Date.now() + this.#aheadMs);
    const hash = bodySha256 === undefined ? {} : { bodySha256 };
    const signed = access === null ? headers : signedHeaders(access, { url, method, now, headers, ...hash });
    const stream = body && { stream: createReadStream(body.file), sizeBytes: body.sizeBytes };
    try {
      const asked = { url, method, headers: signed, purpose: 'fleet media', signal, stallMs };
      return await connect({ ...asked, ...(stream && { body: stream }) });
    } catch (error) {
      throw this.#onTheWay(error);
    } finally {
      if (signal.aborted) stream?.stream.destroy();
    }
  }

  #onTheWay(error: unknown): unknown {
    if (isFailure(error) && error.code !== 'download-stalled') return error;
    if (!(error instanceof Error) || error.name === 'AbortError' || isOfDisk(error)) return error;
    const detail = isFailure(error) ? 'no data' : ((error as NodeJS.ErrnoException).code ?? error.message);
    return new AppFailure('store-unreachable', { host: this.#host, detail }, error);
  }

  /** The failure that an answer is; a clock that is wrong is put right for the next attempt. */
  async #refusal(answer: IncomingMessage, name: string): Promise<AppFailure | 'again'> {
    const host = this.#host;
    const { statusCode: status = 0, headers } = answer;
    const body = await text(answer).catch(() => '');
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(body)?.[1] ?? `HTTP ${status}`;
    if (code === 'RequestTimeTooSkewed') {
      const theirs = Date.parse(headers.date ?? '');
      const isNew = Number.isFinite(theirs) && this.#aheadMs === 0;
      const apartMs = theirs - Date.now();
      if (isNew) this.#aheadMs = apartMs;
      return isNew ? 'again' : new AppFailure('store-clock', { host, minutes: Math.round(Math.abs(apartMs) / 60_000) });
    }
    if (code === 'NoSuchBucket') return new AppFailure('store-refused', { host, detail: code });
    if (status === 404) return new AppFailure('store-missing', { name, host });
    if (status === 429 || status >= 500) return new AppFailure('store-unreachable', { host, detail: code });
    return new AppFailure('store-refused', { host, detail: code });
  }

  async #persist<T>(signal: AbortSignal, attempt: () => Promise<T | 'again'>): Promise<T> {
    const { retryMs = 500 } = this.#parts;
    for (let nth = 1; ; nth += 1) {
      try {
        const done = await attempt();
        if (done !== 'again') return done;
      } catch (error) {
        if (!isFailure(error) || error.code !== 'store-unreachable' || nth === maxAttempts) throw error;
        await sleep(retryMs * 2 ** (nth - 1), undefined, { signal });
      }
    }
  }

  /** What is not in the part yet; the hash of all of it. */
  async #receive(wanted: StoredFile, part: string, signal: AbortSignal): Promise<'again' | Hash> {
    const { name, sizeBytes } = wanted;
    const host = this.#host;
    const have = (await stat(part).catch(() => null))?.size ?? 0;
    const isResumed = have > 0 && (sizeBytes === undefined || have < sizeBytes);
    const headers = isResumed ? { range: `bytes=${have}-` } : {};
    const answer = await this.#send({ method: 'GET', key: wanted.key, headers }, signal);
    const { statusCode } = answer;
    if (statusCode === 416) {
      answer.destroy();
      await rm(part, { force: true });
      return 'again';
    }
    if (statusCode !== 200 && statusCode !== 206) {
      const failure = await this.#refusal(answer, name);
      if (failure === 'again') return failure;
      throw failure;
    }
    const from = statusCode === 206 ? have : 0;
    const length = Number(answer.headers['content-length'] ?? Number.NaN);
    if (from > 0 && answer.headers['content-range']?.startsWith(`bytes ${from}-`) !== true) {
      answer.destroy();
      throw new AppFailure('store-unreachable', { host, detail: 'another range' });
    }
    if (sizeBytes !== undefined && Number.isFinite(length) && from + length !== sizeBytes) {
      answer.destroy();
      throw new AppFailure('store-damaged', { name, host });
    }
    const hash = createHash('sha256');
    if (from > 0) for await (const piece of createReadStream(part, { end: from - 1 })) hash.update(piece as Buffer);
    let at = from;
    const counting = new Transform({
      transform(piece: Buffer, _, done) {
        hash.update(piece);
        at += piece.length;
        const isTooLong = sizeBytes !== undefined && at > sizeBytes;
        done(isTooLong ? new AppFailure('store-damaged', { name, host }) : null, piece);
      },
    });
    try {
      const to = createWriteStream(part, from > 0 ? { flags: 'r+', start: from } : {});
      await pipeline(answer, counting, to, { signal });
    } catch (error) {
      if (isOfDisk(error)) throw new AppFailure('disk-full', { neededMb: neededMb(sizeBytes, at) }, error);
      throw this.#onTheWay(error);
    }
    return hash;
  }
}

const neededMb = (sizeBytes: number | undefined, at: number) => Math.max(1, Math.ceil(((sizeBytes ?? at) - at) / 1e6));

function isOfDisk(error: unknown): boolean {
  return /^(?:ENOSPC|EDQUOT|EFBIG|EIO|EROFS)$/.test((error as NodeJS.ErrnoException).code ?? '');
}

/** Removes partial downloads that no one has resumed, and whole files that a worker which was killed had left. */
export async function tidyFetched(dir: string, nowMs = Date.now()): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const file = path.join(dir, name);
    const found = await stat(file).catch(() => null);
    const isKept = name.endsWith('.part') && found !== null && nowMs - found.mtimeMs < keptPartMs;
    if (!isKept) await rm(file, { force: true });
  }
}
