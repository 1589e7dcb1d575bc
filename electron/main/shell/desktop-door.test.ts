import { expect, it, vi } from 'vitest';
import { AppFailure } from '#shared/failure.ts';
import { openDesktopDoor, type DesktopCalls } from './desktop-door.ts';

const setTheme = vi.fn<DesktopCalls['preferences.setTheme']>(async ({ theme }) => ({ theme, libraryDir: '/l' }));
const calls = {
  'preferences.setTheme': setTheme,
  'links.open': async () => {
    throw new AppFailure('forbidden', { detail: 'x' });
  },
} as unknown as DesktopCalls;

it('calls with checked input', async () => {
  const reply = await openDesktopDoor(calls, 'preferences.setTheme', { theme: 'dark' });
  expect(reply).toEqual({ ok: true, value: { theme: 'dark', libraryDir: '/l' } });
});

it.each([
  ['preferences.setTheme', { theme: 'pink' }],
  ['preferences.setTheme', { theme: 'dark', more: 1 }],
  ['preferences.setTheme', null],
  ['links.open', { url: 'nothing' }],
  ['no.such.method', {}],
  ['constructor', {}],
  [7, {}],
])('refuses %j %j before any handler runs', async (name, input) => {
  setTheme.mockClear();
  expect(await openDesktopDoor(calls, name, input)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  expect(setTheme).not.toHaveBeenCalled();
});

it('turns an expected failure into a reply', async () => {
  const reply = await openDesktopDoor(calls, 'links.open', { url: 'https://example.org/' });
  expect(reply).toEqual({ ok: false, failure: { code: 'forbidden', params: { detail: 'x' } } });
});
