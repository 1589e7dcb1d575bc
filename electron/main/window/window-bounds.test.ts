import { expect, it } from 'vitest';
import { windowBounds } from './window-bounds.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 720 };
const saved = { x: 2000, y: 50, width: 900, height: 600, isMaximized: true };

it('is centred on the primary screen the first time', () => {
  expect(windowBounds(null, [primary])).toEqual({ x: 360, y: 120, width: 1200, height: 800, isMaximized: false });
});

it('opens where it was', () => {
  expect(windowBounds(saved, [primary, second])).toEqual(saved);
});

it('comes back to the primary screen when its own is gone', () => {
  expect(windowBounds(saved, [primary])).toEqual({ x: 510, y: 220, width: 900, height: 600, isMaximized: false });
});

it.each([
  ['a corner left', { ...saved, x: -860 }],
  ['above the screen', { ...saved, x: 100, y: -30 }],
  ['below the screen', { ...saved, x: 100, y: 1000 }],
])('comes back when its title bar is out of reach (%s)', (_, bounds) => {
  expect(windowBounds(bounds, [primary])).toMatchObject({ x: 510, y: 220 });
});

it('is never larger than the screen, nor too small to use', () => {
  expect(windowBounds({ ...saved, x: 0, y: 0, width: 9000, height: 9000 }, [second, primary])).toMatchObject({
    width: 1920,
    height: 1040,
  });
  expect(windowBounds({ ...saved, x: 0, y: 0, width: 10, height: 10 }, [primary])).toMatchObject({
    width: 720,
    height: 480,
  });
});
