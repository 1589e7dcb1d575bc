import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '#services/log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { ErasureResult } from '#shared/maintenance/erasure.ts';
import type { AddResult } from '#shared/contract/recordings.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { Recording } from '#shared/recording.ts';
import { startWebHost, type WebHost } from './web.ts';

const speech = path.resolve('tests/fixtures/speech');
let dir = '';
let host: WebHost;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'uploads-'));
  mkdirSync(path.join(dir, 'page'));
  await start();
});
afterEach(async () => {
  await host.close();
  rmSync(dir, { recursive: true, force: true });
});

async function start(writableDir: string | null = null): Promise<void> {
  host = await startWebHost({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve('resources'),
    version: 'test',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    pageDir: path.join(dir, 'page'),
    port: 0,
    writableDir,
    idleExitMs: null,
    onIdle: () => {},
  });
}

async function post<T>(where: string, body: Buffer | string, type: string): Promise<T> {
  const { origin, hash } = new URL(host.url);
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}`, origin, 'content-type': type };
  const answer = await fetch(`${origin}/${where}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  });
  const reply = (await answer.json()) as Reply<T>;
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
}
const call = <T>(name: string, input: unknown) => post<T>(`api/${name}`, JSON.stringify(input), 'application/json');
const bring = async (name: string, bytes: Buffer) =>
  (await post<{ path: string }>(`upload/${encodeURIComponent(name)}`, bytes, 'application/octet-stream')).path;
const add = (...paths: readonly string[]) => call<AddResult>('recordings.add', { paths, isHeld: true });
const copies = () => {
  const incoming = path.join(dir, 'library', 'incoming');
  if (!existsSync(incoming)) return [];
  return readdirSync(incoming)
    .flatMap((folder) => readdirSync(path.join(incoming, folder)))
    .toSorted();
};
const sound = (name: string) => readFileSync(path.join(speech, name));

test('the same content brought again, also under another name and in one go, is kept once', async () => {
  const first = await add(await bring('one.wav', sound('short01.wav')));
  expect(first.added).toHaveLength(1);
  const again = await add(
    await bring('one.wav', sound('short01.wav')),
    await bring('двойник.wav', sound('short01.wav')),
  );
  expect([again.added.length, again.alreadyThere.length]).toEqual([0, 1]);
  expect(copies()).toEqual(['one.wav']);
  const both = await add(await bring('a.mp3', sound('short02.mp3')), await bring('b.mp3', sound('short02.mp3')));
  expect(both.added).toHaveLength(1);
  expect(copies()).toEqual(['a.mp3', 'one.wav']);
});

test('what is in the library from the user’s own folder is not copied in', async () => {
  const own = path.join(dir, 'own.m4a');
  copyFileSync(path.join(speech, 'short03.m4a'), own);
  await add(own);
  await add(await bring('own.m4a', sound('short03.m4a')));
  expect(copies()).toEqual([]);
  expect(existsSync(own)).toBe(true);
});

test('a recording in the bin and one brought again share a copy, which goes with the last of them', async () => {
  const recordings: Recording[] = [];
  for (let time = 0; time < 2; time += 1) {
    const { added } = await add(await bring('call.ogg', sound('short04.ogg')));
    recordings.push(...added);
    await call('recordings.remove', { recordingIds: [added[0]?.id] });
  }
  expect(copies()).toEqual(['call.ogg']);
  const [first, second] = recordings.map(({ id }) => ({ choice: { recordingIds: [id] } }));
  expect((await call<ErasureResult>('recordings.erase', first)).isFinished).toBe(true);
  expect(copies()).toEqual(['call.ogg']);
  await call('recordings.erase', second);
  expect(copies()).toEqual([]);
});

test('a refused upload, one that is cut, and a model leave nothing', async () => {
  await add(await bring('nothing.wav', Buffer.alloc(0)));
  expect(copies()).toEqual([]);
  await call('models.import', { path: await bring('no-model.bin', Buffer.from('no model')), how: 'reference' }).catch(
    () => {},
  );
  expect(copies()).toEqual([]);
  const { added } = await add(await bring('here.wav', sound('short05.wav')));
  const elsewhere = await bring('other.wav', sound('short06.wav'));
  await expect(call('recordings.locate', { recordingId: added[0]?.id, path: elsewhere })).rejects.toThrow();
  expect(copies()).toEqual(['here.wav']);
  await new Promise<void>((resolve) => {
    const { port, hash } = new URL(host.url);
    const headers = { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-length': 1_000_000 };
    const cut = request({ port, host: '127.0.0.1', path: '/upload/cut.wav', method: 'POST', headers });
    cut.on('error', () => resolve());
    cut.write(Buffer.alloc(1000));
    setTimeout(() => cut.destroy(new Error('gone')), 200);
  });
  await expect.poll(copies).toEqual(['here.wav']);
});

test('what does not fit on the disk is refused before it is sent, with the megabytes it takes', async () => {
  const { port, hash } = new URL(host.url);
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-length': 900_000_000_000_000 };
  const said = await new Promise<string>((resolve) => {
    const big = request({ port, host: '127.0.0.1', path: '/upload/big.wav', method: 'POST', headers }, (answer) => {
      answer.once('data', (data: Buffer) => {
        resolve(data.toString());
        big.destroy();
      });
    });
    big.on('error', () => {});
    big.write(Buffer.alloc(10));
  });
  expect(JSON.parse(said)).toMatchObject({ failure: { code: 'disk-full', params: { neededMb: 900_000_064 } } });
  expect(copies()).toEqual([]);
});

test('at the next start what a crash left is gone, and never what a recording, the bin or a backup uses', async () => {
  const { added } = await add(
    await bring('kept.wav', sound('short07.wav')),
    await bring('in-bin.wav', sound('short08.wav')),
    await bring('in-backup.wav', sound('short09.wav')),
  );
  const id = (name: string) => added.find((one) => one.name === name)?.id;
  await call('recordings.remove', { recordingIds: [id('in-bin.wav'), id('in-backup.wav')] });
  await call('backups.make', {});
  host.running.library.index.database.exec(
    `PRAGMA foreign_keys = OFF; DELETE FROM job WHERE recording_id = ${id('in-backup.wav')};
     DELETE FROM recording WHERE id = ${id('in-backup.wav')}; DELETE FROM media WHERE path LIKE '%in-backup.wav'; PRAGMA foreign_keys = ON`,
  );
  await bring('never-added.wav', sound('short10.wav'));
  const half = path.join(dir, 'library', 'incoming', 'half');
  mkdirSync(half);
  writeFileSync(path.join(half, 'half.wav'), 'RIFF');
  await host.close();
  await start();
  expect(copies()).toEqual(['in-backup.wav', 'in-bin.wav', 'kept.wav']);
});

test('a page in a browser has no file written, whatever path it names', async () => {
  const { added } = await add(await bring('one.wav', sound('short11.wav')));
  const file = path.join(dir, 'named-by-the-page.txt');
  const target = { path: file, overwrite: true };
  const attempts: readonly [string, object][] = [
    ['exports.save', { transcriptId: 1, format: 'txt', ...target }],
    ['notes.export', { recordingId: added[0]?.id, ...target }],
    [
      'findings.export',
      { filter: { states: [], severities: [], listId: null, recordingId: null }, format: 'csv', ...target },
    ],
    ['watchLists.export', { listId: 1, ...target }],
    ['models.export', { modelId: 'demo', dir }],
    ['exports.saveMany', { recordings: { recordingIds: [1] }, folder: dir, format: 'txt' }],
    ['redaction.start', { recordingId: 1, folder: dir, options: {} }],
    ['evidence.make', { recordingId: 1, folder: dir }],
    ['sources.add', { folder: dir, rules: { exports: [{ format: 'txt', folder: null }] } }],
  ];
  for (const [name, input] of attempts) await expect(call(name, input)).rejects.toThrow('place-not-chosen');
  await expect(call('settings.set', { ffmpegPath: '/bin/sh' })).rejects.toThrow('program-not-chosen');
  await expect(call('settings.set', { ffmpegPath: null })).resolves.toMatchObject({ ffmpegPath: null });
  expect(existsSync(file)).toBe(false);
  await expect(call('notes.export', { recordingId: added[0]?.id })).resolves.toMatchObject({ path: null });
});

test('a page in a browser writes within the folder that the terminal named, and nowhere else', async () => {
  await host.close();
  const out = path.join(dir, 'out');
  mkdirSync(out);
  await start(out);
  const save = (folder: string) =>
    call('exports.saveMany', {
      recordings: { every: 'library', upToId: 1 },
      folder,
      format: 'txt',
      withTimes: false,
      withSpeakers: true,
    });
  for (const place of [dir, path.join(out, '..'), `${out}-other`, path.join(out, '../library')])
    await expect(save(place), place).rejects.toThrow('place-not-chosen');
  await expect(save(out)).resolves.toMatchObject({ savedCount: 0 });
  await expect(save(path.join(out, 'below'))).resolves.toMatchObject({ savedCount: 0 });
});
