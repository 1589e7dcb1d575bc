import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SpawnWorker } from '#native/lib/types.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { silentLog } from '#services/log.ts';
import { nodeSearchWorker } from './node-search-worker.ts';
import { createSearchClient, type SearchClient } from './search-client.ts';

const fixture = useTestLibrary();
let client: SearchClient;
let pids: number[];
const spawn: SpawnWorker = () => {
  const link = nodeSearchWorker();
  pids.push(link.pid!);
  return link;
};
beforeEach(() => {
  pids = [];
  client = createSearchClient({ spawn, libraryDir: fixture.dir, index: fixture.library.index, log: silentLog });
});
afterEach(() => {
  client.close();
});
const texts = async (text: string) => (await client.query({ text, offset: 0, limit: 50 })).hits.map((hit) => hit.text);

it('another process finds what was saved a moment ago', async () => {
  addTranscript(fixture.library, 'a', ['первое слово']);
  expect(await texts('слово')).toEqual(['первое слово']);
  addTranscript(fixture.library, 'b', ['второе слово']);
  expect(await texts('слово')).toEqual(['второе слово', 'первое слово']);
  expect(await client.count('слово')).toEqual({ total: 2, isExact: true });
  expect((await client.suggest('втор')).completions).toEqual(['второе']);
  expect((await client.facets('слово')).lang).toEqual([{ value: 'ru', count: 2 }]);
});

it('of many keystrokes at once the last is answered, and those it overtook are dropped', async () => {
  addTranscript(fixture.library, 'a', ['слово']);
  await texts('слово');
  const typed = Array.from({ length: 30 }, (_, index) => 'слово'.slice(0, 1 + (index % 5)) + ' '.repeat(index));
  const asked = typed.map((text) => texts(text));
  const results = await Promise.allSettled(asked);
  expect(results.at(-1)).toMatchObject({ status: 'fulfilled' });
  const dropped = results.filter((result) => result.status === 'rejected');
  expect(dropped.length).toBeGreaterThan(0);
  for (const { reason } of dropped) expect(reason).toMatchObject({ code: 'aborted' });
});

it('a process that dies is started again, and the question is answered', async () => {
  addTranscript(fixture.library, 'a', ['слово']);
  expect(await texts('слово')).toHaveLength(1);
  const asked = texts('слово ');
  process.kill(pids[0]!, 'SIGKILL');
  expect(await asked).toHaveLength(1);
  process.kill(pids.at(-1)!, 'SIGKILL');
  await expect.poll(() => texts('слово'), { timeout: 60_000 }).toHaveLength(1);
});

it('an index that is rebuilt is read again, while it is incomplete too', async () => {
  for (const name of ['a', 'b', 'c']) addTranscript(fixture.library, name, ['слово']);
  expect(await texts('слово')).toHaveLength(3);
  const { catchUp } = fixture.library.index;
  catchUp.startOver();
  expect(catchUp.progress()).toEqual({ done: 0, total: 3 });
  expect(await texts('слово')).toEqual([]);
  catchUp.work(0);
  expect(catchUp.progress()).toEqual({ done: 1, total: 3 });
  expect((await client.query({ text: 'слово', offset: 0, limit: 5 })).hits[0]?.recordingName).toBe('c');
  addTranscript(fixture.library, 'd', ['слово сразу']);
  expect(await texts('слово')).toEqual(['слово сразу', 'слово']);
  catchUp.work(10_000);
  expect(catchUp.progress()).toBeNull();
  expect(await texts('слово')).toHaveLength(4);
});

it('damage that only the reader meets is mended by the writer', async () => {
  addTranscript(
    fixture.library,
    'a',
    Array.from({ length: 300 }, (_, index) => `общее слово${index}`),
  );
  fixture.reopen();
  client.close();
  const { default: Database } = await import('better-sqlite3');
  const other = new Database(`${fixture.dir}/index.db`);
  // Always the same: of some random bytes FTS5 makes an empty index.
  other.function('spoiled', (block) => Buffer.alloc((block as Uint8Array).length, 0xa5));
  other.unsafeMode(true).exec('UPDATE passage_data SET block = spoiled(block) WHERE id > 10');
  other.close();
  client = createSearchClient({ spawn, libraryDir: fixture.dir, index: fixture.library.index, log: silentLog });
  expect(await texts('слово123 ')).toEqual(['общее слово123']);
});
