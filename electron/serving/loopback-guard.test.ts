import { expect, test } from 'vitest';
import { refusalStatus } from './loopback-guard.ts';

const own = { port: 4711, token: 'a'.repeat(64) };
const hosts: readonly (readonly [host: string | null, isOurs: boolean])[] = [
  ['127.0.0.1:4711', true],
  ['localhost:4711', true],
  ['127.0.0.1', false],
  ['127.0.0.1:80', false],
  ['evil.example:4711', false],
  ['127.0.0.1.evil.example:4711', false],
  [null, false],
];
const origins: readonly (readonly [origin: string | null, isOurs: boolean])[] = [
  [null, true],
  ['same', true],
  ['http://evil.example', false],
];
const tokens: readonly (readonly [authorization: string | null, isOurs: boolean])[] = [
  [`Bearer ${own.token}`, true],
  [`Bearer ${own.token}x`, false],
];

const cases = hosts.flatMap(([host, isHost]) =>
  origins.flatMap(([origin, isOrigin]) =>
    tokens.map(([authorization, isToken]) => ({ host, origin, authorization, isHost, isOrigin, isToken })),
  ),
);

test('all 42 combinations of host, origin and token: only ours get in', () => {
  expect(cases).toHaveLength(42);
  for (const { host, origin, authorization, isHost, isOrigin, isToken } of cases) {
    const caller = { host, origin: origin === 'same' ? `http://${host ?? ''}` : origin, authorization };
    const expected = isHost ? (isOrigin ? (isToken ? null : 401) : 403) : 421;
    expect(refusalStatus(caller, own, true), JSON.stringify(caller)).toBe(expected);
  }
});

test('an origin that cannot be named, or another of our names, is refused', () => {
  const authorization = `Bearer ${own.token}`;
  for (const origin of ['null', 'https://127.0.0.1:4711', 'http://localhost:4711']) {
    expect(refusalStatus({ host: '127.0.0.1:4711', origin, authorization }, own, true)).toBe(403);
  }
});

test('the page itself needs no token, but the right host', () => {
  expect(refusalStatus({ host: 'localhost:4711', origin: null, authorization: null }, own, false)).toBeNull();
  expect(refusalStatus({ host: 'rebound.example', origin: null, authorization: null }, own, false)).toBe(421);
});
