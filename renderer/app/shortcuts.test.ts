import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('window', { addEventListener: () => {} });
vi.stubGlobal(
  'Audio',
  class {
    addEventListener() {}
  },
);
const { commandOf } = await import('./shortcuts.ts');

const press = (key: string, code: string, more = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('Ctrl+F finds with a Russian layout too', () => {
  expect(commandOf(press('f', 'KeyF', { ctrlKey: true }), 'page', false)).toBe('find');
  expect(commandOf(press('а', 'KeyF', { ctrlKey: true }), 'field', false)).toBe('find');
  expect(commandOf(press('щ', 'KeyO', { metaKey: true }), 'page', false)).toBe('add');
});

test('undo and redo are for the transcript, with a Russian layout too, and a field keeps its own', () => {
  const undo = press('я', 'KeyZ', { ctrlKey: true });
  const redo = { ...undo, shiftKey: true };
  expect([commandOf(undo, 'page', true), commandOf(redo, 'control', true)]).toEqual(['undo', 'redo']);
  expect(commandOf(undo, 'page', false)).toBeNull();
  expect(commandOf(undo, 'field', true)).toBeNull();
});

test('keys typed into a field are letters', () => {
  expect(commandOf(press('/', 'Slash'), 'field', true)).toBeNull();
  expect(commandOf(press(' ', 'Space'), 'field', true)).toBeNull();
});

test('the question mark shows the keys, the slash finds', () => {
  expect(commandOf(press('?', 'Slash', { shiftKey: true }), 'page', false)).toBe('help');
  expect(commandOf(press('/', 'Slash'), 'page', false)).toBe('find');
  expect(commandOf(press('.', 'Slash'), 'page', false)).toBe('find');
});

test('space plays on the transcript page, and presses a focused button as ever', () => {
  expect(commandOf(press(' ', 'Space'), 'page', true)).toBe('toggle-play');
  expect(commandOf(press(' ', 'Space'), 'control', true)).toBeNull();
  expect(commandOf(press(' ', 'Space'), 'page', false)).toBeNull();
});

test('the keys of habit do nothing that could be lost', () => {
  for (const code of ['KeyS', 'KeyX', 'KeyW', 'KeyN', 'KeyR', 'KeyD']) {
    expect(commandOf(press('x', code, { ctrlKey: true }), 'page', true)).toBeNull();
  }
});
