/** Reads what `ffmpeg -i FILE` (no output, `-v info`) says about a file. Only this file knows the wording. */

export interface ProbedTrack {
  /** Number among the audio tracks, for `-map 0:a:N`. */
  readonly index: number;
  readonly codec: string;
  readonly language: string | null;
  readonly isDefault: boolean;
}

export interface ProbeOutput {
  /** As declared by the container; null where it says N/A. */
  readonly durationMs: number | null;
  readonly audioTracks: readonly ProbedTrack[];
  /** A moving picture; cover art does not count. */
  readonly hasVideo: boolean;
  /** ffmpeg guessed the format from too little (`probe_score` under 25). */
  readonly isGuess: boolean;
  /** ffmpeg opened the file at all. */
  readonly isOpened: boolean;
}

// Values of metadata are indented deeper than these lines, so a tag cannot pass for one of them.
const durationLine = /^ {2}Duration: (?:(\d+):(\d\d):(\d\d)\.(\d\d)|N\/A)/m;
const streamLine = /^ {2}Stream #0:\d+(?:\[[^\]]*\])?(?:\((\w+)\))?: (Audio|Video): (\w+)(.*)$/gm;

export function readProbeOutput(said: string): ProbeOutput {
  const audioTracks: ProbedTrack[] = [];
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
      });
    }
  }
  return {
    durationMs: readDurationMs(said),
    audioTracks,
    hasVideo,
    isGuess: said.includes('misdetection possible'),
    isOpened: /^Input #0, /m.test(said),
  };
}

function readDurationMs(said: string): number | null {
  const [, hours, minutes, seconds, hundredths] = durationLine.exec(said) ?? [];
  if (hours === undefined) return null;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(hundredths) * 10;
}
