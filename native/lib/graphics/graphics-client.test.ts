import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeTestLink } from '../../test/test-link.fixture.ts';
import { testOptions } from '../../test/test-options.fixture.ts';
import type { EngineError } from '../types.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import { createGraphicsClient } from './graphics-client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const load = { type: 'load', path: '/model.bin', options: {} } as const;
const window = { type: 'transcribe', pcm: new Int16Array(16_000), options: testOptions } as const;

function cardProcess() {
  const link = new FakeTestLink();
  const failures: EngineError[] = [];
  const use = { cardId: 'card', loadLimitMs: 12_000, windowLimitMs: 10_000 };
  const client = createGraphicsClient(createWorkerClient(link), use, (error) => failures.push(error));
  return { link, client, failures };
}

// What drivers were seen to do: end the process while loading or at work, throw, refuse memory.
const ends = [
  { name: 'ends the process while the model is loaded', request: load, exit: { code: null, signal: 'SIGABRT' } },
  { name: 'reads where it must not while a window is read', request: window, exit: { code: null, signal: 'SIGSEGV' } },
  { name: 'ends the process by its code', request: window, exit: { code: 1, signal: null } },
  { name: 'has no memory for the weights', request: load, error: 'out-of-memory' },
  { name: 'is lost while the model is loaded', request: load, error: 'device-failed' },
  { name: 'throws something unknown', request: window, error: 'internal' },
  { name: 'gives the weights back damaged', request: load, error: 'bad-model' },
] as const;

test.each(ends)('a card that $name has failed, and its process is ended', async ({ request, ...how }) => {
  const { link, client, failures } = cardProcess();
  const asked = client.request(request);
  if ('exit' in how) link.exit(how.exit);
  else link.reply({ id: 1, type: 'error', code: how.error, detail: 'vk::Queue::submit: ErrorDeviceLost' });
  await expect(asked).rejects.toMatchObject({ code: 'device-failed' });
  expect(failures).toHaveLength(1);
  expect(link.wasKilled || 'exit' in how).toBe(true);
});

test('a card that never answers has failed when its time is over, however often its process says that it lives', async () => {
  const { link, client, failures } = cardProcess();
  const asked = client.request(window);
  asked.catch(() => undefined);
  for (let second = 0; second < 9; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    for (const ping of link.posted as { id: number; type: string }[]) {
      if (ping.type === 'ping') link.reply({ id: ping.id, type: 'value', value: null });
    }
  }
  expect(link.wasKilled).toBe(false);
  await vi.advanceTimersByTimeAsync(1500);
  await expect(asked).rejects.toMatchObject({ code: 'device-failed', message: 'It did not answer for 10 s.' });
  expect(failures).toHaveLength(1);
});

test('what a card says of its work is no silence', async () => {
  const { link, client } = cardProcess();
  const asked = client.request(window);
  for (let second = 0; second < 30; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    if (second % 8 === 0) {
      link.reply({ id: 1, type: 'event', event: { type: 'progress', doneMs: second, totalMs: 100 } });
    }
  }
  link.reply({ id: 1, type: 'value', value: 'en' });
  expect(await asked).toBe('en');
});

test('loading has a limit of its own', async () => {
  const { link, client } = cardProcess();
  const asked = client.request(load);
  asked.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(link.wasKilled).toBe(false);
  await vi.advanceTimersByTimeAsync(1500);
  await expect(asked).rejects.toMatchObject({ code: 'device-failed' });
});

test('a cancel, the end of the process by its owner, and wrong audio are no failures of the card', async () => {
  const cancelled = cardProcess();
  const abort = new AbortController();
  const asked = cancelled.client.request(window, { signal: abort.signal });
  abort.abort();
  cancelled.link.exit({ code: null, signal: 'SIGKILL' });
  await expect(asked).rejects.toMatchObject({ code: 'engine-crashed' });

  const ended = cardProcess();
  const waiting = ended.client.request(window);
  await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'engine-crashed' }), ended.client.kill()]);

  const wrong = cardProcess();
  const refused = wrong.client.request(window);
  wrong.link.reply({ id: 1, type: 'error', code: 'bad-audio', detail: 'Too short.' });
  await expect(refused).rejects.toMatchObject({ code: 'bad-audio' });
  expect([...cancelled.failures, ...ended.failures, ...wrong.failures]).toEqual([]);
});
