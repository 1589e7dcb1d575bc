import { beforeEach, expect, test, vi } from 'vitest';
import { commandAt, type KeyPlace } from './command-handlers.ts';
import { commandIds, commandOf, commands, type CommandId } from './commands.ts';
import { conflictsOf, refusalOf, useKeys } from './keys.ts';
import { pressNames } from './press.ts';

vi.stubGlobal('navigator', { userAgent: 'Linux' });
beforeEach(() => useKeys.setState({ changed: {} }));

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, code: string, more = {}) => ({ key, code, ...none, ...more });
/** Everything but the review, which is open now and then and goes before the page. */
const any = (id: CommandId) => commandOf(id).scope !== 'review';
const at = (place: KeyPlace, key: string, code: string, more = {}) => commandAt(press(key, code, more), place, any);

test('Ctrl+F finds with a Russian layout too', () => {
  expect(at('page', 'f', 'KeyF', { ctrlKey: true })).toBe('find');
  expect(at('field', 'а', 'KeyF', { ctrlKey: true })).toBe('find');
  expect(at('page', 'щ', 'KeyO', { metaKey: true })).toBe('add-files');
  expect(at('page', 'д', 'KeyL')).toBe('loop');
});

test('keys typed into a field are letters, those of a pedal are not', () => {
  for (const [key, code] of [
    ['/', 'Slash'],
    [' ', 'Space'],
    ['l', 'KeyL'],
    ['ArrowLeft', 'ArrowLeft'],
    ['Escape', 'Escape'],
  ] as const) {
    expect(at('field', key, code)).toBeNull();
  }
  expect(at('editor', 'F4', 'F4')).toBe('play-held');
  expect(at('editor', 'MediaPlayPause', '')).toBe('play-toggle');
  expect(at('editor', 'ы', 'KeyS', { ctrlKey: true })).toBe('edit-save');
  expect(at('editor', 'Escape', 'Escape')).toBe('edit-cancel');
});

test('a field takes back its own typing, the page its edits', () => {
  expect(at('page', 'я', 'KeyZ', { ctrlKey: true })).toBe('undo');
  expect(at('page', 'Z', 'KeyZ', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(at('field', 'z', 'KeyZ', { ctrlKey: true })).toBeNull();
  expect(at('editor', 'z', 'KeyZ', { ctrlKey: true })).toBeNull();
});

test('the question mark shows the keys, the slash finds, wherever a layout has them', () => {
  expect(at('page', '?', 'Slash', { shiftKey: true })).toBe('help');
  expect(at('page', '.', 'Slash')).toBe('find-everywhere');
  expect(at('page', '/', 'Digit7', { shiftKey: true })).toBe('find-everywhere');
});

test('space and arrows belong to a focused button as ever', () => {
  expect(at('page', ' ', 'Space')).toBe('play-toggle');
  expect(at('control', ' ', 'Space')).toBeNull();
  expect(at('control', 'ArrowRight', 'ArrowRight')).toBeNull();
  expect(at('control', 'Escape', 'Escape')).toBe('close');
  expect(at('page', 'ArrowLeft', 'ArrowLeft', { altKey: true })).toBe('back');
  expect(at('field', 'ArrowLeft', 'ArrowLeft', { altKey: true })).toBeNull();
});

test('the keys of habit take nothing away, and removing cannot be put on them', () => {
  for (const code of ['KeyS', 'KeyX', 'KeyZ', 'KeyW', 'KeyN', 'KeyR', 'KeyD']) {
    for (const place of ['page', 'list', 'editor', 'control'] as const) {
      const id = at(place, 'x', code, { ctrlKey: true });
      expect(id === null || !commandOf(id).isDestructive).toBe(true);
    }
  }
  expect(refusalOf('list-remove', 'Mod+KeyS')).toBe('habit');
  expect(refusalOf('list-remove', 'Mod+KeyD')).toBeNull();
  expect(refusalOf('find', 'Tab')).toBe('reserved');
});

test('no two commands share a key as they come', () => {
  const shared = commandIds.flatMap((id) => commands[id].keys.flatMap((key) => conflictsOf(id, key)));
  expect(shared).toEqual([]);
});

test('a key that was changed calls its new command, and a shared one is reported', () => {
  useKeys.setState({ changed: { loop: ['KeyQ'], 'skip-back': [] } });
  expect(at('page', 'q', 'KeyQ')).toBe('loop');
  expect(at('page', 'l', 'KeyL')).toBe('judge-labels');
  expect(at('page', 'ArrowLeft', 'ArrowLeft')).toBeNull();
  useKeys.setState({ changed: { loop: ['KeyV'] } });
  expect(conflictsOf('loop', 'KeyV')).toEqual([{ id: 'show-picture', isLost: false }]);
  expect(conflictsOf('show-picture', 'KeyV')).toEqual([{ id: 'loop', isLost: true }]);
});

test('a key that the user gave goes before one that a command comes with, wherever that stands', () => {
  useKeys.setState({ changed: { 'wave-farther': ['KeyB'], palette: ['Mod+KeyK', 'KeyN'], 'skip-back': ['KeyA'] } });
  expect(at('page', 'b', 'KeyB')).toBe('wave-farther');
  expect(at('page', 'n', 'KeyN')).toBe('palette');
  const inReview = (key: string, code: string) => commandAt(press(key, code), 'page', () => true);
  expect(inReview('a', 'KeyA')).toBe('skip-back');
  expect(conflictsOf('skip-back', 'KeyA')).toEqual([{ id: 'review-accept', isLost: false }]);
  expect(conflictsOf('review-accept', 'KeyA')).toEqual([{ id: 'skip-back', isLost: true }]);
  // A key that it came with is no choice of the user's, though others of the command were changed.
  useKeys.setState({ changed: { 'play-toggle': ['Space', 'KeyQ'] } });
  expect(inReview(' ', 'Space')).toBe('review-hear');
  expect(conflictsOf('play-toggle', 'Space')).toEqual([]);
});

test('where two keys were given by the user, the first command has it and the other says so', () => {
  useKeys.setState({ changed: { bookmark: ['KeyQ'], loop: ['KeyQ'] } });
  expect(at('page', 'q', 'KeyQ')).toBe('bookmark');
  expect(conflictsOf('bookmark', 'KeyQ')).toEqual([{ id: 'loop', isLost: false }]);
  expect(conflictsOf('loop', 'KeyQ')).toEqual([{ id: 'bookmark', isLost: true }]);
});

test('a modifier alone is no key', () => {
  expect(pressNames(press('Control', 'ControlLeft', { ctrlKey: true }))).toEqual([]);
  expect(pressNames(press('Enter', 'NumpadEnter'))).toEqual(['Enter']);
});

test('while doubtful words are reviewed its keys go before those of the page, and a field keeps its own', () => {
  const inReview = (place: KeyPlace, key: string, code: string) => commandAt(press(key, code), place, () => true);
  expect(inReview('page', ' ', 'Space')).toBe('review-hear');
  expect(inReview('page', 'Enter', 'Enter')).toBe('review-correct');
  expect(inReview('field', 'ф', 'KeyA')).toBeNull();
  expect(inReview('editor', 'Enter', 'Enter')).toBe('edit-split');
});
