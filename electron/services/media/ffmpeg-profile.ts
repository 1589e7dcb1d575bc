/**
 * The only way a user's file is opened by ffmpeg. File names are URLs to ffmpeg, and some formats name other files:
 * the protocol and format lists keep it to the one file it was given.
 */
import path from 'node:path';
import type { FilePart } from './structure/file-structure.ts';
import { clockArguments, clockFilter, type SoundClock } from './clock-filter.ts';

/** Demuxers of audio and video; none of them opens a second file or the network (no concat, hls, dash, image, text). */
const formats =
  '3dostr,aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dsf,dss,dts,dtshd,dv,eac3,flac,flv,g722,g729,gsm,gxf,iff,ircam,loas,matroska,mov,mp3,mlp,mpc,mpc8,mpeg,mpegts,mxf,nistsphere,nut,ogg,oma,qcp,rm,shn,sln,sox,tak,truehd,tta,voc,w64,wav,wsd,wtv,wv,xwma';

/** Sample rate of everything that leaves this room; what Whisper takes. */
export const sampleRateHz = 16_000;

/** Arguments that open one file with ffmpeg; must be followed by an output or by nothing (to look only). */
export function inputArguments(file: string, part?: FilePart, isPiped = false): readonly string[] {
  return ['-nostdin', ...openingArguments(file, part, isPiped)];
}

/** Arguments that open one file with ffmpeg or ffprobe; its bytes come on stdin if it is piped. */
export function openingArguments(file: string, part?: FilePart, isPiped = false): readonly string[] {
  const url = isPiped ? 'pipe:0' : `file:${path.resolve(file)}`;
  // It only opens what `file` opens, from one place to another.
  const protocols = part === undefined ? 'file,pipe' : 'file,pipe,subfile';
  const raw = part?.raw;
  return [
    ['-hide_banner', '-protocol_whitelist', protocols, '-format_whitelist', raw?.format ?? formats],
    ['-max_streams', '64', '-probesize', '10000000', '-analyzeduration', '10000000', '-max_alloc', '268435456'],
    raw === undefined ? [] : ['-f', raw.format, '-ar', String(raw.rateHz), '-ac', String(raw.channels)],
    ['-i', part === undefined ? url : `subfile,,start,${part.start},end,${part.end},,:${url}`],
  ].flat();
}

/** Which sound of a file is read, and how. */
export interface SoundSource extends SoundClock {
  /** Number among the audio tracks. */
  readonly track: number;
  /** Files within the file, to be read one after another; the whole of it where there are none. */
  readonly parts?: readonly FilePart[];
  /** The header of a WAV says less than there is. */
  readonly ignoresLength?: boolean;
}

/** One of the parts of a source. */
export interface PartOfSource {
  readonly part?: FilePart;
  /** Where the sound of the parts before it ends. */
  readonly afterSeconds?: number;
  /** The bytes of the file come on stdin, to the end: its header does not know the length yet. */
  readonly isPiped?: boolean;
}

/** What the samples are like that come out. */
interface DecodedAs {
  /** 16 000 if not given. */
  readonly rateHz?: number;
  readonly format?: 'f32le' | 's32le';
  /** Peaks that were cut off are put back, by ffmpeg's guess of them: it changes sound that is not clipped too. */
  readonly restoresPeaks?: boolean;
}

/** As `inputArguments`, for the sound of a file or of one of its parts. */
export function soundArguments(
  file: string,
  { ignoresLength }: SoundSource,
  { part, isPiped = false }: PartOfSource = {},
): readonly string[] {
  const isIgnored = isPiped || (ignoresLength === true && part?.raw === undefined);
  return [...(isIgnored ? ['-ignore_length', '1'] : []), ...inputArguments(file, part, isPiped)];
}

/**
 * Arguments that decode one audio track to f32le (or as asked for) on stdout, `channels` samples in turn.
 * `-flush_packets 0` makes fewer, larger writes.
 */
export function decodeArguments(
  file: string,
  source: SoundSource,
  channels: number,
  how: PartOfSource & DecodedAs = {},
): readonly string[] {
  const { part, afterSeconds = 0, isPiped = false, rateHz = sampleRateHz, format = 'f32le' } = how;
  const filters = [
    clockFilter({ ...source, afterSeconds }),
    // At the rate of the file: a resampler makes cut peaks uneven.
    ...(how.restoresPeaks === true ? ['adeclip'] : []),
    `aresample=${rateHz}:osf=${format === 's32le' ? 's32' : 'flt'}`,
    ...keptChannels(channels),
  ];
  return [
    ['-v', 'error', ...clockArguments, ...soundArguments(file, source, { isPiped, ...(part && { part }) })],
    ['-map', `0:a:${source.track}`, '-vn', '-sn', '-dn', '-map_metadata', '-1'],
    ['-af', filters.join(','), '-flush_packets', isPiped ? '1' : '0', '-f', format, 'pipe:1'],
  ].flat();
}

/**
 * Arguments that decode a few seconds of a track as `decodeArguments` does, without what comes before them: ffmpeg goes there
 * by the index of the file. The clock of the container is not set right, so the place is good to a fraction of a second.
 */
export function excerptArguments(
  file: string,
  how: {
    readonly source: SoundSource;
    readonly channels: number;
    readonly startMs: number;
    readonly endMs: number;
    readonly restoresPeaks?: boolean;
    readonly isRough?: boolean;
  },
): readonly string[] {
  const { source, channels, startMs, endMs } = how;
  const [from, seconds] = [startMs / 1000, (endMs - startMs) / 1000].map((value) => value.toFixed(3)) as [
    string,
    string,
  ];
  const filters = [
    ...(how.restoresPeaks === true ? ['adeclip'] : []),
    `aresample=${sampleRateHz}:osf=flt`,
    ...keptChannels(channels),
  ];
  return [
    [
      '-v',
      'error',
      ...(how.isRough === true ? ['-fflags', '+fastseek'] : []),
      '-ss',
      from,
      '-t',
      seconds,
      ...soundArguments(file, source),
    ],
    ['-map', `0:a:${source.track}`, '-vn', '-sn', '-dn', '-map_metadata', '-1'],
    ['-af', filters.join(','), '-f', 'f32le', 'pipe:1'],
  ].flat();
}

/**
 * Each channel as it is, by its number: `-ac` would mix as in a cinema, where some channels are left out and others cancel
 * each other. Above 16 ffmpeg has no layout to name, and takes the channels as they are of itself.
 */
function keptChannels(channels: number): readonly string[] {
  if (channels > 16) return [];
  const numbers = Array.from({ length: channels }, (_, channel) => `c${channel}=c${channel}`);
  return [`pan=${[`${channels > 8 ? 16 : channels}c`, ...numbers].join('|')}`];
}

/** What ffmpeg may know of our environment. */
export const cleanEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  ...(process.env['SYSTEMROOT'] === undefined ? {} : { SYSTEMROOT: process.env['SYSTEMROOT'] }),
  LC_ALL: 'C',
  AV_LOG_FORCE_NOCOLOR: '1',
};
