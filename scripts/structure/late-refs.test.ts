import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * An ordinary effect runs some time after its rows are on the screen, so that a key pressed in between would act on those
 * before; a layout effect runs with them.
 */
const late = /useEffect\(\(\) => \{\s*\w+\.current = (?:\w+|\(\) => \{[^}]*\});\s*\}/;

test('what handlers read through a ref is set together with what the page shows', () => {
  const files = globSync('renderer/**/*.{ts,tsx}').map((file) => ({ file, code: readFileSync(file, 'utf8') }));
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter(({ code }) => late.test(code)).map(({ file }) => file)).toEqual([]);
});

test('a ref that is set in an ordinary effect is found', () => {
  expect(late.test('useEffect(() => {\n  now.current = parts;\n});')).toBe(true);
  expect(late.test('useEffect(() => {\n  now.current = parts;\n}, [parts]);')).toBe(true);
  expect(late.test('useLayoutEffect(() => {\n  now.current = parts;\n});')).toBe(false);
});
