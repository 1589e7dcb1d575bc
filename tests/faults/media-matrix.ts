/** Recordings of every kind that people have, made from speech whose words are known. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from './media-kinds.ts';

/** What a file may be made of; each combination is one choice of each. */
export interface Combination {
  readonly kind: Kind;
  readonly layout: Layout;
  readonly tracks: Tracks;
  readonly clock: Clock;
  readonly tags: Tags;
  readonly level: Level;
  readonly length: Length;
  /** Which of the sources is spoken. */
  readonly source: number;
}

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
  only(3, 0),
  only(3, 2),
  only(4, 0),
  only(4, 3),
  only(6, 2),
  only(6, 3),
  only(6, 5),
  only(7, 6),
  only(8, 3),
  only(8, 6),
  only(9, 0),
  only(10, 4),
  only(12, 11),
  only(16, 8),
  only(16, 15),
  { name: 'two of five, one turned', channels: 5, gains: [0, 0, 0, 0.8, -0.8] },
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
  {
    name: 'hum with harmonics',
    filter:
      'aeval=val(0)*0.7+0.05*sin(2*PI*60*t)+0.03*sin(2*PI*120*t)+0.03*sin(2*PI*180*t+1)+0.01*sin(2*PI*300*t):c=same',
    needsFloat: false,
  },
] as const;
type Level = (typeof levels)[number];

/** What the file says of its length, or is guessed of it. */
export const lengths = [
  'as it is',
  'far too small',
  'zero',
  'unknown',
  'guessed too short',
  'guessed too long',
] as const;
type Length = (typeof lengths)[number];

/** Where in a file its length stands, by container. */
const lengthPlaces: Readonly<Record<string, (bytes: Buffer) => LengthPlace | null>> = {
  wav: (bytes) => placeAfter(bytes, 'data', 4, false),
  w64: (bytes) =>
    placeAfter(bytes, 'data\u00f3\u00ac\u00d3\u0011\u008c\u00d1\u0000\u00c0\u004f\u008e\u00db\u008a', 8, false),
  aiff: (bytes) => placeAfter(bytes, 'SSND', 4, true),
  caf: (bytes) => placeAfter(bytes, 'data', 8, true),
  au: () => ({ at: 8, bytes: 4, isBigEndian: true }),
};

interface LengthPlace {
  readonly at: number;
  readonly bytes: 4 | 8;
  readonly isBigEndian: boolean;
}

function placeAfter(file: Buffer, name: string, bytes: 4 | 8, isBigEndian: boolean): LengthPlace | null {
  const at = file.indexOf(name, 0, 'latin1');
  return at === -1 ? null : { at: at + name.length, bytes, isBigEndian };
}

/** The kinds of length that a container can have. */
function canHave({ extension, output, codec }: Kind, length: Length): boolean {
  if (length === 'as it is') return true;
  if (length.startsWith('guessed')) return /^(?:mp3|mp2|aac|ac3)$/.test(extension) && !output?.includes('mp3');
  if (codec.includes('alac') || output?.includes('-rf64') === true) return false;
  if (extension === 'wav') return true;
  if (extension === 'au') return length === 'unknown';
  if (extension === 'caf') return length === 'unknown';
  return (extension === 'w64' || extension === 'aiff') && length === 'far too small';
}

function setLength(file: string, { kind, length }: Combination): void {
  const bytes = readFileSync(file);
  const place = lengthPlaces[kind.extension]?.(bytes) ?? null;
  if (place === null) throw new Error(`${file} has no length`);
  // A quarter of a second, and in W64 with its own header.
  const value = length === 'far too small' ? 8024n : length === 'zero' ? 0n : place.bytes === 4 ? 0xff_ff_ff_ffn : -1n;
  if (place.bytes === 4) bytes[place.isBigEndian ? 'writeUInt32BE' : 'writeUInt32LE'](Number(value), place.at);
  else bytes[place.isBigEndian ? 'writeBigInt64BE' : 'writeBigInt64LE'](value, place.at);
  writeFileSync(file, bytes);
}

/** Silence before the speech, of a bit rate from which the length of all is guessed wrong. */
function addSilence(dir: string, file: string, { kind, layout, length }: Combination): void {
  const silence = path.join(dir, `silence.${kind.extension}`);
  const kbps = { mp3: [320, 32], mp2: [384, 64], aac: [320, 32], ac3: [640, 192] }[kind.extension] ?? [320, 32];
  const rate = `${kbps[length === 'guessed too short' ? 0 : 1]}k`;
  const options = kind.extension === 'mp3' ? ['-write_xing', '0', '-id3v2_version', '0'] : [];
  const codec = kind.codec.slice(0, 2);
  const source = length === 'guessed too short' ? 'anoisesrc=seed=1:a=0.0005:' : 'anullsrc=';
  const input = `${source}r=${kind.rateHz ?? 44_100}`;
  ffmpeg([
    '-f',
    'lavfi',
    '-t',
    '12',
    '-i',
    input,
    '-ac',
    String(layout.channels),
    ...codec,
    '-b:a',
    rate,
    ...options,
    silence,
  ]);
  writeFileSync(file, Buffer.concat([readFileSync(silence), readFileSync(file)]));
}

/** Whether a file of this combination can exist. */
export function isPossible({ kind, layout, tracks, clock, tags, level, length }: Combination): boolean {
  if (!canHave(kind, length) || (length !== 'as it is' && (clock !== 'from zero' || tags !== 'none'))) return false;
  // Below 120 Hz there are no words.
  if (kind.hasNarrowLfe === true && layout.name === '4 of 6') return false;
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

export function nameOf({ kind, layout, tracks, clock, tags, level, length, source }: Combination): string {
  const codec = kind.codec[1] ?? '';
  return [
    `${kind.extension} ${codec}`,
    layout.name,
    tracks.name,
    clock,
    `tags: ${tags}`,
    level.name,
    `length: ${length}`,
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
    if (combination.length.startsWith('guessed')) addSilence(dir, file, combination);
    else if (combination.length !== 'as it is') setLength(file, combination);
    return file;
  }
  const second = path.join(dir, `${nth}-second.${kind.extension}`);
  encode(dir, speech, combination, file, []);
  encode(dir, speech, combination, second, [], clock === 'joined with a jump' ? ['-output_ts_offset', '30'] : []);
  writeFileSync(file, Buffer.concat([readFileSync(file), readFileSync(second)]));
  return file;
}

/** The places of the channels, by their number; field recorders write none. */
const masks: Readonly<Record<number, number>> = { 3: 0x7, 4: 0x1_07, 5: 0x37, 6: 0x3f, 7: 0x7_0f, 8: 0x6_3f };

function soundOf(dir: string, speech: string, { layout, level }: Combination) {
  const gains = layout.gains.map((gain, channel) => `c${channel}=${gain}*c0`).join('|');
  const how = `aformat=sample_fmts=flt,${level.filter}`;
  if (layout.channels === 1) return { sound: how, input: speech };
  if (layout.channels === 2) return { sound: `${how},pan=stereo|${gains}`, input: speech };
  // `pan` makes silence of some layouts.
  const input = path.join(dir, 'poly.wav');
  const raw = path.join(dir, 'poly.raw');
  ffmpeg(['-i', speech, '-af', how, '-f', 'f32le', raw]);
  writeFileSync(input, polyWav(readFileSync(raw), layout.gains));
  return { sound: 'anull', input };
}

/** A WAV of 32-bit floats with all its channels. */
function polyWav(mono: Buffer, gains: readonly number[]): Buffer {
  const count = gains.length;
  const samples = mono.length / 4;
  const head = Buffer.alloc(68);
  const dataBytes = samples * 4 * count;
  head.write('RIFF', 0);
  head.writeUInt32LE(60 + dataBytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(40, 16);
  head.writeUInt16LE(0xff_fe, 20);
  head.writeUInt16LE(count, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(64_000 * count, 28);
  head.writeUInt16LE(4 * count, 32);
  head.writeUInt16LE(32, 34);
  head.writeUInt16LE(22, 36);
  head.writeUInt16LE(32, 38);
  head.writeUInt32LE(masks[count] ?? 0, 40);
  Buffer.from('0300000000001000800000aa00389b71', 'hex').copy(head, 44);
  head.write('data', 60);
  head.writeUInt32LE(dataBytes, 64);
  const data = Buffer.alloc(dataBytes);
  for (let i = 0; i < samples; i += 1) {
    for (const [channel, gain] of gains.entries()) {
      data.writeFloatLE(gain * mono.readFloatLE(4 * i), 4 * (i * count + channel));
    }
  }
  return Buffer.concat([head, data]);
}

function encode(
  dir: string,
  speech: string,
  combination: Combination,
  file: string,
  before: readonly string[],
  after: readonly string[] = [],
): void {
  const { kind, layout, tracks, tags } = combination;
  const { sound, input } = soundOf(dir, speech, combination);
  const inputs = [...before, '-i', input];
  // Longer than any speech here: MXF ends with its shortest track.
  const maps = Array.from({ length: tracks.silence }, () => ['-map', '1:a']).flat();
  const silence = ['-f', 'lavfi', '-t', '20', '-i', `anullsrc=r=16000:cl=mono`];
  const needsPicture =
    tracks.isPictureLonger || kind.extension === 'mxf' || kind.extension === 'avi' || kind.extension === 'mpg';
  const picture = needsPicture
    ? // MXF leaves out what sounds after its picture has ended.
      ['-f', 'lavfi', '-t', tracks.isPictureLonger ? '30' : '12', '-i', 'testsrc2=s=160x120:r=25']
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
    ...(kind.channelKbps === undefined ? [] : ['-b:a', `${Math.max(96, kind.channelKbps * layout.channels)}k`]),
    ...(kind.rateHz === undefined ? [] : ['-ar', String(kind.rateHz)]),
    ...(kind.output ?? []),
    ...after,
    file,
  ]);
}
