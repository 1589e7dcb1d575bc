import { expect, it } from 'vitest';
import { isAllowedLink } from './is-allowed-link.ts';

it('opens the places that the app points to', () => {
  expect(isAllowedLink('https://huggingface.co/ggerganov/whisper.cpp')).toBe(true);
  expect(isAllowedLink('https://ffmpeg.org/download.html')).toBe(true);
});

it.each([
  'http://github.com/',
  'https://github.com.example.org/',
  'https://github.com@example.org/',
  'https://user@github.com/',
  'https://github.com:8443/',
  'https://example.org/#https://github.com/',
  'file:///usr/bin/true',
  'javascript:alert(1)',
  'smb://github.com/share',
  'ms-settings:',
  'github.com',
  '',
])('does not hand %s to the system', (url) => {
  expect(isAllowedLink(url)).toBe(false);
});
