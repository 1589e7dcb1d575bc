import { expect, test } from 'vitest';
import type { Services } from '#shared/contract/contract.ts';
import { createClient } from '#shared/wire/client.ts';
import { AppFailure } from '#shared/failure.ts';
import { dispatch } from './dispatch.ts';
import { silentLog, type Log } from '#services/log.ts';

const services = {
  'recordings.get': async ({ recordingId }: { recordingId: number }) => {
    if (recordingId === 1) throw new AppFailure('not-found', { what: 'recording' });
    if (recordingId === 2) throw new TypeError('broken');
    return { id: recordingId };
  },
  'recordings.list': async (input: unknown) => input,
} as unknown as Services;

test('a call passes with its defaults filled in', async () => {
  const reply = await dispatch(services, 'recordings.list', { offset: 0, limit: 10 }, silentLog);
  expect(reply).toEqual({ ok: true, value: { offset: 0, limit: 10, bin: false } });
});

test.each([
  ['unknown.method', {}],
  ['__proto__', {}],
  ['constructor', {}],
  [42, {}],
  ['recordings.get', { recordingId: '1' }],
  ['recordings.get', { recordingId: 1, extra: true }],
  ['recordings.get', null],
  ['recordings.list', { offset: 0, limit: 10_000 }],
])('%j with %j is refused before any work', async (name, input) => {
  const reply = await dispatch(services, name, input, silentLog);
  expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
});

test('an expected failure travels with its parameters and is not logged', async () => {
  const logged: string[] = [];
  const log: Log = { ...silentLog, error: (message) => logged.push(message) };
  const reply = await dispatch(services, 'recordings.get', { recordingId: 1 }, log);
  expect(reply).toEqual({ ok: false, failure: { code: 'not-found', params: { what: 'recording' } } });
  expect(logged).toEqual([]);
});

test('an unexpected error is logged with its cause and shown as internal', async () => {
  const causes: unknown[] = [];
  const log: Log = { ...silentLog, error: (_, cause) => causes.push(cause) };
  const reply = await dispatch(services, 'recordings.get', { recordingId: 2 }, log);
  expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(causes).toEqual([new TypeError('broken')]);
});

test('the client throws a failed reply as the failure it was', async () => {
  const api = createClient((name, input) => dispatch(services, name, input, silentLog));
  await expect(api['recordings.get']({ recordingId: 1 })).rejects.toMatchObject({ code: 'not-found' });
  expect(await api['recordings.list']({ offset: 0, limit: 10 })).toMatchObject({ offset: 0 });
});
