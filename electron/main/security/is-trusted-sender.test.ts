import { expect, it } from 'vitest';
import { isTrustedSender } from './is-trusted-sender.ts';

const own = 'app://stenogram';

it('trusts the top frame of the app', () => {
  expect(isTrustedSender({ url: 'app://stenogram/#/x', parent: null }, own)).toBe(true);
});

it('refuses a frame inside the page, even one of the app itself', () => {
  expect(isTrustedSender({ url: 'app://stenogram/', parent: {} }, own)).toBe(false);
});

it('refuses a frame that is gone', () => {
  expect(isTrustedSender(null, own)).toBe(false);
});

it.each([
  'https://stenogram/',
  'app://stenogram.example.org/',
  'app://stenogram@example.org/',
  'app://example.org/app://stenogram/',
  'app://STENOGRAM.evil/',
  'app:stenogram',
  'about:blank',
  'file:///app://stenogram/',
  'data:text/html,app://stenogram/',
  '',
])('refuses %s', (url) => {
  expect(isTrustedSender({ url, parent: null }, own)).toBe(false);
});
