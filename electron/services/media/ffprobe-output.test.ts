import { expect, test } from 'vitest';
import { readFfprobeOutput } from './ffprobe-output.ts';

const audio = { index: 0, codec_name: 'aac', codec_type: 'audio', codec_tag_string: 'mp4a', channels: 1 };
const format = {
  format_name: 'mov,mp4,m4a,3gp,3g2,mj2',
  start_time: '0.000000',
  duration: '10.191000',
  probe_score: 100,
};
const read = (streams: readonly object[], said = '', about: object = {}) =>
  readFfprobeOutput(JSON.stringify({ programs: [], streams, format: { ...format, ...about } }), said);

test('tracks are numbered among the audio tracks, whatever lies between them', () => {
  const video = { index: 0, codec_type: 'video', codec_name: 'h264', disposition: { attached_pic: 0 } };
  const { audioTracks, hasVideo, durationMs } = read([
    video,
    { index: 1, codec_type: 'data' },
    { ...audio, index: 2, channel_layout: 'mono', duration: '4.500000', tags: { language: 'eng', title: 'Comments' } },
    { index: 3, codec_type: 'subtitle', codec_name: 'mov_text' },
    {
      ...audio,
      index: 4,
      channels: 6,
      channel_layout: '5.1(side)',
      disposition: { default: 1 },
      tags: { language: 'und' },
    },
  ]);
  expect([hasVideo, durationMs]).toEqual([true, 10_191]);
  expect(audioTracks).toEqual([
    {
      index: 0,
      codec: 'aac',
      language: 'eng',
      title: 'Comments',
      isDefault: false,
      channels: 1,
      layout: 'mono',
      obstacle: null,
      startMs: null,
      durationMs: 4500,
    },
    {
      index: 1,
      codec: 'aac',
      language: null,
      title: null,
      isDefault: true,
      channels: 6,
      layout: '5.1(side)',
      obstacle: null,
      startMs: null,
      durationMs: null,
    },
  ]);
});

test.each([
  [{ codec_name: undefined, codec_tag_string: 'apac' }, '', 'apac', 'unknown-codec'],
  [{ codec_name: 'unknown', codec_tag_string: '[6][0][0][0]' }, '', 'unknown', 'unknown-codec'],
  [
    { codec_name: 'ac4', codec_tag_string: 'ac-4' },
    'Unsupported codec with id 86120 for input stream 0\n',
    'ac-4',
    'unknown-codec',
  ],
  [{ codec_name: 'ac4', codec_tag_string: 'ac-4' }, 'Unsupported codec with id 1 for input stream 1\n', 'ac4', null],
  [{ codec_tag_string: 'enca' }, '', 'aac', 'encrypted'],
  [{ codec_tag_string: 'drms' }, '', 'aac', 'encrypted'],
])('a stream of %j is decodable or says why not', (about, said, codec, obstacle) => {
  expect(read([{ ...audio, ...about }], said).audioTracks).toMatchObject([{ codec, obstacle }]);
});

test('a language is what its author wrote, on one line and not endless', () => {
  const languages = ['English (UK)', 'es-ES', 'sr-Latn-RS', ' a\nb ', 'und', '', 'x'.repeat(100_000)];
  const found = languages.map(
    (language) => read([{ ...audio, tags: { LANGUAGE: language } }]).audioTracks[0]?.language,
  );
  expect(found).toEqual(['English (UK)', 'es-ES', 'sr-Latn-RS', 'a b', null, null, 'x'.repeat(200)]);
});

test('the length of a Matroska track stands in its tag', () => {
  const tags = { DURATION: '01:00:10.198000000' };
  expect(read([{ ...audio, tags }]).audioTracks[0]?.durationMs).toBe(3_610_198);
});

test('a picture on the cover is no film', () => {
  expect(read([audio, { codec_type: 'video', disposition: { attached_pic: 1 } }]).hasVideo).toBe(false);
});

test('guesses of format and length are reported', () => {
  const said = '[mp3 @ 0x5586] Estimating duration from bitrate, this may be inaccurate\n';
  expect(read([audio], said, { probe_score: 25 })).toMatchObject({ isGuess: true, isDurationGuess: true });
  expect(read([audio])).toMatchObject({ isGuess: false, isDurationGuess: false });
});

test('an MP4 that starts hours late has the length of its sound', () => {
  const late = { start_time: '35999.978000', duration: '36005.000000' };
  expect(read([audio], '', late).durationMs).toBe(5022);
  expect(read([audio], '', { ...late, format_name: 'mpegts' }).durationMs).toBe(36_005_000);
});

test.each(['', '{', '{}', '[]', 'null', '{"format":{}}', '{"streams":[]}'])('%j opened nothing', (json) => {
  expect(readFfprobeOutput(json, '')).toMatchObject({ format: null, audioTracks: [] });
});
