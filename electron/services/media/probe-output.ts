/** Reads what `ffmpeg -i FILE` (no output, `-v info`) says about a file. Only this file knows the wording. */
import type { AudioTrack } from '#shared/audio-track.ts';

export interface ProbeOutput {
  /** As declared by the container, without what lies before the first sample; null where it says N/A. */
  readonly durationMs: number | null;
  readonly audioTracks: readonly AudioTrack[];
  /** A moving picture; cover art does not count. */
  readonly hasVideo: boolean;
  /** ffmpeg guessed the format from too little (`probe_score` under 25). */
  readonly isGuess: boolean;
  /** ffmpeg opened the file at all. */
  readonly isOpened: boolean;
  readonly isOgg: boolean;
  readonly isWav: boolean;
}

// Values of metadata are indented deeper than these lines, so a tag cannot pass for one of them.
const durationLine = /^ {2}Duration: (?:(\d+):(\d\d):(\d\d)\.(\d\d)|N\/A)(?:, start: (\d+\.\d+))?/m;
const streamLine = /^ {2}Stream #0:\d+(?:\[[^\]]*\])?(?:\((\w+)\))?: (Audio|Video): (\w+)(.*)$/gm;

export function readProbeOutput(said: string): ProbeOutput {
  const audioTracks: AudioTrack[] = [];
  let hasVideo = false;
  for (const [, language, kind, codec, rest] of said.matchAll(streamLine)) {
    if (kind === 'Video') {
      hasVideo ||= !(rest ?? '').includes('(attached pic)');
    } else {
      audioTracks.push({
        index: audioTracks.length,
        codec: codec ?? 'unknown',
        language: language === undefined || language === 'und' ? null : language,
        isDefault: (rest ?? '').includes('(default)'),
        channels: readChannels(rest ?? ''),
      });
    }
  }
  return {
    durationMs: readDurationMs(said),
    audioTracks,
    hasVideo,
    isGuess: said.includes('misdetection possible'),
    isOpened: /^Input #0, /m.test(said),
    isOgg: /^Input #0, ogg,/m.test(said),
    isWav: /^Input #0, wav,/m.test(said),
  };
}

function readDurationMs(said: string): number | null {
  const [, hours, minutes, seconds, hundredths, startSeconds] = durationLine.exec(said) ?? [];
  if (hours === undefined) return null;
  const ms = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(hundredths) * 10;
  // MP4 alone counts from zero although the first sample may stand hours later, which is not decoded as silence.
  const isMp4 = /^Input #0, mov,/m.test(said);
  const startMs = isMp4 && startSeconds !== undefined ? Math.round(Number(startSeconds) * 1000) : 0;
  return startMs >= 1000 && startMs < ms ? ms - startMs : ms;
}

const namedLayouts: Readonly<Record<string, number>> = { mono: 1, stereo: 2, quad: 4 };

/** `, stereo,` · `, 2 channels (FL+FR),` · `, 5.1(side),`: digits of a layout add up to its channels. */
function readChannels(rest: string): number | null {
  const layout = / Hz, ([^,]+)/.exec(rest)?.[1]?.trim() ?? '';
  const counted = /^(\d+) channels/.exec(layout)?.[1];
  if (counted !== undefined) return Number(counted);
  const digits = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(layout);
  if (digits !== null) return digits.slice(1).reduce((sum, digit) => sum + Number(digit ?? 0), 0);
  return namedLayouts[layout] ?? null;
}
