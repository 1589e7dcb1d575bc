import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('window', { addEventListener: () => {} });
const { formatRoute, parseRoute } = await import('./route.ts');

test('a route survives the address', () => {
  const transcript = { view: 'transcript', recordingId: 12 } as const;
  expect(parseRoute(formatRoute(transcript))).toEqual(transcript);
  for (const listId of [0, 7]) {
    expect(parseRoute(formatRoute({ view: 'watch', listId }))).toEqual({ view: 'watch', listId });
  }
  expect(parseRoute(formatRoute({ view: 'watch' }))).toEqual({ view: 'watch' });
  expect(parseRoute(formatRoute({ view: 'bin' }))).toEqual({ view: 'bin' });
});

test('an address that means nothing is the library', () => {
  expect(parseRoute('')).toEqual({ view: 'library' });
  expect(parseRoute('#/recording/')).toEqual({ view: 'library' });
  expect(parseRoute('#/recording/x')).toEqual({ view: 'library' });
});
