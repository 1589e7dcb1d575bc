import { expect, test } from 'vitest';
import { createRecordingGrant, type PermissionAsked } from './recording-grant.ts';

const microphone: PermissionAsked = {
  permission: 'media',
  origin: 'app://stenogram',
  isMainFrame: true,
  mediaTypes: ['audio'],
};

test('the microphone is granted to the own page for some seconds after Record was pressed, and never before', () => {
  let nowMs = 1000;
  const grant = createRecordingGrant('app://stenogram', () => nowMs);
  expect(grant.isAllowed(microphone)).toBe(false);
  grant.give(false);
  expect(grant.isAllowed(microphone)).toBe(true);
  nowMs += 16_000;
  expect(grant.isAllowed(microphone)).toBe(false);
});

test.each([
  ['a camera', { mediaTypes: ['audio', 'video'] }],
  ['a request that names no device', { mediaTypes: [] }],
  ['another page', { origin: 'https://elsewhere.example' }],
  ['a page without an origin', { origin: null }],
  ['a frame within the page', { isMainFrame: false }],
  ['a place', { permission: 'geolocation' }],
  ['a notification', { permission: 'notifications' }],
  ['a screen that was not asked for', { permission: 'display-capture' }],
])('%s is refused also then', (_, asked) => {
  const grant = createRecordingGrant('app://stenogram', () => 0);
  grant.give(false);
  expect(grant.isAllowed({ ...microphone, ...asked })).toBe(false);
});

test('what the computer plays is granted once, and only where it was asked for', () => {
  const grant = createRecordingGrant('app://stenogram', () => 0);
  grant.give(false);
  expect(grant.takeComputer()).toBe(false);
  grant.give(true);
  expect([grant.takeComputer(), grant.takeComputer()]).toEqual([true, false]);
});
