/**
 * Reads what `ffmpeg -i FILE` (no output, `-v info`) says, line by line, where there is no ffprobe. Only this file
 * knows the wording. It keeps tracks and lengths alone, so that no number of chapters or size of tags is too much.
 */
import type { AudioTrack } from '#shared/audio-track.ts';
import { isEncryptedTag, notOpened, readTag, withoutLateStart, type ProbeOutput } from './probe-output.ts';

const durationLine = /^ {2}Duration: (?:(\d+):(\d\d):(\d\d)\.(\d\d)|N\/A)(?:, start: (-?\d+\.\d+))?/;
// Values of metadata are indented deeper than these lines, so a tag cannot pass for one of them.
const streamStart = /^ {2}Stream #0:\d+/;
const streamLine =
  /^ {2}Stream #0:\d+(?:\[[^\]]*\])?(?:\((.*?)\))?: (Audio|Video|Subtitle|Data|Attachment|Unknown)(?:: (\w+)(.*))?$/s;
/** A language with line breaks in it is written as it is. */
const maxContinuationLines = 50;

export interface FfmpegLines {
  add(line: string): void;
  result(): ProbeOutput;
}

/** Takes the lines as they come; keeps nothing of those that are no structure. */
export function createFfmpegLines(): FfmpegLines {
  let format: string | null = null;
  let durationMs: number | null = null;
  let startSeconds: number | null = null;
  let isDurationGuess = false;
  let isGuess = false;
  let hasVideo = false;
  const audioTracks: AudioTrack[] = [];
  let unfinished: string[] = [];
  const addStream = (language: string | undefined, kind: string | undefined, codec: string, rest: string) => {
    if (kind === 'Video') hasVideo ||= !rest.includes('(attached pic)');
    if (kind === 'Audio') audioTracks.push(toTrack(audioTracks.length, language, codec, rest));
  };
  return {
    add(line) {
      if (unfinished.length > 0 || (format !== null && streamStart.test(line))) {
        const whole = [...unfinished, line].join('\n');
        const [, language, kind, codec, rest] = streamLine.exec(whole) ?? [];
        const isOver = kind !== undefined || unfinished.length >= maxContinuationLines;
        unfinished = isOver ? [] : [...unfinished, line];
        if (isOver) addStream(language, kind, codec ?? 'unknown', rest ?? '');
        return;
      }
      if (line.includes('misdetection possible')) isGuess = true;
      if (line.includes('Estimating duration from bitrate')) isDurationGuess = true;
      format ??= /^Input #0, (\S+), from /.exec(line)?.[1] ?? null;
      if (format !== null) durationMs ??= readDurationMs(line, format);
      startSeconds ??= readStart(line);
    },
    result: () =>
      format === null
        ? { ...notOpened, isGuess }
        : {
            ...notOpened,
            format,
            durationMs,
            startSeconds: startSeconds ?? 0,
            isDurationGuess,
            audioTracks,
            hasVideo,
            isGuess,
          },
  };
}

function toTrack(index: number, language: string | undefined, codec: string, rest: string): AudioTrack {
  const isUnknown = codec === 'none' || codec === 'unknown';
  const codecTag = /\((.{4}) \/ 0x[0-9A-F]+\)/.exec(rest)?.[1] ?? '';
  const layout = / Hz, ([^,]+)/.exec(rest)?.[1]?.trim() ?? null;
  const channels = countChannels(layout ?? '');
  return {
    index,
    codec: isUnknown && /^[\w -]{4}$/.test(codecTag) ? codecTag.trim() : codec,
    language: readTag(language),
    title: null,
    isDefault: rest.includes('(default)'),
    channels,
    layout: channels === null || layout?.endsWith('channels') === true ? null : layout,
    obstacle: isEncryptedTag(codecTag) ? 'encrypted' : isUnknown ? 'unknown-codec' : null,
    startMs: null,
    durationMs: null,
  };
}

function readDurationMs(line: string, format: string): number | null {
  const [, hours, minutes, seconds, hundredths, startSeconds] = durationLine.exec(line) ?? [];
  if (hours === undefined) return null;
  const ms = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(hundredths) * 10;
  return withoutLateStart(ms, Math.round(Number(startSeconds ?? 0) * 1000), format);
}

/** Null in other lines. */
function readStart(line: string): number | null {
  const seconds = durationLine.exec(line)?.[5];
  return seconds === undefined ? null : Number(seconds);
}

const namedLayouts: Readonly<Record<string, number>> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
  hexagonal: 6,
  octagonal: 8,
  cube: 8,
  hexadecagonal: 16,
};

/** `, stereo,` · `, 2 channels (FL+FR),` · `, 5.1(side),`: digits of a layout add up to its channels. */
function countChannels(layout: string): number | null {
  const counted = /^(\d+) channels/.exec(layout)?.[1];
  if (counted !== undefined) return Number(counted);
  const digits = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(layout);
  if (digits !== null) return digits.slice(1).reduce((sum, digit) => sum + Number(digit ?? 0), 0);
  const [name = ''] = layout.split('(');
  return namedLayouts[name] ?? null;
}
