import { oneLine } from '#services/text-files/one-line.ts';
import type { WriteOptions } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

/** Milliseconds, which each kind of table shows in its own way. */
export interface TimeCell {
  readonly ms: number;
}

export type Cell = string | number | TimeCell | null;

export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  /** About how many letters wide each column is. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

const at = (ms: number): TimeCell => ({ ms });
const share = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

/** The rows of one kind of table: segments, words, notes or findings. */
export function tableOf(document: TranscriptDocument, { variant }: WriteOptions): Table {
  if (variant === 'words') return wordTable(document);
  if (variant === 'notes') return noteTable(document);
  return variant === 'findings' ? findingTable(document) : segmentTable(document);
}

function segmentTable({ segments }: TranscriptDocument): Table {
  return {
    name: 'segments',
    header: ['start', 'end', 'speaker', 'text', 'confidence'],
    widths: [13, 13, 20, 90, 11],
    rows: segments.map(({ startMs, endMs, speaker, text, confidence }) => [
      at(startMs),
      at(endMs),
      clean(speaker),
      oneLine(text),
      share(confidence),
    ]),
  };
}

function wordTable({ segments }: TranscriptDocument): Table {
  return {
    name: 'words',
    header: ['start', 'end', 'speaker', 'word', 'probability', 'segment'],
    widths: [13, 13, 20, 20, 11, 9],
    rows: segments.flatMap(({ speaker, words }, nth) =>
      words.map(({ startMs, endMs, text, probability }) => [
        at(startMs),
        at(endMs),
        clean(speaker),
        oneLine(text),
        share(probability),
        nth + 1,
      ]),
    ),
  };
}

function noteTable({ notes }: TranscriptDocument): Table {
  return {
    name: 'notes',
    header: ['start', 'end', 'text', 'tags'],
    widths: [13, 13, 70, 24],
    rows: notes.map(({ startMs, endMs, text, tags }) => [
      at(startMs),
      at(endMs),
      oneLine(text),
      tags.map(oneLine).join(', '),
    ]),
  };
}

const findingTexts = ['listName', 'term', 'severity', 'state', 'before', 'matched', 'after', 'note', 'reason'] as const;

function findingTable({ findings }: TranscriptDocument): Table {
  return {
    name: 'findings',
    header: ['start', 'end', 'list', 'term', 'severity', 'state', 'before', 'matched', 'after', 'note', 'reason'],
    widths: [13, 13, 20, 20, 10, 10, 40, 20, 40, 30, 30],
    rows: findings.map((finding) => [
      at(finding.startMs),
      at(finding.endMs),
      ...findingTexts.map((name) => oneLine(finding[name])),
    ]),
  };
}

function clean(speaker: string | null): string {
  return oneLine(speaker ?? '');
}
