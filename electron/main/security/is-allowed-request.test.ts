import { expect, it } from 'vitest';
import { isAllowedRequest } from './is-allowed-request.ts';

const own = 'app://stenogram';

it.each(['app://stenogram/assets/a.js', 'media://recording/abcdefgh', 'data:image/png;base64,', 'blob:app://x/1'])(
  'loads %s',
  (url) => expect(isAllowedRequest(url, own)).toBe(true),
);

it.each([
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'ws://127.0.0.1/',
  'wss://example.org/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'media://elsewhere/abcdefgh',
  'ftp://example.org/',
])('cancels %s', (url) => expect(isAllowedRequest(url, own)).toBe(false));

it('lets a development page reach its own server, over HTTP and its socket', () => {
  expect(isAllowedRequest('http://localhost:5173/main.tsx', 'http://localhost:5173')).toBe(true);
  expect(isAllowedRequest('ws://localhost:5173/', 'http://localhost:5173')).toBe(true);
  expect(isAllowedRequest('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
});
