import { expect, test } from 'vitest';
import { FakeTestLink } from '../../test/test-link.fixture.ts';
import { createWatchdog } from './watchdog.ts';
import { createWorkerClient } from './worker-client.ts';

const timing = { everyMs: 20, maxMissed: 3, maxIdle: 1000 };

test('a worker that does not answer while something is asked is killed', async () => {
  const link = new FakeTestLink();
  const client = createWorkerClient(link, timing);
  await expect(client.request({ type: 'info' })).rejects.toMatchObject({ code: 'engine-crashed' });
  expect(link.wasKilled).toBe(true);
  expect(link.posted.filter((message) => (message as { type: string }).type === 'ping')).toHaveLength(3);
});

test('a worker that answers its pings may take its time, but not for ever', async () => {
  const seen: string[] = [];
  const ended = Promise.withResolvers<void>();
  const watchdog = createWatchdog(
    {
      ping: () => {
        seen.push('ping');
        watchdog.answered(false);
      },
      isWaiting: () => true,
      onStill: () => ended.resolve(),
    },
    { everyMs: 2, maxMissed: 2, maxIdle: 25 },
  );
  watchdog.start();
  await ended.promise;
  expect(seen).toHaveLength(25);
});

test('nobody is asked while nothing waits', async () => {
  const link = new FakeTestLink();
  createWorkerClient(link, timing);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(link.posted).toEqual([]);
  expect(link.wasKilled).toBe(false);
});
