import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { badRequest } from '#shared/text/bad-request.ts';

/**
 * What goes through the queue is sealed with a key that the machines of a fleet share and the database never sees: names,
 * paths and text are not readable in it, and neither is which file a job is about.
 */
export interface Seal {
  seal(value: unknown, bound: string): Buffer;
  /** Throws where it was changed, or sealed for something else. */
  open(sealed: Buffer, bound: string): unknown;
  /** Of media, model and settings; without the key no one can find out whether a file they have is meant. */
  keyOf(...parts: readonly string[]): string;
}

export function createSeal(key: Buffer): Seal {
  return {
    seal(value, bound) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
      const text = gzipSync(JSON.stringify(value));
      return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, bound) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound));
      decipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
      return JSON.parse(gunzipSync(text).toString('utf8')) as unknown;
    },
    keyOf: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex'),
  };
}

/** A key file holds 32 bytes as base64. Fails with `bad-request` where it does not. */
export function readFleetKey(file: string): Buffer {
  let text = '';
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw badRequest('fleet-key', { path: file });
  }
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw badRequest('fleet-key', { path: file });
  return key;
}

/** Readable by its owner alone; an existing file is never replaced. */
export function makeFleetKey(file: string): void {
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}
