import { expect, it } from 'vitest';
import { readMetadata } from '../proof/read-metadata.ts';
import { channelsOfLayout, readLook } from './look-at-sound.ts';

const said = `Input #0, matroska,webm, from 'file:/a.mkv':
  Metadata:
    title           : Anna Weber
    ENCODER         : Lavf59
  Duration: 00:00:10.79, start: 0.000000, bitrate: 446 kb/s
  Chapters:
    Chapter #0:0: start 0.000000, end 5.000000
  Stream #0:0(eng): Video: h264 (High), yuv420p(progressive), 320x240, 25 fps (default)
  Stream #0:1(rus): Audio: aac (LC), 16000 Hz, mono, fltp (default)
  Stream #0:2: Audio: pcm_s24le, 48000 Hz, 2 channels, s32 (24 bit), 2304 kb/s
  Stream #0:3: Audio: flac, 44100 Hz, 5.1(side), s16
  Stream #0:4: Audio: opus, 48000 Hz, stereo, fltp
  Stream #0:5: Subtitle: subrip
  Stream #0:6: Video: mjpeg (Baseline), yuvj420p, 600x600 [SAR 1:1] (attached pic)
`;

it('reads rate, channels and depth of each track, and passes over a cover', () => {
  const { tracks, picture } = readLook(said);
  expect(picture).toBe('h264');
  expect(tracks.map(({ codec, rateHz, channels, format, bits }) => [codec, rateHz, channels, format, bits])).toEqual([
    ['aac', 16_000, 1, 'fltp', null],
    ['pcm_s24le', 48_000, 2, 's32', 24],
    ['flac', 44_100, 6, 's16', null],
    ['opus', 48_000, 2, 'fltp', null],
  ]);
});

it.each([
  ['mono', 1],
  ['stereo', 2],
  ['5.1(side)', 6],
  ['7.1', 8],
  ['3 channels (FL+FR+LFE)', 3],
  ['quad(side)', 4],
])('%s has %i channels', (layout, count) => expect(channelsOfLayout(layout)).toBe(count));

it('names tags, chapters, subtitles and covers that are left in a file', () => {
  const left = readMetadata(said).join('\n');
  for (const part of ['Anna Weber', 'Chapter', 'Subtitle', 'attached pic']) expect(left).toContain(part);
  expect(left).not.toContain('pcm_s24le');
  expect(
    readMetadata(
      said
        .split('\n')
        .filter((line) => /Input|Duration|#0:[1-4]/.test(line))
        .join('\n'),
    ),
  ).toEqual([]);
});
