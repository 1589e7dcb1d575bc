import { expect, test } from 'vitest';
import type { ExportFormat } from '#shared/export.ts';
import { documentWith, segmentOf, renderAtOnce } from './export.fixture.ts';
import { joinExports } from './join-exports.ts';

const documents = [
  { ...documentWith([segmentOf(0, 900, 'One.'), segmentOf(5000, 5900, 'Two.')]), name: 'a.wav', durationMs: 60_000 },
  { ...documentWith([]), name: 'silent.wav', durationMs: 10_000 },
  { ...documentWith([segmentOf(1000, 1900, 'Три.', 'Анна')], 'ru'), name: 'b.wav', durationMs: null },
  { ...documentWith([segmentOf(0, 900, 'Four.')]), name: 'c.wav', durationMs: 5000 },
];

function joined(format: ExportFormat, which = documents): string {
  const join = joinExports({ format, withTimes: false, withSpeakers: true });
  return which.map((document) => join.add(document, document.name)).join('') + join.end();
}

test('plain text names each transcript and leaves a line between', () => {
  expect(joined('txt')).toBe(
    '==> a.wav <==\nOne.\nTwo.\n\n==> silent.wav <==\n\n==> b.wav <==\nАнна: Три.\n\n==> c.wav <==\nFour.\n',
  );
});

test('JSON of several is one document', () => {
  const read = JSON.parse(joined('json')) as { readonly recording: { readonly name: string } }[];
  expect(read.map(({ recording }) => recording.name)).toEqual(['a.wav', 'silent.wav', 'b.wav', 'c.wav']);
  expect(JSON.parse(joined('json', []))).toEqual([]);
});

test.each(['srt', 'vtt'] as const)('%s keeps counting cues and time', (format) => {
  const text = joined(format).replaceAll('\r', '').replaceAll(',', '.');
  const cues = [...text.matchAll(/^(\d+)\n(\S+) --> /gm)].map(([, number, start]) => [number, start]);
  expect(cues).toEqual([
    ['1', '00:00:00.000'],
    ['2', '00:00:05.000'],
    ['3', '00:01:11.000'],
    ['4', '00:01:11.900'],
  ]);
  expect(text.match(/WEBVTT/g)?.length ?? 0).toBe(format === 'vtt' ? 1 : 0);
  expect(text).not.toContain('\n\n\n');
});

test.each(['srt', 'vtt'] as const)('%s of one is as if it stood alone', (format) => {
  const options = { format, withTimes: false, withSpeakers: true };
  expect(joined(format, [documents[0]!])).toBe(renderAtOnce(documents[0]!, options));
  expect(joined(format, [])).toBe(format === 'vtt' ? 'WEBVTT\n' : '');
});
