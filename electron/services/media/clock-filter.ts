/** A clock that steps back by less has no new beginning: such are the errors of rounding and of interleaving. */
const minStepBackSeconds = 0.5;
/** Sound that may be lost at the very beginning before the rest is held for a change of channels. */
const maxLostStartSeconds = 5;
/** Formats whose clock starts anywhere, so that a long way ahead is as much a new beginning as a step back. */
const discontinuous = /^(?:mpeg|mpegts|ogg|wtv)$/;

/** Keeps ffmpeg from setting the clock right by itself, which hides where it starts again. */
export const clockArguments: readonly string[] = ['-copyts'];

export interface SoundClock {
  /** ffmpeg's name of the format; decides how far ahead is still a gap. */
  readonly format: string;
  /** Where the file begins by its own clock: players show it as zero. */
  readonly startSeconds: number;
  /** Where the track begins by that clock; null where nobody knows. */
  readonly trackStartSeconds?: number | null;
  /** Where the sound before this one ends, when it continues from there. */
  readonly afterSeconds?: number;
}

/**
 * The filters that put each sample where players show it, and never drop one: silence where the container starts late
 * or leaves a gap; where its clock starts again, the sound continues from what came before. Each such place is printed
 * to stderr in seconds (see `readClockRestart`).
 */
export function clockFilter({ format, startSeconds, trackStartSeconds, afterSeconds = 0 }: SoundClock): string {
  const maxGapSeconds = discontinuous.test(format) ? 600 : 86_400;
  // Variables: 0 what is added to the container's clock, 1 where the sound so far ends, 2 where this frame belongs.
  const after = `${afterSeconds.toFixed(6)}/TB`;
  const isBack = `if(eq(N,0),lt(ld(2),ld(1)-${minStepBackSeconds}/TB),lt(PTS,PREV_INPTS-${minStepBackSeconds}/TB))`;
  // What is set before zero is a decoder's run-up: the first sample that counts stands at zero.
  const first = -Math.max(0, startSeconds);
  const isFar = `gt(ld(2)-ld(1),${maxGapSeconds}/TB)`;
  // ffmpeg restarts the filters where the channels or the rate change: that is no late start to be filled.
  const isFirst = typeof trackStartSeconds === 'number' && afterSeconds === 0;
  const late = isFirst ? trackStartSeconds - Math.max(0, startSeconds) : null;
  const anew =
    late === null
      ? []
      : [`if(eq(N,0)*not(isnan(PTS))*gt(abs(PTS+ld(0)-${late.toFixed(6)}/TB),${maxLostStartSeconds}/TB),st(0,-PTS))`];
  const expression = [
    `if(eq(N,0),st(0,${first.toFixed(6)}/TB)+st(1,${after}))`,
    ...anew,
    'st(2,if(isnan(PTS),ld(1),PTS+ld(0)))',
    `if(not(isnan(PTS))*(${isBack}+${isFar}),print(ld(1)*TB,16)*0+st(0,ld(1)-PTS)*0+st(2,ld(1)))`,
    'st(2,max(ld(2),ld(1)))',
    'st(1,ld(2)+S)',
    `ld(2)-${after}`,
  ].join(';');
  return `asetpts='${expression}',aresample=async=1:first_pts=0`;
}

/** The place of a new beginning in a line that ffmpeg said; null in every other line. */
export function readClockRestart(line: string): number | null {
  const seconds = /^(?:\[Eval @ [^\]]*\] )?(\d{1,9}\.\d{6})$/.exec(line)?.[1];
  return seconds === undefined ? null : Math.round(Number(seconds) * 1000);
}
