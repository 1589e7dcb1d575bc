import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isBeingWritten } from './is-being-written.ts';

let dir = '';
let nth = 0;
let holder: ChildProcess | null = null;
beforeAll(() => (dir = mkdtempSync(path.join(tmpdir(), 'запись-'))));
afterEach(() => stop());

async function stop(): Promise<void> {
  if (holder === null || holder.exitCode !== null || holder.signalCode !== null) return;
  const ended = once(holder, 'exit');
  holder.kill();
  await ended;
}
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const look = (file: string) => isBeingWritten(file, new AbortController().signal, 100);

/** A program that holds the file open, by a redirection of the shell, and does nothing. */
async function held(redirection: string): Promise<string> {
  nth += 1;
  const file = path.join(dir, `take ${nth}.wav`);
  writeFileSync(file, 'first words');
  holder = spawn('bash', ['-c', `exec 5${redirection}"$0"; echo ready; exec sleep 30`, file]);
  await once(holder.stdout!, 'data');
  return file;
}

test.each(['>>', '<>', '>'])('a recorder that pauses longer than usual is still writing: %s', async (redirection) => {
  expect(await look(await held(redirection))).toBe(true);
});

test('by whatever name the file is checked', async () => {
  const link = path.join(dir, 'link.wav');
  symlinkSync(await held('>>'), link);
  expect(await look(link)).toBe(true);
});

test('when it ends, the file is whole', async () => {
  const file = await held('>>');
  await stop();
  expect(await look(file)).toBe(false);
});

test('who only reads, and who has not written for long, does not write', async () => {
  expect(await look(await held('<'))).toBe(false);
  await stop();
  const file = await held('>>');
  const before = new Date(Date.now() - 3_600_000);
  utimesSync(file, before, before);
  expect(await look(file)).toBe(false);
});

test('files that this program opens and closes by the hundred are no writers', async () => {
  const file = path.join(dir, 'busy.wav');
  writeFileSync(file, 'first words');
  const own = openSync(file, 'r+');
  const over = new AbortController();
  const busy = (async () => {
    while (!over.signal.aborted) {
      const [read, other] = [await open(file, 'r'), await open(path.join(dir, 'other'), 'w+')];
      await Promise.all([read.close(), other.close()]);
    }
  })();
  for (let nth = 0; nth < 3; nth += 1) expect(await look(file)).toBe(false);
  over.abort();
  await busy;
  closeSync(own);
});
