import { access, constants, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { AudioTrack } from '#shared/audio-track.ts';
import { createFfmpegLines } from './ffmpeg-lines.ts';
import { openingArguments } from './ffmpeg-profile.ts';
import { ffprobeArguments, readFfprobeOutput } from './ffprobe-output.ts';
import { fileStamp, stampedWriteMs } from './files/file-stamp.ts';
import { ffprobeBeside } from './find-ffmpeg.ts';
import { notOpened, type ProbeOutput } from './probe-output.ts';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg.ts';
import { ByteReader } from './structure/byte-reader.ts';
import { readCafStructure } from './structure/chunk-structures.ts';
import { readMp4Structure } from './structure/mp4-structure.ts';
import { watchForStall } from './stall-watch.ts';
import type { FilePart, RawSound } from './structure/file-structure.ts';
import { leadOf } from './structure/lead-of.ts';
import { readStructure } from './structure/read-structure.ts';

export interface ProbedMedia {
  /** As the container declares or as ffmpeg estimates it: to be shown, never a limit and no proof of damage. */
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
  /** Audio track to decode: the container's default, else the first; one that can be decoded before one that cannot. */
  readonly track: number;
  /** All of them, also those that cannot be decoded. */
  readonly tracks: readonly AudioTrack[];
  /** ffmpeg's name of the format, e.g. `wav`. */
  readonly format: string;
  /** Where the file begins by its own clock. */
  readonly startSeconds: number;
  /** The length is estimated from the bit rate. */
  readonly isDurationGuess: boolean;
  /** When it was recorded, as the container says; null where it does not. */
  readonly recordedAtMs: number | null;
  /** What stands before the file proper and was put there by mistake; absent where there is nothing. */
  readonly leadBytes?: number;
}

/** Extensions of telephone recordings and dumps without a header, and what gives them one, as they usually are. */
const headerless: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['ulaw', 'ul', 'mulaw', 'mu', 'pcmu'].map((name) => [name, 'ffmpeg -f mulaw -ar 8000 -i IN out.wav']),
  ),
  ...Object.fromEntries(['alaw', 'al', 'pcma'].map((name) => [name, 'ffmpeg -f alaw -ar 8000 -i IN out.wav'])),
  ...Object.fromEntries(['raw', 'pcm', 'sw', 's16'].map((name) => [name, 'ffmpeg -f s16le -ar 16000 -i IN out.wav'])),
  g726: 'ffmpeg -f g726 -ar 8000 -i IN out.wav',
  g723: 'ffmpeg -f g723_1 -i IN out.wav',
  vox: 'sox -r 8000 IN out.wav',
};

const stallMs = 30_000;
/** More than ffmpeg can mix; a header that claims so is damaged. */
const maxChannels = 64;
/** Tags and all; without tags it is some 20 KB for 64 streams. */
const maxJsonBytes = 4 * 1024 * 1024;

/** A file is probed when it is added, ahead of its turn and in it: each time a program would be started again. */
const seenBefore = new Map<string, { readonly stamp: string; readonly ffmpeg: string; readonly media: ProbedMedia }>();
const maxSeen = 64;
/** Some file systems know the time of a writing to two seconds only. */
const settledMs = 5000;

/**
 * Probes a file without decoding it. Fails with one of the media failures; a file that is no regular file is never
 * opened. What was found out about a file that no one wrote to since is known.
 */
export async function probe(file: string, ffmpeg: string, patienceMs = stallMs): Promise<ProbedMedia> {
  await requireRegularFile(file);
  const stampNow = async () => await fileStamp(file).catch(() => null);
  const stamp = await stampNow();
  const known = seenBefore.get(file);
  if (known !== undefined && known.stamp === stamp && known.ffmpeg === ffmpeg) return known.media;
  const isSettled = stamp !== null && Date.now() - stampedWriteMs(stamp) > settledMs;
  const media = await probeNow(file, ffmpeg, patienceMs);
  if (!isSettled || stamp !== (await stampNow())) return media;
  seenBefore.delete(file);
  seenBefore.set(file, { stamp, ffmpeg, media });
  const [oldest] = seenBefore.keys();
  if (seenBefore.size > maxSeen && oldest !== undefined) seenBefore.delete(oldest);
  return media;
}

async function probeNow(file: string, ffmpeg: string, patienceMs: number): Promise<ProbedMedia> {
  const name = path.basename(file);
  const { output, leadBytes } = await look(file, ffmpeg, patienceMs);
  const sounding = await requireSound(file, name, output);
  const track = sounding.find((candidate) => candidate.isDefault) ?? sounding[0];
  const { hasVideo, audioTracks, startSeconds, isDurationGuess } = output;
  const format = output.format ?? '';
  const durationMs =
    (leadBytes === 0 && /^(?:wav|w64|aiff)$/.test(format) ? await countedMs(file, format) : null) ?? output.durationMs;
  if (durationMs !== null && durationMs < 100) throw new AppFailure('too-short', { name });
  return {
    durationMs,
    hasVideo,
    track: track?.index ?? 0,
    tracks: audioTracks,
    format,
    startSeconds,
    isDurationGuess,
    recordedAtMs: output.recordedAtMs,
    ...(leadBytes > 0 && { leadBytes }),
  };
}

/** Of a WAV that was cut ffmpeg reports what is left; of a header that says too little, what the header says. */
async function countedMs(file: string, format: string): Promise<number | null> {
  const { end, declaredMs, ignoresLength, thereMs } = await readStructure(file, format);
  if (end === 'cut') return declaredMs;
  return ignoresLength ? thereMs : null;
}

/** A file that cannot be opened as it is may have a part that can. */
async function look(file: string, ffmpeg: string, patienceMs: number): Promise<Seen> {
  const whole = await lookAt({ file, ignoresLength: await ignoresLength(file) }, ffmpeg, patienceMs);
  if (whole.format !== null && !whole.isGuess) return { output: whole, leadBytes: 0 };
  const usable = await usablePart(file);
  if (usable !== null) {
    const { part, format } = usable;
    const isRaw = part.raw !== undefined;
    return {
      output: isRaw ? rawOutput(part.raw, format) : await lookAt({ file, part }, ffmpeg, patienceMs),
      leadBytes: 0,
    };
  }
  const reader = await ByteReader.open(file);
  const [leadBytes, end] = [await leadOf(reader), reader.size];
  await reader.close();
  if (leadBytes === 0) return { output: whole, leadBytes };
  const output = await lookAt({ file, part: { start: leadBytes, end } }, ffmpeg, patienceMs);
  return output.format === null ? { output: whole, leadBytes: 0 } : { output, leadBytes };
}

interface Seen {
  readonly output: ProbeOutput;
  readonly leadBytes: number;
}

/**
 * Whether the header of a WAV says less than there is: ffmpeg would look for chunks in all the sound behind, for minutes
 * in hours of silence.
 */
async function ignoresLength(file: string): Promise<boolean> {
  const reader = await ByteReader.open(file);
  const isWav = /^(?:RIFF|RF64|BW64).{4}WAVE/s.test((await reader.read(0, 12)).toString('latin1'));
  await reader.close();
  return isWav && (await readStructure(file, 'wav')).ignoresLength;
}

/** What is known of samples without asking anybody. */
function rawOutput({ format: codec, channels }: RawSound, format: string): ProbeOutput {
  const track = { index: 0, codec: `pcm_${codec}`, channels, layout: null, language: null, title: null };
  return {
    ...notOpened,
    format,
    audioTracks: [{ ...track, isDefault: false, obstacle: null, startMs: null, durationMs: null }],
  };
}

/** Formats of which something can be read where ffmpeg refuses the whole: an index that breaks off, a length that is none or odd. */
const rescued: readonly (readonly [start: RegExp, format: string])[] = [
  [/^.{4}ftyp/s, 'mov,mp4,m4a,3gp,3g2,mj2'],
  [/^(?:RIFF|RF64|BW64).{4}WAVE/s, 'wav'],
  [/^riff\x2e\x91/, 'w64'],
  [/^FORM.{4}AIF[FC]/s, 'aiff'],
];

async function usablePart(file: string): Promise<{ readonly part: FilePart; readonly format: string } | null> {
  const reader = await ByteReader.open(file);
  const head = (await reader.read(0, 12)).toString('latin1').slice(0, 12);
  await reader.close();
  const format = rescued.find(([start]) => start.test(head))?.[1];
  if (format === undefined) return null;
  const { parts, sizeBytes } = await readStructure(file, format);
  const [part] = parts;
  return part === undefined || (part.start === 0 && part.end === sizeBytes) ? null : { part, format };
}

interface Looked {
  readonly file: string;
  readonly part?: FilePart;
  /** As in `SoundSource`. */
  readonly ignoresLength?: boolean;
}

/** As `openingArguments`. */
function lookArguments({ file, part, ignoresLength: isIgnored }: Looked): readonly string[] {
  return [...(isIgnored === true ? ['-ignore_length', '1'] : []), ...openingArguments(file, part)];
}

/** ffprobe where there is one; ffmpeg is asked where there is none, or where it opened nothing. */
async function lookAt(what: Looked, ffmpeg: string, patienceMs: number): Promise<ProbeOutput> {
  const { file } = what;
  const ffprobe = ffprobeBeside(ffmpeg);
  if (ffprobe !== null) {
    const found = (await lookWithFfprobe(what, ffprobe, true, patienceMs)) ?? notOpened;
    if (found.format !== null) return found;
  }
  const lines = createFfmpegLines();
  const run = runFfmpeg(ffmpeg, ['-v', 'info', '-nostdin', ...lookArguments(what)], (line) => lines.add(line));
  run.stdout.resume();
  const startError = await patiently(run, file, patienceMs);
  if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
  return lines.result();
}

/** Null where the program could not be started. */
async function lookWithFfprobe(
  what: Looked,
  ffprobe: string,
  withTags: boolean,
  patienceMs: number,
): Promise<ProbeOutput | null> {
  const run = runFfmpeg(ffprobe, [...ffprobeArguments(withTags), ...lookArguments(what)]);
  const pieces: Buffer[] = [];
  let bytes = 0;
  run.stdout.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= maxJsonBytes) pieces.push(piece);
    else if (withTags) void run.stop();
  });
  const startError = await patiently(run, what.file, patienceMs);
  if (startError !== null) return null;
  if (bytes > maxJsonBytes && withTags) return await lookWithFfprobe(what, ffprobe, false, patienceMs);
  return readFfprobeOutput(Buffer.concat(pieces).toString('utf8'), run.said());
}

/** Waits for the end; fails with `media-stalled` where it does not come and nothing is read any more. Returns why the program did not start. */
async function patiently(run: FfmpegRun, file: string, patienceMs: number): Promise<Error | null> {
  let isStalled = false;
  const endWatch = watchForStall(run, patienceMs, () => {
    isStalled = true;
    void run.stop();
  });
  const { startError } = await run.ended;
  endWatch();
  if (isStalled) throw new AppFailure('media-stalled', { name: path.basename(file) });
  return startError;
}

/** Folders, FIFOs, devices and link loops are refused before any program opens them. */
export async function requireRegularFile(file: string): Promise<{ readonly sizeBytes: number }> {
  const name = path.basename(file);
  let found;
  try {
    found = await stat(file);
  } catch (error) {
    throw openFailure(error, name);
  }
  if (!found.isFile()) throw new AppFailure('not-a-file', { name });
  if (found.size === 0) throw new AppFailure('file-empty', { name });
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw openFailure(error, name);
  });
  return { sizeBytes: found.size };
}

function openFailure(error: unknown, name: string): AppFailure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppFailure('file-missing', { name }, error);
  if (code === 'ELOOP') return new AppFailure('not-a-file', { name }, error);
  return new AppFailure('file-unreadable', { name }, error);
}

/** The tracks that can be decoded; fails with what is true of a file that has none. */
async function requireSound(file: string, name: string, output: ProbeOutput): Promise<readonly AudioTrack[]> {
  if (output.format !== null && !output.isGuess) {
    const { audioTracks } = output;
    const possible = audioTracks.filter(
      ({ channels, obstacle }) => obstacle === null && channels !== 0 && (channels ?? 0) <= maxChannels,
    );
    if (possible.length > 0) return possible;
    const codec = [...new Set(audioTracks.filter(({ obstacle }) => obstacle !== null).map((track) => track.codec))];
    if (audioTracks.some(({ obstacle }) => obstacle === 'encrypted')) throw new AppFailure('sound-encrypted', { name });
    if (codec.length > 0) throw new AppFailure('codec-unknown', { name, codec: codec.join(', ') });
    if (audioTracks.length > 0) throw new AppFailure('damaged-header', { name });
    throw new AppFailure(output.hasVideo ? 'no-audio-track' : 'not-audio', { name });
  }
  const kind = await sniff(file, name);
  if (kind === 'playlist') throw new AppFailure('playlist-refused', { name });
  const command = kind === 'other' ? headerlessCommand(name) : null;
  if (command !== null) throw new AppFailure('no-header', { name, command });
  if (kind === 'media' && (await lacksIndex(file))) throw new AppFailure('index-missing', { name });
  throw new AppFailure(kind === 'media' ? 'damaged-header' : 'not-audio', { name });
}

/** For a file that is sound by its name, and whose first bytes are no text: how to give it a header. Null for others. */
function headerlessCommand(name: string): string | null {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const how = headerless[extension];
  return how === undefined ? null : how.replace('IN', `"${name}"`);
}

/** MP4 and CAF can be read only with what is written last. */
async function lacksIndex(file: string): Promise<boolean> {
  const reader = await ByteReader.open(file);
  try {
    const isCaf = (await reader.read(0, 4)).toString('latin1') === 'caff';
    if (isCaf) return (await readCafStructure(reader)).end === 'cut';
    const isMp4 = /^(?:ftyp|mdat|wide|free|skip)$/.test((await reader.read(4, 4)).toString('latin1'));
    return isMp4 && !(await readMp4Structure(reader)).hasIndex;
  } finally {
    await reader.close();
  }
}

/** What the first bytes claim to be, for the sentence only: ffmpeg has refused the file already. */
async function sniff(file: string, name: string): Promise<'media' | 'playlist' | 'text' | 'other'> {
  let head: Buffer;
  try {
    const handle = await open(file, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    await handle.close();
    head = buffer.subarray(0, bytesRead);
  } catch (error) {
    throw openFailure(error, name);
  }
  const text = head.toString('latin1');
  if (/^(#EXTM3U|ffconcat|\[playlist\])/i.test(text)) return 'playlist';
  const starts = [
    'RIFF',
    'RF64',
    'ID3',
    'fLaC',
    'OggS',
    'FORM',
    'MAC ',
    'wvpk',
    'caff',
    '#!AMR',
    '\x1aE\xdf\xa3',
    '0&\xb2u',
  ];
  const isMedia = starts.some((start) => text.startsWith(start)) || /^(?:ftyp|mdat|moov|wide)$/.test(text.slice(4, 8));
  if (isMedia) return 'media';
  return /^[\t\n\r -~]*$/.test(text) ? 'text' : 'other';
}
