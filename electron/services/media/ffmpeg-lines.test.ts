import { expect, test } from 'vitest';
import { createFfmpegLines } from './ffmpeg-lines.ts';

// Captured from ffmpeg 5.1.
const m4a = `Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/recordings/short03.m4a':
  Metadata:
    major_brand     : M4A
    title           : x
                    :   Duration: 99:00:00.00
                    :   Stream #0:9: Audio: spoof
    encoder         : Lavf59.27.100
  Duration: 01:02:11.05, start: 0.000000, bitrate: 92 kb/s
  Stream #0:0[0x1](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 90 kb/s (default)
    Metadata:
      handler_name    : SoundHandler
At least one output file must be specified
`;
const twoTracks = `Input #0, matroska,webm, from 'file:/recordings/f22.mkv':
  Metadata:
    ENCODER         : Lavf59.27.100
  Duration: 00:00:03.02, start: 0.000000, bitrate: 143 kb/s
  Stream #0:0(eng): Audio: aac (LC), 16000 Hz, mono, fltp
  Stream #0:1(fra): Audio: aac (LC), 44100 Hz, mono, fltp (default)
  Stream #0:2: Video: h264 (High), yuv420p, 320x240
At least one output file must be specified
`;
const cover = `Input #0, mp3, from 'file:/recordings/f25.mp3':
  Duration: 00:00:03.06, start: 0.025057, bitrate: 300 kb/s
  Stream #0:0: Audio: mp3, 44100 Hz, mono, fltp, 64 kb/s
  Stream #0:1: Video: png, rgb24(pc), 4000x4000 [SAR 1:1 DAR 1:1], 90k tbr, 90k tbn (attached pic)
At least one output file must be specified
`;
const guess = `[mp3 @ 0x5586] Format mp3 detected only with low score of 1, misdetection possible!
[mp3 @ 0x5586] Failed to read frame size: Could not seek to 31023.
file:/recordings/r.mp3: Invalid argument
`;

/** In pieces of a line each, as the program's output comes. */
function read(said: string) {
  const lines = createFfmpegLines();
  for (const line of said.split('\n')) lines.add(line);
  return lines.result();
}

test('length and tracks are read, and metadata cannot pass for either', () => {
  expect(read(m4a)).toEqual({
    format: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationMs: 3_731_050,
    recordedAtMs: null,
    startSeconds: 0,
    isDurationGuess: false,
    audioTracks: [
      {
        index: 0,
        codec: 'aac',
        language: null,
        title: null,
        isDefault: true,
        channels: 2,
        layout: 'stereo',
        obstacle: null,
        startMs: null,
        durationMs: null,
      },
    ],
    hasVideo: false,
    isGuess: false,
  });
});

test.each([
  'English (UK)',
  'es-ES',
  'sr-Latn-RS',
  'zh-Hans (Simplified, 简体)',
  'русский',
  '',
  'a[b]c',
  'eng) (x',
  ':',
  'two\nlines',
  '((((',
])('a language written as %j hides no track and shifts no number', (language) => {
  const { audioTracks } = read(twoTracks.replace('(eng)', `(${language})`));
  expect(audioTracks.map(({ index, codec, isDefault }) => [index, codec, isDefault])).toEqual([
    [0, 'aac', false],
    [1, 'aac', true],
  ]);
});

test('thousands of chapters and a tag of a megabyte before the tracks hide none of them', () => {
  const chapters = Array.from(
    { length: 20_000 },
    (_, nth) =>
      `    Chapter #0:${nth}: start ${nth}.000000, end ${nth + 1}.000000\n      Metadata:\n        title : Stream #0:0: Audio: none\n`,
  ).join('');
  const said = m4a.replace(
    '  Stream #0:0',
    `  Chapters:\n${chapters}    comment : ${'x'.repeat(1_000_000)}\n  Stream #0:0`,
  );
  expect(read(said).audioTracks.map(({ codec }) => codec)).toEqual(['aac']);
});

test.each([
  ['none (apac / 0x63617061), 48000 Hz, 4 channels, 300 kb/s (default)', 'apac', 'unknown-codec'],
  ['none, 48000 Hz, stereo', 'none', 'unknown-codec'],
  ['unknown ([6][0][0][0] / 0x0006)', 'unknown', 'unknown-codec'],
  ['aac (LC) (enca / 0x61636E65), 44100 Hz, stereo, fltp', 'aac', 'encrypted'],
  ['aac (drms / 0x736D7264), 44100 Hz, stereo', 'aac', 'encrypted'],
  ['pcm_s16le, 48000 Hz, 4.0, s16', 'pcm_s16le', null],
])('a track of “%s” is %s and %s', (line, codec, obstacle) => {
  const said = m4a.replace(/Audio: aac.*/, `Audio: ${line}`);
  expect(read(said).audioTracks).toMatchObject([{ codec, obstacle }]);
});

test('a length that ffmpeg estimates from the bit rate is marked as a guess', () => {
  const warning = '[mp3 @ 0x5586] Estimating duration from bitrate, this may be inaccurate\n';
  expect([read(warning + m4a).isDurationGuess, read(m4a).isDurationGuess]).toEqual([true, false]);
});

test('tracks are numbered among the audio tracks and the default one is marked', () => {
  const { audioTracks, hasVideo } = read(twoTracks);
  expect(audioTracks.map(({ index, language, isDefault }) => [index, language, isDefault])).toEqual([
    [0, 'eng', false],
    [1, 'fra', true],
  ]);
  expect(hasVideo).toBe(true);
});

test('cover art is no moving picture', () => {
  expect(read(cover).hasVideo).toBe(false);
});

test('a guess from too little is reported, and nothing is opened', () => {
  expect(read(guess)).toMatchObject({ isGuess: true, format: null, durationMs: null, audioTracks: [] });
});

test('a length that the container does not know is null', () => {
  expect(read(m4a.replace('01:02:11.05', 'N/A')).durationMs).toBeNull();
});

test('a mono, stereo or surround track reports its channels', () => {
  const channels = (layout: string) => read(m4a.replace('stereo', layout)).audioTracks[0]?.channels;
  expect(
    ['mono', 'stereo', '5.1(side)', '7.1', '2 channels (FL+FR)', '65535 channels', 'septagonal'].map(channels),
  ).toEqual([1, 2, 6, 8, 2, 65_535, null]);
});

test('an MP4 that starts hours late has the length of its sound', () => {
  const late = m4a.replace('01:02:11.05, start: 0.000000', '10:00:05.00, start: 35999.978000');
  expect(read(late).durationMs).toBe(5022);
  expect(read(late.replace('mov,mp4', 'mpegts')).durationMs).toBe(36_005_000);
});
