import { expect, test } from 'vitest';
import { FakeTestLink } from '../../test/test-link.fixture.ts';
import { createLoadedModel } from '../loaded-model.ts';
import { testOptions } from '../../test/test-options.fixture.ts';
import { createWorkerClient } from './worker-client.ts';

test('answers go to the request they belong to', async () => {
  const link = new FakeTestLink();
  const client = createWorkerClient(link);
  const [first, second] = [client.request({ type: 'info' }), client.request({ type: 'info' })];
  link.reply({ id: 2, type: 'value', value: 'second' });
  link.reply({ id: 1, type: 'error', code: 'bad-model', detail: 'Damaged.' });
  await expect(first).rejects.toMatchObject({ code: 'bad-model', message: 'Damaged.' });
  expect(await second).toBe('second');
});

test('a crash fails everything that waits, with the last words of the worker', async () => {
  const link = new FakeTestLink();
  const client = createWorkerClient(link);
  const waiting = client.request({ type: 'info' });
  link.exit({ code: 134, signal: null });
  await expect(waiting).rejects.toMatchObject({
    code: 'engine-crashed',
    message: 'The speech engine ended unexpectedly (exit code 134).\nlast words',
  });
  await expect(client.request({ type: 'info' })).rejects.toMatchObject({ code: 'engine-crashed' });
  expect(client.isAlive()).toBe(false);
});

test('an instruction that the processor does not know is reported as such', async () => {
  const link = new FakeTestLink();
  const waiting = createWorkerClient(link).request({ type: 'info' });
  link.exit({ code: null, signal: 'SIGILL' });
  await expect(waiting).rejects.toMatchObject({ code: 'cpu-unsupported' });
});

test('an engine that does not obey a cancel is killed, and the job ends as cancelled within 500 ms', async () => {
  const link = new FakeTestLink();
  const client = createWorkerClient(link);
  const details = { sizeClass: 'tiny', isMultilingual: true, vocabularySize: 51_865, audioContext: 1500, lanes: 1 };
  const model = await createLoadedModel(() => ({ client, loaded: Promise.resolve(details) }));
  const job = model.transcribe(new Int16Array(16_000), testOptions);
  await expect.poll(() => link.posted).toHaveLength(1);
  const before = performance.now();
  job.cancel();
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  expect(performance.now() - before).toBeLessThan(500);
  expect(link.posted.at(-1)).toEqual({ type: 'cancel', requestId: 1 });
  expect(link.wasKilled).toBe(true);
});
