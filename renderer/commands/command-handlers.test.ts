import { expect, test } from 'vitest';
import { commandAt } from './command-handlers.ts';

const pressed = (code: string, isShift = false) => ({
  key: code,
  code,
  ctrlKey: true,
  metaKey: false,
  altKey: false,
  shiftKey: isShift,
});
const meant = (code: string, place: 'editor' | 'field' | 'page' | 'list') =>
  commandAt(pressed(code), place, () => true);

test.each(['Home', 'End'])('Ctrl+%s walks in the text that is written, and else through the segments', (code) => {
  expect(meant(code, 'editor')).toBeNull();
  expect(meant(code, 'field')).toBeNull();
  expect(commandAt(pressed(code, true), 'editor', () => true)).toBeNull();
  expect(meant(code, 'page')).toBe(code === 'Home' ? 'segment-first' : 'segment-last');
  expect(meant(code, 'list')).toBe(code === 'Home' ? 'segment-first' : 'segment-last');
});
