import type { Page } from '../page.ts';
import type { Recording } from '../recording.ts';
import type { SearchNote } from '../search.ts';

/** What the list of recordings can be sorted by; `field:12` is a field of the user's own. */
export const listColumns = [
  'name',
  'recorded',
  'added',
  'length',
  'language',
  'state',
  'speakers',
  'tags',
  'model',
  'findings',
  'folder',
  'size',
] as const;
export type ListColumn = (typeof listColumns)[number];
export type SortColumn = ListColumn | `field:${number}`;

export interface ListSort {
  readonly by: SortColumn;
  readonly isDescending: boolean;
}

/** Newest first. */
export const firstSort: ListSort = { by: 'added', isDescending: true };

/** A recording as lists show it: with what people said of it. */
export interface ListedRecording extends Recording {
  readonly recordedAtMs: number | null;
  readonly sizeBytes: number;
  readonly tags: readonly string[];
  /** Of its current text. */
  readonly speakers: readonly string[];
  readonly newFindings: number;
  readonly isEdited: boolean;
  readonly isMissing: boolean;
  /** Values of the user's own fields, by the field's id. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface ListedPage extends Page<ListedRecording> {
  /** The newest of the list, whatever it is sorted by; 0 for an empty one. What came later is not meant by a selection. */
  readonly newestId: number;
  /** What of the filter was not understood. */
  readonly notes: readonly SearchNote[];
}

/** Who says when it was recorded. */
export type RecordedBy = 'container' | 'file' | 'person';

export interface RecordingDetails {
  readonly recording: ListedRecording;
  readonly folder: string;
  readonly fileName: string;
  readonly recordedBy: RecordedBy | null;
  readonly participants: readonly string[];
  readonly collectionIds: readonly number[];
  readonly sha256: string | null;
  readonly quickHash: string;
  /** Every path at which the same content was seen. */
  readonly seenPaths: readonly string[];
  readonly versionCount: number;
}

export interface ListCounts {
  readonly all: number;
  readonly unfinished: number;
  readonly missing: number;
  readonly bin: number;
  /** Of recordings in the library. */
  readonly languages: readonly string[];
  readonly models: readonly string[];
}

/** As many colours as there are for tags. */
export const tagColours = 8;

export interface TagInfo {
  readonly name: string;
  /** Recordings in the library that have it. */
  readonly count: number;
  /** 1 to 8; null for none. */
  readonly colour: number | null;
  /** The key 1 to 9 that puts it on and takes it off; null for none. */
  readonly slot: number | null;
}

/** `count` of `of` recordings have it. */
export interface TagUse {
  readonly name: string;
  readonly count: number;
  readonly of: number;
}

export interface Collection {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  /** Of a smart collection: what it holds is what this finds. */
  readonly filter: string | null;
  /** Recordings in it and in those within it. */
  readonly count: number;
}

export const fieldKinds = ['text', 'choice', 'date', 'number'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface OwnField {
  readonly id: number;
  readonly name: string;
  readonly kind: FieldKind;
  /** Of a choice. */
  readonly choices: readonly string[];
}

/** One thing done in the library; `undoStepId` takes it back. */
export interface FilingResult {
  /** Null where nothing was to be changed. */
  readonly stepId: number | null;
  /** Recordings that it changed. */
  readonly count: number;
}

export const filingNames = [
  'rename',
  'recorded',
  'participants',
  'tags',
  'tag-style',
  'collection',
  'members',
  'field',
  'values',
  'bin',
  'restore',
  'jobs',
] as const;
export type FilingName = (typeof filingNames)[number];

export interface TakenBack extends FilingResult {
  /** What was taken back, or done again. */
  readonly name: FilingName;
}
