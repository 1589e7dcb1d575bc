import { expect, it } from 'vitest';
import { isAllowedNavigation } from './is-allowed-navigation.ts';

const here = 'app://stenogram/';

it('lets the page reload itself, with or without a fragment', () => {
  expect(isAllowedNavigation('app://stenogram/', here, 'app://stenogram')).toBe(true);
  expect(isAllowedNavigation('app://stenogram/#/recording/3', here, 'app://stenogram')).toBe(true);
});

it.each([
  'https://example.org/',
  'app://stenogram/other.html',
  'app://stenogram.example.org/',
  'app://evil/',
  'app://user@stenogram/',
  'app://stenogram:80/',
  'file:///etc/passwd',
  'data:text/html,<p>',
  'javascript:alert(1)',
  'about:blank',
  'media://recording/abcdefgh',
  'http://stenogram/',
  '',
  'not an address',
])('refuses to go to %s', (target) => {
  expect(isAllowedNavigation(target, here, 'app://stenogram')).toBe(false);
});

it('refuses to come back from a foreign document', () => {
  expect(isAllowedNavigation('app://stenogram/', 'https://example.org/', 'app://stenogram')).toBe(false);
});
