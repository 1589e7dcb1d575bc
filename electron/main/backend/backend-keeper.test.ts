import { expect, it, vi } from 'vitest';
import { createBackendKeeper } from './backend-keeper.ts';

function keep() {
  const folders: string[] = [];
  const crash: (() => void)[] = [];
  const clock = { nowMs: 0 };
  const onRestarted = vi.fn<() => void>();
  const onStopped = vi.fn<() => void>();
  const keeper = createBackendKeeper('/first', {
    connect(libraryDir, onExit) {
      folders.push(libraryDir);
      crash.push(() => onExit(false));
      const close = async () => onExit(true);
      return { call: async () => ({ ok: true, value: libraryDir }), locate: async () => null, close };
    },
    nowMs: () => clock.nowMs,
    onRestarted,
    onStopped,
  });
  return { keeper, folders, clock, onRestarted, onStopped, crash: () => crash.at(-1)?.() };
}

it('starts a crashed backend again and says so', () => {
  const { folders, crash, onRestarted, onStopped } = keep();
  crash();
  expect(folders).toEqual(['/first', '/first']);
  expect([onRestarted.mock.calls.length, onStopped.mock.calls.length]).toEqual([1, 0]);
});

it('leaves it down after a second crash within a minute, until it is asked to try again', () => {
  const { keeper, folders, clock, crash, onRestarted, onStopped } = keep();
  crash();
  clock.nowMs = 59_999;
  crash();
  expect([folders.length, onRestarted.mock.calls.length, onStopped.mock.calls.length]).toEqual([2, 1, 1]);
  keeper.restart();
  expect(folders).toHaveLength(3);
});

it('restarts again when a minute has passed', () => {
  const { clock, crash, onRestarted, onStopped } = keep();
  crash();
  clock.nowMs = 60_000;
  crash();
  expect([onRestarted.mock.calls.length, onStopped.mock.calls.length]).toEqual([2, 0]);
});

it('continues with another library without calling that a crash', async () => {
  const { keeper, onRestarted } = keep();
  await keeper.openLibrary('/second');
  expect(await keeper.call('settings.get', {})).toEqual({ ok: true, value: '/second' });
  expect(onRestarted).not.toHaveBeenCalled();
});
