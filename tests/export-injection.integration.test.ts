import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cuesOf } from '#services/cues/cues.ts';
import { documentWith, hostileTexts, segmentOf, renderAtOnce } from '#services/formats/export.fixture.ts';

import { suggestedName } from '#services/text-files/suggested-name.ts';
import { exportFormats } from '#shared/export.ts';
import { payloads } from './e2e/web/xss-payloads.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'injection-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1', '＝1'];
const cues = [
  'a --> b',
  '00:00:01.000 --> 00:00:02.000',
  'x\n\n99\n00:00:01,000 --> 00:00:02,000\ny',
  'STYLE\n::cue{}',
  'NOTE x',
  '<c.red>x</c>',
  '&lt;v Eve&gt;',
];
const texts = [...payloads, ...hostileTexts, ...formulas, ...cues];
const document = documentWith(
  texts.map((text, at) => segmentOf(at * 9000, at * 9000 + 8000, text, at % 3 === 0 ? text : null)),
);
const rendered = (format: (typeof exportFormats)[number]) =>
  String(renderAtOnce(document, { format, withTimes: true, withSpeakers: true }));

/** Cues as ffmpeg's own demuxers count them. */
function cueTimes(name: string, text: string): readonly number[] {
  const file = path.join(dir, name);
  writeFileSync(file, text);
  const out = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file], {
    encoding: 'utf8',
  });
  return out
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Math.round(Number.parseFloat(line) * 1000));
}

test.each(['srt', 'vtt'] as const)(
  '%s keeps the number and the times of its cues, whatever is said in them',
  (format) => {
    const text = rendered(format);
    expect(cueTimes(`hostile.${format}`, text)).toEqual(
      cuesOf(document.segments, 'en', { withNames: format === 'srt' }).map(({ startMs }) => startMs),
    );
  },
);

test('WebVTT has no markup but its own', () => {
  const own = rendered('vtt').replaceAll(/<v(?:\.[\w.]+)? [^<>\n]*>|<\/v>/g, '');
  expect(own.replaceAll('-->', '')).not.toMatch(/[<>]/);
});

test('JSON gives every text back as it is', () => {
  const read = JSON.parse(rendered('json')) as { segments: readonly { text: string; speaker: string | null }[] };
  expect(read.segments.map(({ text }) => text)).toEqual(texts);
  expect(read.segments.map(({ speaker }) => speaker)).toEqual(document.segments.map(({ speaker }) => speaker));
});

test('plain text keeps each segment on its own line', () => {
  expect(rendered('txt').trimEnd().split('\n')).toHaveLength(texts.length);
});

test.each(['txt', 'srt', 'vtt'] as const)('%s has no control or direction characters', (format) => {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(rendered(format)).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/);
});

test.each(exportFormats.map((format) => [format]))(
  'a name suggested for %s is one path part of at most 120 bytes',
  (format) => {
    for (const text of [
      ...texts,
      ...Array.from({ length: 32 }, (_, code) => `a${String.fromCodePoint(code)}b`),
      'con',
      'LPT9.x',
      ' . ',
    ]) {
      const name = suggestedName(text, format);
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(name).not.toMatch(/[\u0000-\u001F<>:"/\\|?*\u202A-\u202E\u2066-\u2069]|[. ]$|^[. ]/);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
    }
  },
);
