import type { Page } from '../page.ts';
import type { SegmentMark } from '../segment.ts';

/**
 * What speaks against a word beside the marks of its segment. unlikely: the model gave it little probability · around:
 * its neighbours or the whole segment have little · differs: another version has something else there · number, name: a
 * mistake here costs more · masked: it is written so that a search does not find it · term: it sounds like a known word ·
 * sounds-music, sounds-noise: the sound map takes the passage for that.
 */
export type DoubtReason =
  | 'unlikely'
  | 'around'
  | 'differs'
  | 'number'
  | 'name'
  | 'masked'
  | 'term'
  | SoundReason
  | SegmentMark;

export type SoundReason = 'sounds-music' | 'sounds-noise';

/** `corrected`: what was recognised no longer stands there, whoever changed it. */
export const reviewStates = ['pending', 'accepted', 'corrected'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** One place to look at: a word, or the whole text of a segment that the engine marked as a loop or as no speech. */
export interface DoubtfulPlace {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  /** As it was recognised. */
  readonly recognised: string;
  readonly reasons: readonly DoubtReason[];
  readonly state: ReviewState;
  /** The segment that it stands in now; null where that is gone. */
  readonly segmentId: number | null;
  /** Text of that segment, and the place in it as UTF-16 offsets; null where it was changed. */
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** What a doubtful place may have been meant to be; it may reach over the words beside it. */
export interface WordSuggestion {
  /** UTF-16 offsets in the text of the place's segment, half open. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly meant: string;
  /** 0…1. */
  readonly score: number;
  /**
   * masked: signs stand for letters · sound: it sounds so · corrected: people corrected it so before · context: a model of
   * language says that it fits, and it sounds nearly so.
   */
  readonly why: 'masked' | 'sound' | 'corrected' | 'context';
  /** How well it fits its place beside the other suggestions and what was recognised, 0…1; null without a model. */
  readonly context: number | null;
}

/** A doubtful place with the recording that it is in. */
export interface LibraryPlace extends DoubtfulPlace {
  readonly transcriptId: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  /** Length of the recording; null until known. */
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
}

export interface LibraryPlaces extends Page<LibraryPlace> {
  /** Finished transcripts whose doubtful places are not listed yet. */
  readonly unlistedCount: number;
}

/** What another version of the recording has at a doubtful place. */
export interface OtherVersionReading {
  readonly transcriptId: number;
  readonly modelId: string;
  /** Empty where it has nothing there. */
  readonly text: string;
}

export interface ReviewProgress {
  readonly total: number;
  readonly pendingCount: number;
  readonly correctedCount: number;
  /** Where the first undecided one stands in the list; null when none is left. */
  readonly firstPendingIndex: number | null;
  /** Words of the transcript when the list was made. */
  readonly wordCount: number;
}

/** In UTF-16 units. */
export const maxCorrectionLength = 2000;

/** Where the word itself is within what was recognised: without the signs around it, or all of it where it is only signs. */
export function wordWithin(recognised: string): { readonly start: number; readonly end: number } {
  const start = /^[^\p{L}\p{N}]*/u.exec(recognised)?.[0].length ?? 0;
  if (start === recognised.length) return { start: 0, end: recognised.length };
  const after = /[^\p{L}\p{N}]*$/u.exec(recognised)?.[0].length ?? 0;
  return { start, end: recognised.length - after };
}
