/** Removing what must not leave the house from text and sound: places, how they are treated, and the proof. */
import { z } from 'zod';
import { exportFormats } from '../export.ts';
import type { Failure } from '../failure.ts';

/** What is removed, as masks and pseudonyms name it. */
export const redactionKinds = [
  'person',
  'place',
  'organisation',
  'phone',
  'email',
  'card',
  'code',
  'account',
  'document',
  'address',
  'date',
  'sum',
  'plate',
  'speaker',
  'other',
] as const;
export type RedactionKind = (typeof redactionKinds)[number];

/** Values of annotations under other names than the kind. */
const otherNames: Readonly<Record<string, RedactionKind>> = {
  open: 'person',
  cvv: 'code',
  iban: 'account',
  passport: 'document',
  inn: 'document',
  snils: 'document',
  birthday: 'date',
};

/** What an annotation's value is removed as. */
export function redactionKindOf(value: string): RedactionKind {
  return redactionKinds.find((kind) => kind === value) ?? otherNames[value] ?? 'other';
}

/** Analyses whose annotations are proposed, and which of their values; null for every one. */
export const proposedKinds: Readonly<Record<string, readonly string[] | null>> = {
  'personal-data': null,
  entity: ['person', 'place', 'organisation', 'open'],
};

export const redactionStates = ['proposed', 'confirmed', 'dismissed'] as const;
export type RedactionState = (typeof redactionStates)[number];
export type RedactionOrigin = 'finding' | 'annotation' | 'speaker' | 'hand';

/** A span of a recording that is, or may be, removed. */
export interface RedactionPlace {
  /** Stays the same while the place does, also over a later run of the analysis that found it. */
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: RedactionKind;
  readonly origin: RedactionOrigin;
  readonly state: RedactionState;
  /** The words there, as they are now. */
  readonly text: string;
  /** Of the first word; null where no text stands there. */
  readonly segmentId: number | null;
  /** What proposed it: the term of a watch list, the value of an annotation, a speaker's name; empty by hand. */
  readonly reason: string;
}

export interface RedactionOverview {
  /** In the order of time. */
  readonly places: readonly RedactionPlace[];
  /** Speakers of the text; `isRemoved`: everything they say. */
  readonly speakers: readonly { readonly id: number; readonly name: string; readonly isRemoved: boolean }[];
  readonly canUndo: boolean;
  /** There is a picture to keep, blur or leave out. */
  readonly hasVideo: boolean;
}

/** block: █ · label: [name] · pseudonym: “Person 1”, the same for each form of one name. */
export const textMasks = ['label', 'block', 'pseudonym'] as const;
export type TextMask = (typeof textMasks)[number];
export const soundMasks = ['silence', 'tone'] as const;
export type SoundMask = (typeof soundMasks)[number];
/** disguise: the voice is changed and the words stay, in the text too. */
export const speakerMasks = ['remove', 'disguise'] as const;
export type SpeakerMask = (typeof speakerMasks)[number];
export const pictureMasks = ['keep', 'blur', 'drop'] as const;
export type PictureMask = (typeof pictureMasks)[number];

export const minGuardMs = 80;
export const redactionOptionsShape = {
  text: z.enum(textMasks).default('label'),
  sound: z.enum(soundMasks).default('silence'),
  speakers: z.enum(speakerMasks).default('remove'),
  picture: z.enum(pictureMasks).default('keep'),
  /** Sound that is removed before and behind the words: their times are not exact, and rooms echo. */
  guardMs: z.int().min(minGuardMs).max(2000).default(160),
  /** Names of speakers become “Speaker 1”. */
  hidesNames: z.boolean().default(true),
  /** Transcripts that are written beside the sound. */
  formats: z.array(z.enum(exportFormats)).max(10).default(['txt', 'srt']),
  /** False leaves the sound out: only texts are written. */
  withSound: z.boolean().default(true),
};
export const redactionOptionsSchema = z.strictObject(redactionOptionsShape);
export type RedactionOptions = z.infer<typeof redactionOptionsSchema>;

/** Sound between two times that is removed or changed. */
export interface SoundBand {
  readonly startMs: number;
  readonly endMs: number;
  readonly treatment: SoundMask | 'disguise';
}

export const leakPlaces = ['sound', 'text', 'file', 'metadata', 'name', 'band'] as const;
export type LeakPlace = (typeof leakPlaces)[number];

/** Something that should be gone and is still there. */
export interface Leak {
  /** band: a stretch that should be silent is not. */
  readonly where: LeakPlace;
  /** Audio track from 0; null elsewhere. */
  readonly track: number | null;
  /** File name, for texts and metadata. */
  readonly file: string | null;
  readonly atMs: number | null;
  /** What was found, for the screen only: it is never written to a log. */
  readonly found: string;
  readonly kind: RedactionKind;
  /** Said elsewhere and so usual a word that it does not stop the export. */
  readonly isHarmless: boolean;
}

export const redactionPhases = ['sound', 'text', 'listening', 'searching', 'saving'] as const;
export type RedactionPhase = (typeof redactionPhases)[number];

export interface TrackProof {
  readonly track: number;
  readonly wordCount: number;
  readonly samples: number;
  /** Of the source; equal where nothing was lost. */
  readonly sourceSamples: number;
  readonly rateHz: number;
}

export interface RedactionResult {
  /** clean: nothing was found · refused: something was, nothing was saved · forced: saved all the same. */
  readonly outcome: 'clean' | 'refused' | 'forced';
  /** Where the files are; null while they are not saved. */
  readonly folder: string | null;
  readonly files: readonly string[];
  readonly leaks: readonly Leak[];
  /** Listened to again; empty where there was no sound or it was not asked for. */
  readonly tracks: readonly TrackProof[];
  readonly removedCount: number;
  readonly removedMs: number;
}

/** Of the newest export of a recording since the start of the app. */
export interface RedactionProgress {
  readonly recordingId: number;
  /** Null when it is over. */
  readonly phase: RedactionPhase | null;
  /** Of the phase, 0…1. */
  readonly share: number;
  readonly result: RedactionResult | null;
  readonly failure: Failure | null;
}
