import type { Preset, TemperatureLadder } from '#shared/recognition/preset.ts';

/** The engine's options for each preset: see docs/decisions/speech-windows.md for what they were measured to give. */
export interface Decoding {
  readonly beamSize: number;
  readonly bestOf: number;
  /** The first is the first try; more are tried in turn where a reading repeats itself or is unlikely. */
  readonly temperatures: readonly number[];
  /** Doubtful windows are read once more, by `secondDecoding`; where not, they are only marked. */
  readonly isReadAgain: boolean;
  /**
   * The encoder processes no more than the window holds. Faster for short windows; not judged with a real model yet.
   */
  readonly isTrimmed: boolean;
}

export const presetDecoding: Readonly<Record<Preset, Decoding>> = {
  fast: { beamSize: 1, bestOf: 1, temperatures: [0], isReadAgain: false, isTrimmed: true },
  balanced: { beamSize: 5, bestOf: 5, temperatures: [0], isReadAgain: true, isTrimmed: false },
  accurate: { beamSize: 5, bestOf: 5, temperatures: [0, 0.2, 0.4, 0.6, 0.8, 1], isReadAgain: true, isTrimmed: false },
};

/** A doubtful window is read a second time with more freedom, by one beam, as no beam left the loop of the first. */
export const secondDecoding: Decoding = {
  beamSize: 1,
  bestOf: 5,
  temperatures: [0.4, 0.8],
  isReadAgain: false,
  isTrimmed: false,
};

const ladders: Readonly<Record<Exclude<TemperatureLadder, 'preset'>, readonly number[]>> = {
  none: [0],
  short: [0, 0.2, 0.4],
  full: presetDecoding.accurate.temperatures,
};

/** Of a preset, with what was chosen apart from it. */
export function decodingOf(
  preset: Preset,
  { beamSize, temperatures }: { readonly beamSize: number | null; readonly temperatures: TemperatureLadder },
): Decoding {
  const decoding = presetDecoding[preset];
  return {
    ...decoding,
    ...(beamSize !== null && { beamSize, bestOf: beamSize }),
    ...(temperatures !== 'preset' && { temperatures: ladders[temperatures] }),
  };
}
