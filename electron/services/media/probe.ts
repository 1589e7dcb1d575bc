import { access, constants, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { AudioTrack } from '#shared/audio-track.ts';
import { inputArguments } from './ffmpeg-profile.ts';
import { readProbeOutput, type ProbeOutput } from './probe-output.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { cutWavMs } from './wav-length.ts';

export interface ProbedMedia {
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
  /** Audio track to decode: the container's default, else the first. */
  readonly track: number;
  readonly tracks: readonly AudioTrack[];
  readonly isOgg: boolean;
}

const stallMs = 30_000;
/** More than ffmpeg can mix; a header that claims so is damaged. */
const mostChannels = 64;

/** Looks at a file without decoding it. Fails with one of the media failures; a file that is no regular file is never opened. */
export async function probe(file: string, ffmpeg: string, patienceMs = stallMs): Promise<ProbedMedia> {
  const name = path.basename(file);
  await requireRegularFile(file);
  const run = runFfmpeg(ffmpeg, ['-v', 'info', ...inputArguments(file)]);
  run.stdout.resume();
  let isStalled = false;
  const watchdog = setTimeout(() => {
    isStalled = true;
    void run.stop();
  }, patienceMs);
  const { startError } = await run.ended;
  clearTimeout(watchdog);
  if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
  if (isStalled) throw new AppFailure('media-stalled', { name });
  const output = readProbeOutput(run.said());
  await requireSound(file, name, output);
  const track = output.audioTracks.find((candidate) => candidate.isDefault) ?? output.audioTracks[0];
  if (output.durationMs !== null && output.durationMs < 100) throw new AppFailure('too-short', { name });
  const { hasVideo, audioTracks, isOgg } = output;
  const durationMs = (output.isWav ? await cutWavMs(file) : null) ?? output.durationMs;
  return { durationMs, hasVideo, track: track?.index ?? 0, tracks: audioTracks, isOgg };
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

async function requireSound(file: string, name: string, output: ProbeOutput): Promise<void> {
  if (output.isOpened && !output.isGuess) {
    const isPossible = ({ channels }: AudioTrack) => channels !== 0 && (channels ?? 0) <= mostChannels;
    if (output.audioTracks.some(isPossible)) return;
    if (output.audioTracks.length > 0) throw new AppFailure('damaged-header', { name });
    throw new AppFailure(output.hasVideo ? 'no-audio-track' : 'not-audio', { name });
  }
  const kind = await sniff(file, name);
  if (kind === 'playlist') throw new AppFailure('playlist-refused', { name });
  throw new AppFailure(kind === 'media' ? 'damaged-header' : 'not-audio', { name });
}

/** What the first bytes claim to be, for the sentence only: ffmpeg has refused the file already. */
async function sniff(file: string, name: string): Promise<'media' | 'playlist' | 'other'> {
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
  const isMedia = starts.some((start) => text.startsWith(start)) || text.slice(4, 8) === 'ftyp';
  return isMedia ? 'media' : 'other';
}
