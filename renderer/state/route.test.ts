import { expect, test, vi } from 'vitest';
import type { Route } from './route.ts';

vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('window', { addEventListener: () => {} });
const { formatRoute, parseRoute } = await import('./route.ts');

const routes: readonly Route[] = [
  { view: 'transcript', recordingId: 12 },
  { view: 'compare', recordingId: 12, otherId: 0 },
  { view: 'compare', recordingId: 12, otherId: 7 },
  { view: 'rules' },
  { view: 'rules', listId: 0 },
  { view: 'rules', listId: 7 },
  { view: 'bin' },
  { view: 'activity' },
  { view: 'library' },
  { view: 'library', part: 'unfinished' },
  { view: 'library', part: 'missing' },
  { view: 'library', part: 'collection-12' },
  { view: 'review' },
  { view: 'review', tab: 'doubtful' },
  { view: 'settings' },
  { view: 'settings', section: 'keyboard' },
];

test.each(routes.map((route) => [formatRoute(route), route] as const))('%s leads where it came from', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('an address that means nothing is the library', () => {
  for (const hash of ['', '#/recording/', '#/recording/x', '#/library/cellar', '#/collection-1']) {
    expect(parseRoute(hash)).toEqual({ view: 'library' });
  }
  expect(parseRoute('#/settings/cellar')).toEqual({ view: 'settings' });
});

test('addresses of earlier versions lead to the pages of today', () => {
  expect(parseRoute('#/findings')).toEqual({ view: 'review' });
  expect(parseRoute('#/watch/7')).toEqual({ view: 'rules', listId: 7 });
});
