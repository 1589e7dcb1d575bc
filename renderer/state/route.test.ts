import { expect, test, vi } from 'vitest';
import type { Route } from './route.ts';

vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('window', { addEventListener: () => {} });
const { formatMoment, formatRoute, momentOf, parseRoute } = await import('./route.ts');

const routes: readonly Route[] = [
  { view: 'transcript', recordingId: 12 },
  { view: 'compare', recordingId: 12, otherId: 0 },
  { view: 'compare', recordingId: 12, otherId: 7 },
  { view: 'rules' },
  { view: 'rules', listId: 0 },
  { view: 'rules', listId: 7 },
  { view: 'quality' },
  { view: 'quality', tab: 'sets' },
  { view: 'quality', runId: 3 },
  { view: 'quality', runId: 3, otherId: 4 },
  { view: 'rules', ruleId: 0 },
  { view: 'rules', ruleId: 12 },
  { view: 'review', tab: 'agreement' },
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

test('an address leads to a moment, and what is no moment leads to the recording alone', () => {
  for (const atMs of [0, 15_240, 3_599_999]) {
    const hash = formatMoment(12, atMs);
    expect(momentOf(hash)).toEqual({ recordingId: 12, atMs, isPlaying: false });
    expect(parseRoute(hash)).toEqual({ view: 'transcript', recordingId: 12 });
  }
  expect(formatMoment(3, 15_000)).toBe('#/recording/3?t=15');
  for (const hash of [
    '#/recording/12',
    '#/recording/12?t=',
    '#/recording/12?t=-1',
    '#/recording/12?t=x',
    '#/bin?t=1',
  ]) {
    expect(momentOf(hash)).toBeNull();
  }
  expect(parseRoute('#/recording/12?t=x')).toEqual({ view: 'transcript', recordingId: 12 });
});
