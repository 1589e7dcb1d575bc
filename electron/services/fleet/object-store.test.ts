import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failureCodes } from '#shared/failure.ts';
import { createConnect } from '#services/network/connect.ts';
import { createNetworkLog } from '#services/network/network-log.ts';
import { createObjectStore, tidyFetched, type ObjectStore } from './object-store.ts';
import { testAccess, testStore, type StoreFault, type TestStore } from './object-store.fixture.ts';
import { signedHeaders, type StoreAccess } from './signed-request.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const wanted = { key: sha256, name: 'Разговор.wav', sha256, sizeBytes: content.length };
const folder = 'рабочие файлы';
const signal = new AbortController().signal;
let server: TestStore;
let dir = '';
beforeEach(async () => {
  server = await testStore();
  dir = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(async () => {
  await server.end();
  rmSync(dir, { recursive: true, force: true });
});

function open(access: StoreAccess | null = testAccess, url = server.url): ObjectStore {
  const log = createNetworkLog(path.join(dir, 'log.jsonl'));
  const connect = createConnect({ log, isOffline: () => false });
  return createObjectStore({ url, access, connect, dir: path.join(dir, 'fetched'), stallMs: 150, retryMs: 1 });
}
const parts = () => readdirSync(path.join(dir, 'fetched')).filter((name) => name.endsWith('.part'));
const gets = () => server.requests.filter(({ method }) => method === 'GET');

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const example = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const host = 'https://examplebucket.s3.amazonaws.com';
test.each([
  ['GET', '/test.txt', { Range: 'bytes=0-9' }, '', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  [
    'PUT',
    '/test%24file.text',
    { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    'Welcome to Amazon S3.',
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  ['GET', '/?lifecycle', {}, '', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['GET', '/?max-keys=2&prefix=J', {}, '', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
])('%s %s is signed as the documentation of S3 shows', (method, where, headers, body, signature) => {
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const now = new Date('2013-05-24T00:00:00Z');
  const signed = signedHeaders(example, { url: new URL(host + where), method, now, headers, bodySha256 });
  expect(signed['authorization']).toContain(`Signature=${signature}`);
});

test('what is put is there under its name, once, and is fetched and proved', async () => {
  const file = path.join(dir, 'a.wav');
  writeFileSync(file, content);
  const given = { key: sha256, file, sha256, sizeBytes: content.length };
  expect(await open().put(given, signal)).toBe(true);
  expect(server.objects.get(`${folder}/${sha256}`)?.equals(content)).toBe(true);
  expect(await open().put(given, signal)).toBe(false);
  expect(server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  const fetched = await open().download(wanted, signal);
  expect(path.extname(fetched)).toBe('.wav');
  expect(readFileSync(fetched).equals(content)).toBe(true);
  expect(parts()).toEqual([]);
  // Half of another upload does not count as there.
  server.objects.set(`${folder}/${sha256}`, content.subarray(0, 1000));
  expect(await open().put(given, signal)).toBe(true);
});

const survived: readonly (readonly [string, readonly StoreFault[], number])[] = [
  ['a download that is cut off resumes where it was', ['cut'], 2],
  ['one that is cut off five times', ['cut', 'cut', 'cut', 'cut', 'cut'], 6],
  ['a store that stops sending', ['stall'], 2],
  ['a store that is down for a moment', ['500', '503', 'slow-down'], 4],
  ['a store that knows no ranges starts over', ['cut', 'ignore-range'], 2],
  ['a store that answers with another range is asked again', ['cut', 'wrong-range'], 3],
];
test.each(survived)('%s', async (_, faults, count) => {
  server.objects.set(`${folder}/${sha256}`, content);
  server.faults.push(...faults);
  const part = path.join(dir, 'fetched', `${sha256}.part`);
  server.beforeCut = () => vi.waitFor(() => expect(statSync(part).size).toBeGreaterThan(0), 20_000);
  expect(readFileSync(await open().download(wanted, signal)).equals(content)).toBe(true);
  expect(gets()).toHaveLength(count);
  if (faults[0] === 'cut') expect(gets()[1]?.range).toMatch(/^bytes=[1-9]\d*-$/);
});

test('a worker that was killed left a part: the next one resumes it, and none that is wrong', async () => {
  server.objects.set(`${folder}/${sha256}`, content);
  mkdirSync(path.join(dir, 'fetched'));
  const part = path.join(dir, 'fetched', `${sha256}.part`);
  writeFileSync(part, content.subarray(0, 100_000));
  await open().download(wanted, signal);
  expect(gets().map(({ range }) => range)).toEqual(['bytes=100000-']);
  writeFileSync(part, randomBytes(100_000));
  expect(readFileSync(await open().download(wanted, signal)).equals(content)).toBe(true);
});

const refused: readonly (readonly [string, string, Record<string, unknown>, () => Promise<unknown>])[] = [
  ['an object that is not there', 'store-missing', { name: 'Разговор.wav' }, () => open().download(wanted, signal)],
  [
    'another content of the same size',
    'store-damaged',
    {},
    () => {
      server.objects.set(`${folder}/${sha256}`, Buffer.from(content).fill(1, 0, 10));
      return open().download(wanted, signal);
    },
  ],
  [
    'a longer content',
    'store-damaged',
    {},
    () => {
      server.objects.set(`${folder}/${sha256}`, Buffer.concat([content, content]));
      return open().download(wanted, signal);
    },
  ],
  [
    'a key that is not known',
    'store-refused',
    { detail: 'InvalidAccessKeyId' },
    () => open({ ...testAccess, accessKey: 'AKOTHER' }).download(wanted, signal),
  ],
  [
    'a secret that is wrong',
    'store-refused',
    { detail: 'SignatureDoesNotMatch' },
    () => open({ ...testAccess, secretKey: 'no' }).download(wanted, signal),
  ],
  [
    'another region',
    'store-refused',
    { detail: 'SignatureDoesNotMatch' },
    () => open({ ...testAccess, region: 'us-east-1' }).download(wanted, signal),
  ],
  ['no key at all', 'store-refused', { detail: 'AccessDenied' }, () => open(null).download(wanted, signal)],
  [
    'a bucket that is not there',
    'store-refused',
    { detail: 'NoSuchBucket' },
    () => open(testAccess, new URL('/other', server.url)).download(wanted, signal),
  ],
  [
    'a store that stays down',
    'store-unreachable',
    { detail: 'ServiceUnavailable' },
    () => {
      server.faults.push('503', '503', '503', '503', '503', '503');
      return open().download(wanted, signal);
    },
  ],
  [
    'no store at that address',
    'store-unreachable',
    { detail: 'ECONNREFUSED' },
    () => open(testAccess, new URL('http://127.0.0.1:9/bucket')).download(wanted, signal),
  ],
];
test.each(refused)('%s is said as what it is', async (_, code, params, work) => {
  expect(failureCodes).toContain(code);
  await expect(work()).rejects.toMatchObject({ code, params });
});

test('a clock that is wrong by an hour is put right by the store’s own, for every request after it', async () => {
  server.objects.set(`${folder}/${sha256}`, content);
  server.aheadMs = 3_600_000;
  const store = open();
  expect(readFileSync(await store.download(wanted, signal)).equals(content)).toBe(true);
  expect(gets()).toHaveLength(2);
  await store.download(wanted, signal);
  expect(gets()).toHaveLength(3);
});

test('a clock that cannot be put right is named with its minutes', async () => {
  server.objects.set(`${folder}/${sha256}`, content);
  server.aheadMs = 3_600_000;
  const store = open();
  await store.download(wanted, signal);
  server.aheadMs = -7_200_000;
  await expect(store.download(wanted, signal)).rejects.toMatchObject({ code: 'store-clock', params: { minutes: 120 } });
});

test('a download that is stopped keeps its part, and old leavings go', async () => {
  server.objects.set(`${folder}/${sha256}`, content);
  server.faults.push('stall');
  const stopped = new AbortController();
  setTimeout(() => stopped.abort(), 60);
  await expect(open().download(wanted, stopped.signal)).rejects.toThrow();
  const fetched = path.join(dir, 'fetched');
  expect(parts()).toHaveLength(1);
  writeFileSync(path.join(fetched, 'whole.wav'), '');
  await tidyFetched(fetched);
  expect(readdirSync(fetched)).toEqual(parts());
  utimesSync(path.join(fetched, `${sha256}.part`), 0, 0);
  await tidyFetched(fetched);
  expect(existsSync(path.join(fetched, `${sha256}.part`))).toBe(false);
});
