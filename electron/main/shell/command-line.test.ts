import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

it('takes files to add, made absolute, and leaves switches to Chromium', () => {
  expect(readCommandLine(['/opt/app', '--no-sandbox', 'a.wav', '/b/c d.mp3', ''], true, '/home/u')).toEqual({
    kind: 'window',
    filePaths: ['/home/u/a.wav', '/b/c d.mp3'],
    links: [],
  });
});

it('does not take the folder of an unpacked app for a file', () => {
  expect(readCommandLine(['electron', '.', 'a.wav'], false, '/x')).toEqual({
    kind: 'window',
    filePaths: ['/x/a.wav'],
    links: [],
  });
});

it('keeps links of the app apart from files', () => {
  const link = 'stenogram://recording/12?t=15';
  expect(readCommandLine(['/opt/app', link, 'a.wav'], true, '/x')).toEqual({
    kind: 'window',
    filePaths: ['/x/a.wav'],
    links: [link],
  });
});

it('hands everything after --cli to the command line untouched', () => {
  expect(readCommandLine(['/opt/app', '--cli', 'transcribe', 'a.wav', '--format', 'srt'], true, '/x')).toEqual({
    kind: 'cli',
    cliArguments: ['transcribe', 'a.wav', '--format', 'srt'],
  });
  expect(readCommandLine(['electron', '.', '--cli'], false, '/x')).toEqual({ kind: 'cli', cliArguments: [] });
});
