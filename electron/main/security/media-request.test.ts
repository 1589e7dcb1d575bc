import { expect, it } from 'vitest';
import { parseMediaRequest } from './media-request.ts';

it('reads the key and the part', () => {
  expect(parseMediaRequest('media://recording/a1B2_c3-D4')).toEqual({ mediaKey: 'a1B2_c3-D4', part: 'audio' });
  expect(parseMediaRequest('media://recording/a1B2c3D4/peaks')).toEqual({ mediaKey: 'a1B2c3D4', part: 'peaks' });
  expect(parseMediaRequest('media://recording/a1B2c3D4/proxy')).toEqual({ mediaKey: 'a1B2c3D4', part: 'proxy' });
  expect(parseMediaRequest('media://recording/a1B2c3D4/treated')).toEqual({ mediaKey: 'a1B2c3D4', part: 'treated' });
});

it.each([
  'media://recording/',
  'media://recording/short',
  'media://recording/a1B2c3D4/',
  'media://recording/a1B2c3D4/peaks/',
  'media://recording/a1B2c3D4/other',
  'media://recording/a1B2c3D4.wav',
  'media://recording//etc/passwd',
  'media://recording/..%2f..%2fetc%2fpasswd',
  'media://recording/C:%5Cfile',
  'media://elsewhere/a1B2c3D4',
  'media://user@recording/a1B2c3D4',
  'media://recording:80/a1B2c3D4',
  'app://recording/a1B2c3D4',
  `media://recording/${'a'.repeat(129)}`,
  'not an address',
])('refuses %s', (url) => {
  expect(parseMediaRequest(url)).toBeNull();
});
