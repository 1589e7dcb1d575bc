/** Containers and codecs that people's recordings come in. */
export interface Kind {
  readonly extension: string;
  readonly codec: readonly string[];
  /** Enough for each of its channels, kbit/s: with less the codec itself spoils the words. */
  readonly channelKbps?: number;
  /** Its fourth channel of six, and none of three, is for sound below 120 Hz. */
  readonly hasNarrowLfe?: boolean;
  /** More options of the output. */
  readonly output?: readonly string[];
  readonly maxChannels: number;
  readonly rateHz?: number;
  readonly hasTracks?: boolean;
  readonly hasPicture?: boolean;
  /** Files of it may be joined byte by byte, as recorders and people do. */
  readonly canBeJoined?: boolean;
  readonly hasTags?: boolean;
  readonly hasFloat?: boolean;
}

const aac = ['-c:a', 'aac'];
const mp3 = ['-c:a', 'libmp3lame', '-b:a', '96k'];
const opus = ['-c:a', 'libopus', '-mapping_family', '255'];
const pcm = ['-c:a', 'pcm_s16le'];

export const kinds: readonly Kind[] = [
  { extension: 'wav', codec: pcm, maxChannels: 16, hasTags: true },
  { extension: 'wav', codec: ['-c:a', 'pcm_s24le'], maxChannels: 16, canBeJoined: true },
  { extension: 'wav', codec: ['-c:a', 'pcm_f32le'], maxChannels: 16, hasFloat: true },
  { extension: 'wav', codec: pcm, output: ['-rf64', 'always'], maxChannels: 8 },
  { extension: 'wav', codec: ['-c:a', 'adpcm_ima_wav'], maxChannels: 2, rateHz: 44_100 },
  { extension: 'w64', codec: pcm, maxChannels: 12 },
  { extension: 'aiff', codec: ['-c:a', 'pcm_s16be'], maxChannels: 16, hasTags: true },
  { extension: 'caf', codec: pcm, maxChannels: 8 },
  { extension: 'caf', codec: ['-c:a', 'alac'], maxChannels: 8, rateHz: 44_100 },
  { extension: 'au', codec: ['-c:a', 'pcm_s16be'], maxChannels: 8 },
  { extension: 'flac', codec: ['-c:a', 'flac'], maxChannels: 8, hasTags: true, canBeJoined: true },
  { extension: 'wv', codec: ['-c:a', 'wavpack'], maxChannels: 8 },
  { extension: 'tta', codec: ['-c:a', 'tta'], maxChannels: 8 },
  {
    extension: 'ogg',
    codec: ['-c:a', 'libvorbis', '-q:a', '5'],
    hasNarrowLfe: true,
    maxChannels: 8,
    rateHz: 44_100,
    hasTags: true,
    canBeJoined: true,
  },
  { extension: 'opus', codec: opus, channelKbps: 64, maxChannels: 8, rateHz: 48_000, hasTags: true, canBeJoined: true },
  { extension: 'mp3', codec: mp3, maxChannels: 2, rateHz: 44_100, hasTags: true, canBeJoined: true },
  {
    extension: 'mp3',
    codec: ['-c:a', 'libmp3lame', '-q:a', '3'],
    output: ['-write_xing', '0'],
    maxChannels: 2,
    rateHz: 44_100,
  },
  { extension: 'mp2', codec: ['-c:a', 'mp2', '-b:a', '192k'], maxChannels: 2, rateHz: 44_100, canBeJoined: true },
  {
    extension: 'aac',
    codec: aac,
    channelKbps: 80,
    hasNarrowLfe: true,
    output: ['-f', 'adts'],
    maxChannels: 6,
    rateHz: 44_100,
    canBeJoined: true,
  },
  {
    extension: 'ac3',
    codec: ['-c:a', 'ac3', '-b:a', '448k'],
    hasNarrowLfe: true,
    maxChannels: 6,
    rateHz: 48_000,
    canBeJoined: true,
  },
  { extension: 'm4a', codec: aac, channelKbps: 80, hasNarrowLfe: true, maxChannels: 6, rateHz: 44_100, hasTags: true },
  {
    extension: 'mp4',
    codec: aac,
    channelKbps: 80,
    hasNarrowLfe: true,
    maxChannels: 6,
    rateHz: 48_000,
    hasTracks: true,
    hasPicture: true,
    hasTags: true,
  },
  {
    extension: 'mp4',
    codec: aac,
    channelKbps: 80,
    hasNarrowLfe: true,
    output: ['-movflags', 'frag_keyframe+empty_moov'],
    maxChannels: 2,
    rateHz: 48_000,
    hasTracks: true,
  },
  { extension: 'mov', codec: pcm, maxChannels: 8, rateHz: 48_000, hasTracks: true, hasPicture: true },
  {
    extension: 'mkv',
    codec: ['-c:a', 'flac'],
    maxChannels: 8,
    hasTracks: true,
    hasPicture: true,
    hasTags: true,
    canBeJoined: true,
  },
  {
    extension: 'mka',
    codec: aac,
    channelKbps: 80,
    hasNarrowLfe: true,
    maxChannels: 6,
    rateHz: 48_000,
    hasTracks: true,
    hasTags: true,
  },
  {
    extension: 'webm',
    codec: opus,
    channelKbps: 64,
    maxChannels: 2,
    rateHz: 48_000,
    hasTracks: true,
    canBeJoined: true,
  },
  { extension: 'avi', codec: pcm, maxChannels: 2, hasTracks: true, hasPicture: true },
  {
    extension: 'wma',
    codec: ['-c:a', 'wmav2', '-b:a', '160k'],
    output: ['-f', 'asf'],
    maxChannels: 2,
    rateHz: 44_100,
    hasTags: true,
  },
  { extension: 'flv', codec: mp3, maxChannels: 2, rateHz: 44_100, canBeJoined: true },
  {
    extension: 'ts',
    codec: aac,
    channelKbps: 80,
    hasNarrowLfe: true,
    output: ['-f', 'mpegts'],
    maxChannels: 6,
    rateHz: 48_000,
    hasTracks: true,
    canBeJoined: true,
  },
  {
    extension: 'm2ts',
    codec: ['-c:a', 'ac3', '-b:a', '448k'],
    hasNarrowLfe: true,
    output: ['-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
    maxChannels: 6,
    rateHz: 48_000,
  },
  {
    extension: 'mpg',
    codec: ['-c:a', 'mp2', '-b:a', '192k'],
    output: ['-f', 'mpeg'],
    maxChannels: 2,
    rateHz: 48_000,
    hasPicture: true,
  },
  { extension: 'mxf', codec: pcm, maxChannels: 1, rateHz: 48_000, hasTracks: true, hasPicture: true },
  { extension: 'nut', codec: pcm, maxChannels: 8, hasTracks: true },
];
