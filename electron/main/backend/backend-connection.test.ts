import { describe, expect, it, vi } from 'vitest';
import type { FromBackend, ToBackend } from '#shared/wire/backend-messages.ts';
import { connectBackend } from './backend-connection.ts';
import type { UtilityChild } from './utility-child.ts';

/** A utility process under the test's control. */
function fakeChild() {
  const listeners = { message: [] as ((message: unknown) => void)[], exit: [] as ((code: number) => void)[] };
  const posted: unknown[] = [];
  const killed = vi.fn<() => void>(() => listeners.exit.forEach((listener) => listener(9)));
  let spawned = () => {};
  const child: UtilityChild = {
    pid: 42,
    post: (message) => void posted.push(message),
    onMessage: (listener) => void listeners.message.push(listener),
    onSpawn: (listener) => void (spawned = listener),
    onExit: (listener) => void listeners.exit.push(listener),
    kill: () => killed(),
  };
  return {
    child,
    killed,
    posted,
    spawn: () => spawned(),
    say: (message: unknown) => listeners.message.forEach((listener) => listener(message)),
    exit: (code: number) => listeners.exit.forEach((listener) => listener(code)),
  };
}

const options = {
  libraryDir: '/l',
  modelsDir: '/m',
  logDir: '/g',
  resourcesDir: '/r',
  version: '1',
  systemLanguage: 'en',
} as const;

function connect() {
  const backend = fakeChild();
  const worker = fakeChild();
  const onEvent = vi.fn<() => void>();
  const onExit = vi.fn<(isExpected: boolean) => void>();
  const resolveProxy = async (url: string) => {
    if (url.includes('broken')) throw new Error('no such rule');
    return 'PROXY proxy.example:3128';
  };
  const parts = { options, fork: () => backend.child, forkWorker: () => worker.child, onEvent, onExit, resolveProxy };
  const connection = connectBackend(parts);
  const say = (message: FromBackend) => backend.say(message);
  const posted = backend.posted as ToBackend[];
  return { backend, worker, connection, onEvent, onExit, say, posted };
}

describe('a backend', () => {
  it('receives its folders before anything else', () => {
    expect(connect().posted).toEqual([{ type: 'start', options }]);
  });

  it('receives the route that the system takes to an address, or that none is known', async () => {
    const { say, posted } = connect();
    say({ type: 'proxy.ask', id: 1, url: 'https://models.example/a.bin' });
    say({ type: 'proxy.ask', id: 2, url: 'https://broken.example/' });
    await vi.waitFor(() => expect(posted).toHaveLength(3));
    expect(posted).toContainEqual({ type: 'proxy.answered', id: 1, rule: 'PROXY proxy.example:3128' });
    expect(posted).toContainEqual({ type: 'proxy.answered', id: 2, rule: 'DIRECT' });
  });

  it('answers calls by number, in any order', async () => {
    const { connection, say, posted } = connect();
    const first = connection.call('settings.get', {});
    const second = connection.locate('key', 'peaks');
    expect(posted.slice(1)).toMatchObject([
      { type: 'call', id: 1, name: 'settings.get' },
      { type: 'locate', id: 1, mediaKey: 'key', part: 'peaks' },
    ]);
    say({ type: 'located', id: 1, path: '/x' });
    say({ type: 'reply', id: 1, reply: { ok: true, value: 7 } });
    expect(await Promise.all([first, second])).toEqual([{ ok: true, value: 7 }, '/x']);
  });

  it('fails open and later calls when it dies, rather than leave them waiting', async () => {
    const { connection, backend, onExit } = connect();
    const open = connection.call('settings.get', {});
    const place = connection.locate('key', 'audio');
    backend.exit(1);
    expect(await open).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(await place).toBeNull();
    expect(await connection.call('settings.get', {})).toMatchObject({ ok: false });
    expect(onExit).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('is asked to close and waited for', async () => {
    const { connection, backend, onExit, posted } = connect();
    const closed = connection.close(60_000);
    expect(posted.at(-1)).toEqual({ type: 'shutdown' });
    backend.exit(0);
    await closed;
    expect(onExit).toHaveBeenCalledExactlyOnceWith(true);
    expect(backend.killed).not.toHaveBeenCalled();
  });

  it('is ended when it does not close in time', async () => {
    const { connection, backend } = connect();
    await connection.close(0);
    expect(backend.killed).toHaveBeenCalledOnce();
  });
});

describe('its engine workers', () => {
  it('are started for it and spoken to through main', () => {
    const { say, worker, posted } = connect();
    say({ type: 'worker.spawn', workerId: 5, kind: 'engine' });
    worker.spawn();
    say({ type: 'worker.message', workerId: 5, message: 'audio' });
    worker.say('text');
    worker.exit(3);
    say({ type: 'worker.message', workerId: 5, message: 'too late' });
    expect(worker.posted).toEqual(['audio']);
    expect(posted.slice(1)).toEqual([
      { type: 'worker.spawned', workerId: 5, pid: 42 },
      { type: 'worker.message', workerId: 5, message: 'text' },
      { type: 'worker.exit', workerId: 5, code: 3 },
    ]);
  });

  it('end with it', () => {
    const { say, worker, backend, posted } = connect();
    say({ type: 'worker.spawn', workerId: 1, kind: 'engine' });
    backend.exit(1);
    expect(worker.killed).toHaveBeenCalledOnce();
    expect(posted).toHaveLength(1);
  });
});
