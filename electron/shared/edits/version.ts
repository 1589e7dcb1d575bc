import type { SoundChoice } from '../audio-track.ts';
import type { UsedModel } from '../recognition/model-for-language.ts';
import type { Preset } from '../recognition/preset.ts';

/** One text of a recording: each run of a model makes one, and they stand beside each other. */
export interface Version {
  readonly transcriptId: number;
  readonly modelId: string;
  /** Whisper code once known. */
  readonly language: string | null;
  /** Null for versions from before presets. */
  readonly preset: Preset | null;
  /** What of the file it was made of. */
  readonly sound: SoundChoice;
  readonly startedAtMs: number;
  /** False for a run that was stopped or is still running. */
  readonly isFinished: boolean;
  /** The one that is shown, found and exported. */
  readonly isCurrent: boolean;
  /** Put away; `versions.restore` brings it back. */
  readonly isRemoved: boolean;
  /** The recording's job writes it, or will resume it. */
  readonly isInWork: boolean;
  /** Which model recognised which language, and why; empty for texts of older versions. */
  readonly usedModels: readonly UsedModel[];
  readonly segmentCount: number;
  /** Segments whose text a person changed. */
  readonly editedCount: number;
}

export interface ComparedWord {
  readonly startMs: number;
  readonly text: string;
  /** The other side says the same word here. */
  readonly isSame: boolean;
}

/** One segment of the left text, and what the right one says in its time and up to the next segment. */
export interface ComparedRow {
  /** The left segment's. */
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Case and punctuation are not counted. */
  readonly isSame: boolean;
  readonly left: ComparedSide;
  readonly right: ComparedSide;
}

export interface ComparedSide {
  readonly speaker: string | null;
  readonly words: readonly ComparedWord[];
  /** Words beyond `mostComparedWords`, which are not listed. */
  readonly moreCount: number;
}

/** So many words of one row are sent; more come together only where one side is silent for long. */
export const maxComparedWords = 300;

export interface ComparedTotals {
  readonly rowCount: number;
  readonly differingCount: number;
}
