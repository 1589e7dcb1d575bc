import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cuesOf } from '#services/cues/cues.ts';
import { documentWith, hostileTexts, segmentOf } from '../export.fixture.ts';
import { toSrt } from './srt.ts';
import { toVtt } from './vtt.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'subtitles-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What ffmpeg's own demuxer reads: an independent parser of both formats. */
function parsedBack(name: string, text: string): { startMs: number; endMs: number; text: string }[] {
  const file = path.join(dir, name);
  writeFileSync(file, text);
  const args = ['-v', 'error', '-show_packets', '-show_data', '-of', 'json', file];
  const { packets } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as {
    packets: { pts_time: string; duration_time: string; data: string }[];
  };
  return packets.map((packet) => {
    const startMs = Math.round(Number(packet.pts_time) * 1000);
    const hex = [...packet.data.matchAll(/^[0-9a-f]{8}: ((?:[0-9a-f]{2,4} )+)/gm)].map((line) => line[1]).join('');
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    return { startMs, endMs: startMs + Math.round(Number(packet.duration_time) * 1000), text: bytes.toString('utf8') };
  });
}

const long =
  'The message said that the account was blocked, and the customer, who had never seen such a thing before, opened the link. ' +
  'Then a fake website asked for the password, and three thousand pounds went to a foreign account the same night.';
const russian =
  'Жалоба поступила ночью, и клиент, который раньше никогда такого не видел, открыл ссылку на поддельный сайт банка.';
const segments = [
  segmentOf(800, 3560, 'Good morning, and welcome to the interview.'),
  segmentOf(3560, 19_000, long),
  segmentOf(20_000, 29_000, russian, 'Анна'),
  segmentOf(3_600_000, 3_601_500, 'After an hour.'),
];

test.each([
  ['srt', toSrt],
  ['vtt', toVtt],
])('%s is read back by an independent parser with the same times and words', (extension, render) => {
  const cues = cuesOf(segments, 'en', { withNames: extension === 'srt' });
  const read = parsedBack(`plain.${extension}`, render(documentWith(segments)));
  expect(read.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(cues.map((cue) => [cue.startMs, cue.endMs]));
  const words = (text: string) => text.replaceAll(/<[^>]*>|Анна: /g, '').split(/\s+/);
  expect(words(read.map((cue) => cue.text).join(' '))).toEqual(
    words(segments.map((segment) => segment.text).join(' ')),
  );
});

test.each([
  ['srt', toSrt],
  ['vtt', toVtt],
])('no text can break out of its cue in %s', (extension, render) => {
  const hostile = hostileTexts.map((text, i) =>
    segmentOf(i * 2000, i * 2000 + 1500, text, i % 2 === 0 ? '<b>&-->\n' : null),
  );
  const read = parsedBack(`hostile.${extension}`, render(documentWith(hostile)));
  expect(read.map((cue) => cue.startMs)).toEqual(cuesOf(hostile, 'en').map((cue) => cue.startMs));
  const text = render(documentWith(hostile));
  expect(text.match(/-->/g)).toHaveLength(read.length);
  for (const bad of ['\u0000', '\u0007', '\u001B', '\u202E', '\u2066']) expect(text).not.toContain(bad);
});

test('cues end after they start, never overlap, keep to two lines and seven seconds', () => {
  const cues = cuesOf(
    [...segments, segmentOf(40_000, 40_000, 'No time at all'), segmentOf(39_900, 42_000, 'Early')],
    'ru',
  );
  for (const [i, cue] of cues.entries()) {
    expect(cue.endMs).toBeGreaterThan(cue.startMs);
    expect(cue.lines.length).toBeLessThanOrEqual(2);
    expect(Math.max(...cue.lines.map((line) => line.length))).toBeLessThanOrEqual(42);
    expect(cue.endMs - cue.startMs).toBeLessThanOrEqual(7000);
    if (i > 0 && cues[i - 1]!.startMs < cue.startMs) expect(cues[i - 1]!.endMs).toBeLessThanOrEqual(cue.startMs);
  }
});

test('a long segment is cut after a sentence or a comma rather than in the middle of a phrase', () => {
  const ends = cuesOf([segments[1]!], 'en').map((cue) => cue.lines.at(-1)!);
  expect(ends.filter((line) => /[.,]$/.test(line)).length).toBeGreaterThanOrEqual(ends.length - 2);
});

test('a word longer than a line is cut, and nothing of it is lost', () => {
  const word = 'рентгеноэлектрокардиографического'.repeat(3);
  const lines = cuesOf([segmentOf(0, 1000, word)], 'ru').flatMap((cue) => cue.lines);
  expect(lines.join('')).toBe(word);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(39);
});

test('edited text without word times is spread over its segment', () => {
  const edited = { ...segmentOf(0, 20_000, 'recognised otherwise'), text: long, isEdited: true };
  const cues = cuesOf([edited], 'en');
  expect(cues.length).toBeGreaterThan(2);
  expect(cues[0]!.startMs).toBe(0);
  expect(cues.at(-1)!.endMs).toBe(20_000);
});
