import type { Database } from 'better-sqlite3';
import { segmentOf, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import type { TranscriptChange } from '#shared/edits/transcript-change.ts';
import type { JournalEntry } from './journal.ts';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';

/** More changed rows than a page are asked for again by whoever shows them. */
const maxSegments = 200;

/** Ascends also from one run of the services to the next. */
let lastSequence = 0;
function nextSequence(): number {
  lastSequence = Math.max(lastSequence + 1, Date.now());
  return lastSequence;
}

/** Collects what a step did, transcript by transcript. */
export interface Touched {
  note(entry: JournalEntry): void;
  changes(): readonly TranscriptChange[];
}

interface OfTranscript {
  readonly ids: Set<number>;
  isMoved: boolean;
  areSpeakersChanged: boolean;
  /** A note that was added, changed or removed, and where it is or was if the step records it. */
  note: { readonly id: number; readonly startMs: unknown } | null;
  first: { start_ms: number; id: number } | null;
}

export function prepareTouched(database: Database, path: string): () => Touched {
  const describe = prepareDescribe(database, path);
  return () => {
    const byTranscript = new Map<number, OfTranscript>();
    return {
      note(entry) {
        let of = byTranscript.get(entry.transcriptId);
        if (of === undefined) {
          of = { ids: new Set(), isMoved: false, areSpeakersChanged: false, note: null, first: null };
          byTranscript.set(entry.transcriptId, of);
        }
        if (entry.subject === 'speaker') of.areSpeakersChanged = true;
        if (entry.subject === 'note') {
          of.note ??= { id: entry.rowId, startMs: (entry.before ?? entry.after)?.['start_ms'] };
        }
        if (entry.subject === 'segment') noteSegment(of, entry);
      },
      changes: () => [...byTranscript].map(([transcriptId, of]) => describe(transcriptId, of)),
    };
  };
}

function noteSegment(of: OfTranscript, { rowId, before, after }: JournalEntry): void {
  of.ids.add(rowId);
  if (before === null || after === null || 'start_ms' in after) of.isMoved = true;
  for (const patch of [before, after]) {
    const startMs = patch?.['start_ms'];
    if (typeof startMs !== 'number') continue;
    const isFirst =
      of.first === null || startMs < of.first.start_ms || (startMs === of.first.start_ms && rowId < of.first.id);
    if (isFirst) of.first = { start_ms: startMs, id: rowId };
  }
}

function prepareDescribe(database: Database, path: string) {
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const selectStart = database.prepare<[number], number>('SELECT start_ms FROM segment WHERE id = ?').pluck();
  const selectTotal = database.prepare<[number], number>('SELECT segment_count FROM transcript WHERE id = ?').pluck();
  const countBefore = database
    .prepare<[number, number, number], number>(
      `SELECT count(*) FROM segment WHERE ${transcriptSql()} = ? AND (start_ms, id) < (?, ?)`,
    )
    .pluck();
  const selectNote = database.prepare<[number], number>('SELECT start_ms FROM note WHERE id = ?').pluck();
  const noteStart = (note: OfTranscript['note']): number | null => {
    if (note === null) return null;
    return typeof note.startMs === 'number' ? note.startMs : (selectNote.get(note.id) ?? null);
  };
  return (transcriptId: number, { ids, isMoved, areSpeakersChanged, note, first }: OfTranscript): TranscriptChange => {
    const rows =
      ids.size > maxSegments ? [] : [...ids].map((id) => selectOne.get(id)).filter((row) => row !== undefined);
    const segments = rows.map((row) => segmentOf(row, path)).toSorted((a, b) => a.startMs - b.startMs || a.id - b.id);
    const [someId] = ids;
    const startMs = segments[0]?.startMs ?? first?.start_ms ?? (someId === undefined ? null : selectStart.get(someId));
    return {
      transcriptId,
      sequence: nextSequence(),
      segmentIds: [...ids],
      segments,
      movedFrom: isMoved && first !== null ? (countBefore.get(transcriptId, first.start_ms, first.id) ?? 0) : null,
      total: selectTotal.get(transcriptId) ?? 0,
      areSpeakersChanged,
      areNotesChanged: note !== null,
      startMs: startMs ?? noteStart(note),
    };
  };
}
