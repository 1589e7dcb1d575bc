/** Recordings of every kind that people have, made from speech whose words are known. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a file may be made of; each combination is one choice of each. */
export interface Combination {
  readonly kind: Kind;
  readonly layout: Layout;
  readonly tracks: Tracks;
  readonly clock: Clock;
  readonly tags: Tags;
  readonly level: Level;
  /** Which of the sources is spoken. */
  readonly source: number;
}

interface Kind {
  readonly extension: string;
  readonly codec: readonly string[];
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

const aac = ['-c:a', 'aac', '-b:a', '128k'];
const mp3 = ['-c:a', 'libmp3lame', '-b:a', '96k'];
const opus = ['-c:a', 'libopus', '-b:a', '96k', '-mapping_family', '255'];
const pcm = ['-c:a', 'pcm_s16le'];

export const kinds: readonly Kind[] = [
  { extension: 'wav', codec: pcm, maxChannels: 16, hasTags: true },
  { extension: 'wav', codec: ['-c:a', 'pcm_s24le'], maxChannels: 16 },
  { extension: 'wav', codec: ['-c:a', 'pcm_f32le'], maxChannels: 16, hasFloat: true },
  { extension: 'wav', codec: pcm, output: ['-rf64', 'always'], maxChannels: 8 },
  { extension: 'wav', codec: ['-c:a', 'adpcm_ima_wav'], maxChannels: 2, rateHz: 44_100 },
  { extension: 'w64', codec: pcm, maxChannels: 12 },
  { extension: 'aiff', codec: ['-c:a', 'pcm_s16be'], maxChannels: 16, hasTags: true },
  { extension: 'caf', codec: pcm, maxChannels: 8 },
  { extension: 'caf', codec: ['-c:a', 'alac'], maxChannels: 8, rateHz: 44_100 },
  { extension: 'au', codec: ['-c:a', 'pcm_s16be'], maxChannels: 8 },
  { extension: 'flac', codec: ['-c:a', 'flac'], maxChannels: 8, hasTags: true },
  { extension: 'wv', codec: ['-c:a', 'wavpack'], maxChannels: 8 },
  { extension: 'tta', codec: ['-c:a', 'tta'], maxChannels: 8 },
  {
    extension: 'ogg',
    codec: ['-c:a', 'libvorbis', '-q:a', '5'],
    maxChannels: 8,
    rateHz: 44_100,
    hasTags: true,
    canBeJoined: true,
  },
  { extension: 'opus', codec: opus, maxChannels: 8, rateHz: 48_000, hasTags: true, canBeJoined: true },
  { extension: 'mp3', codec: mp3, maxChannels: 2, rateHz: 44_100, hasTags: true, canBeJoined: true },
  {
    extension: 'mp3',
    codec: ['-c:a', 'libmp3lame', '-q:a', '3'],
    output: ['-write_xing', '0'],
    maxChannels: 2,
    rateHz: 44_100,
  },
  { extension: 'mp2', codec: ['-c:a', 'mp2', '-b:a', '192k'], maxChannels: 2, rateHz: 44_100, canBeJoined: true },
  { extension: 'aac', codec: aac, output: ['-f', 'adts'], maxChannels: 6, rateHz: 44_100, canBeJoined: true },
  { extension: 'ac3', codec: ['-c:a', 'ac3', '-b:a', '384k'], maxChannels: 6, rateHz: 48_000, canBeJoined: true },
  { extension: 'm4a', codec: aac, maxChannels: 6, rateHz: 44_100, hasTags: true },
  { extension: 'mp4', codec: aac, maxChannels: 6, rateHz: 48_000, hasTracks: true, hasPicture: true, hasTags: true },
  {
    extension: 'mp4',
    codec: aac,
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
  { extension: 'mka', codec: aac, maxChannels: 6, rateHz: 48_000, hasTracks: true, hasTags: true },
  { extension: 'webm', codec: opus, maxChannels: 2, rateHz: 48_000, hasTracks: true, canBeJoined: true },
  { extension: 'avi', codec: pcm, maxChannels: 2, hasTracks: true, hasPicture: true },
  {
    extension: 'wma',
    codec: ['-c:a', 'wmav2', '-b:a', '160k'],
    output: ['-f', 'asf'],
    maxChannels: 2,
    rateHz: 44_100,
    hasTags: true,
  },
  { extension: 'flv', codec: mp3, maxChannels: 2, rateHz: 44_100 },
  {
    extension: 'ts',
    codec: aac,
    output: ['-f', 'mpegts'],
    maxChannels: 6,
    rateHz: 48_000,
    hasTracks: true,
    canBeJoined: true,
  },
  {
    extension: 'm2ts',
    codec: ['-c:a', 'ac3', '-b:a', '384k'],
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

/** How the speech lies on the channels: as a `pan` over one channel of speech; null for just that channel. */
interface Layout {
  readonly name: string;
  readonly channels: number;
  readonly gains: readonly number[];
}

const only = (channels: number, at: number): Layout => ({
  name: `${at + 1} of ${channels}`,
  channels,
  gains: Array.from({ length: channels }, (_, nth) => (nth === at ? 1 : 0)),
});
export const layouts: readonly Layout[] = [
  { name: 'mono', channels: 1, gains: [1] },
  { name: 'stereo', channels: 2, gains: [0.9, 0.9] },
  { name: 'opposite phase', channels: 2, gains: [0.9, -0.9] },
  { name: 'left only', channels: 2, gains: [1, 0] },
  { name: 'right only, quiet', channels: 2, gains: [0, 0.1] },
  { name: 'one side turned and weaker', channels: 2, gains: [0.9, -0.5] },
  only(3, 2),
  only(4, 3),
  only(6, 2),
  only(6, 3),
  only(6, 5),
  only(8, 3),
  only(8, 6),
  only(10, 4),
  only(12, 11),
  only(16, 8),
  { name: 'all eight, every other turned', channels: 8, gains: [0.9, -0.9, 0.9, -0.9, 0.9, -0.9, 0.9, -0.9] },
];

/** `silence` are tracks before the one that is spoken. */
export const trackChoices = [
  { name: 'one track', silence: 0, isPictureLonger: false },
  { name: 'second track', silence: 1, isPictureLonger: false },
  { name: 'fourth track', silence: 3, isPictureLonger: false },
  { name: 'picture longer than sound', silence: 0, isPictureLonger: true },
] as const;
type Tracks = (typeof trackChoices)[number];

export const clocks = ['from zero', 'late by 5 s', 'joined', 'joined with a jump'] as const;
type Clock = (typeof clocks)[number];

export const tagChoices = ['none', 'brackets', 'chapters', 'long'] as const;
type Tags = (typeof tagChoices)[number];

export const levels = [
  { name: 'as spoken', filter: 'anull', needsFloat: false },
  { name: '−30 dB', filter: 'volume=-30dB', needsFloat: false },
  { name: '−55 dB in float', filter: 'volume=-55dB', needsFloat: true },
  { name: '+26 dB in float', filter: 'volume=26dB', needsFloat: true },
  { name: 'offset', filter: 'aeval=val(0)*0.7+0.1:c=same', needsFloat: false },
  { name: 'hum', filter: 'aeval=val(0)*0.8+0.04*sin(2*PI*50*t):c=same', needsFloat: false },
] as const;
type Level = (typeof levels)[number];

/** Whether a file of this combination can exist. */
export function isPossible({ kind, layout, tracks, clock, tags, level }: Combination): boolean {
  if (layout.channels > kind.maxChannels || (level.needsFloat && kind.hasFloat !== true)) return false;
  // With lossy sound a channel of nothing but silence costs nothing, but a quiet one is coded away.
  if (tracks.silence > 0 && kind.hasTracks !== true) return false;
  if (kind.extension === 'webm' && tracks.silence > 1) return false;
  if (tracks.isPictureLonger && kind.hasPicture !== true) return false;
  if (tags !== 'none' && kind.hasTags !== true) return false;
  if (clock === 'late by 5 s' && kind.hasTracks !== true) return false;
  if (clock === 'joined' && (kind.canBeJoined !== true || tracks.silence > 0)) return false;
  if (clock === 'joined with a jump' && (kind.extension !== 'ts' || tracks.silence > 0)) return false;
  return true;
}

export function nameOf({ kind, layout, tracks, clock, tags, level, source }: Combination): string {
  const codec = kind.codec[1] ?? '';
  return [
    `${kind.extension} ${codec}`,
    layout.name,
    tracks.name,
    clock,
    `tags: ${tags}`,
    level.name,
    `speech ${source}`,
  ].join(', ');
}

function ffmpeg(args: readonly string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function chaptersFile(dir: string): string {
  const file = path.join(dir, 'chapters.txt');
  const chapter = (nth: number) =>
    `[CHAPTER]\nTIMEBASE=1/100000\nSTART=${nth * 300}\nEND=${nth * 300 + 300}\ntitle=Chapter ${nth}: what was said about Stream #0:0: Audio: none`;
  writeFileSync(file, `;FFMETADATA1\n${Array.from({ length: 1100 }, (_, nth) => chapter(nth)).join('\n')}\n`);
  return file;
}

/** Makes the file and returns its path; `speech` is a WAV of one channel. */
export function makeFile(dir: string, speech: string, combination: Combination, nth: number): string {
  const { kind, clock } = combination;
  const file = path.join(dir, `${nth}.${kind.extension}`);
  if (clock !== 'joined' && clock !== 'joined with a jump') {
    encode(dir, speech, combination, file, clock === 'late by 5 s' ? ['-itsoffset', '5'] : []);
    return file;
  }
  const second = path.join(dir, `${nth}-second.${kind.extension}`);
  encode(dir, speech, combination, file, []);
  encode(dir, speech, combination, second, [], clock === 'joined with a jump' ? ['-output_ts_offset', '30'] : []);
  writeFileSync(file, Buffer.concat([readFileSync(file), readFileSync(second)]));
  return file;
}

function encode(
  dir: string,
  speech: string,
  combination: Combination,
  file: string,
  before: readonly string[],
  after: readonly string[] = [],
): void {
  const { kind, layout, tracks, tags, level } = combination;
  const gains = layout.gains.map((gain, channel) => `c${channel}=${gain}*c0`).join('|');
  const pan = layout.channels === 1 ? '' : `,pan=${layout.channels}c|${gains}`;
  const sound = `aformat=sample_fmts=flt,${level.filter}${pan}`;
  const inputs = [...before, '-i', speech];
  const maps = Array.from({ length: tracks.silence }, () => ['-map', '1:a']).flat();
  const silence = ['-f', 'lavfi', '-t', '6', '-i', `anullsrc=r=16000:cl=mono`];
  const needsPicture =
    tracks.isPictureLonger || kind.extension === 'mxf' || kind.extension === 'avi' || kind.extension === 'mpg';
  const picture = needsPicture
    ? ['-f', 'lavfi', '-t', tracks.isPictureLonger ? '30' : '6', '-i', 'testsrc2=s=160x120:r=25']
    : [];

  const videoCodec =
    kind.extension === 'mp4' || kind.extension === 'mov' || kind.extension === 'mkv'
      ? ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']
      : kind.extension === 'mxf'
        ? ['-c:v', 'mpeg2video']
        : ['-c:v', 'mpeg1video'];
  const pictureInput = tracks.silence > 0 ? 2 : 1;
  const video = needsPicture ? ['-map', `${pictureInput}:v`, ...videoCodec] : [];
  const tagInput = 1 + (tracks.silence > 0 ? 1 : 0) + (needsPicture ? 1 : 0);
  const tagArguments: Readonly<Record<Tags, readonly string[]>> = {
    none: [],
    brackets: [
      '-metadata:s:a:0',
      'language=eng',
      '-metadata:s:a:0',
      'LANGUAGE=English (UK)',
      '-metadata',
      'title=Stream #0:0: Audio (English): none',
    ],
    chapters: ['-map_chapters', String(tagInput)],
    long: ['-metadata', `comment=${'Duration: N/A, start: 0.000000 '.repeat(4000)}`],
  };
  ffmpeg([
    ...inputs,
    ...(tracks.silence > 0 ? silence : []),
    ...picture,
    ...(tags === 'chapters' ? ['-i', chaptersFile(dir)] : []),
    '-filter_complex',
    `[0:a]${sound}[speech]`,
    ...video,
    ...maps,
    '-map',
    '[speech]',
    ...tagArguments[tags],
    ...kind.codec,
    ...(kind.rateHz === undefined ? [] : ['-ar', String(kind.rateHz)]),
    ...(kind.output ?? []),
    ...after,
    file,
  ]);
}
