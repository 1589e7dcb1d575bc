import { badRequest } from '#shared/text/bad-request.ts';
import { AppFailure } from '#shared/failure.ts';
import { fitWords, keepTiming } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';
import { createSegmentIds, createSegmentOrder } from '#services/store/segments/segment-order.ts';
import { segmentOf, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { editedFlag, packFlags } from '#services/store/segments/segment-flags.ts';
import type { SegmentParts } from '#services/store/segments/segments.ts';
import { packWords, packWordTexts } from '#services/store/segments/word-blob.ts';
import type { SegmentChange, StepDraft } from './edits.ts';
import type { JournalledTable } from './journalled-rows.ts';
import { firstFree, takenSlots } from '#services/store/speaker-slots.ts';
import { pick, type RowPatch } from './row-patch.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

/** Brings one row of a journalled table to what it shall be, within the step. */
export type PutRow = (subject: string, rowId: number, transcriptId: number, row: RowPatch | null) => void;

interface Tables {
  readonly tables: Readonly<Record<string, JournalledTable>>;
}

/** What callers of `apply` change segments and speakers by. */
export function prepareDraft({ database, path, tables }: SegmentParts & Tables): (put: PutRow) => StepDraft {
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const nextId = createSegmentIds(database);
  const order = createSegmentOrder(database);
  const rowOf = (segmentId: number): SegmentRow => {
    const row = selectOne.get(segmentId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'segment' });
    return row;
  };
  const columns = tables['segment']?.columns ?? [];
  const segment = (segmentId: number) => segmentOf(rowOf(segmentId), path);
  return (put) => ({
    segment,
    neighbours(segmentId) {
      const row = rowOf(segmentId);
      const [previous] = order.before(row, 1);
      const [next] = order.after(row, 1);
      return { previous: previous ? segment(previous.id) : null, next: next ? segment(next.id) : null };
    },
    set(segmentId, change) {
      const row = rowOf(segmentId);
      const after = { ...row, ...changedColumns(row, segmentOf(row, path), change) };
      put('segment', segmentId, transcriptOf(segmentId), pick(after, columns));
      return segment(segmentId);
    },
    add(transcriptId, { startMs, endMs, text, speakerId, words, confidence, marks = [], language = null }) {
      const id = nextId(transcriptId, 1);
      const said = text.trim();
      const spoken = words ?? keepTiming({ startMs, endMs, text: '', words: [] }, said);
      put('segment', id, transcriptId, {
        start_ms: startMs,
        end_ms: endMs,
        speaker_id: speakerId,
        flags: packFlags({ isEdited: true, marks, hasFirstReading: false, language }),
        confidence: confidence === undefined || confidence === null ? null : Math.round(confidence * 1000),
        ...textColumns(said, spoken, { startMs, endMs }),
      });
      return segment(id);
    },
    remove: (segmentId) => put('segment', rowOf(segmentId).id, transcriptOf(segmentId), null),
    put,
    ...prepareSpeakers({ database, put }),
  });
}

function changedColumns(row: SegmentRow, before: Segment, change: SegmentChange): RowPatch {
  const startMs = change.startMs ?? before.startMs;
  const endMs = change.endMs ?? before.endMs;
  if (startMs < 0 || endMs < startMs) throw badRequest('segment-reversed');
  const text = change.text?.trim() ?? before.text;
  const isMoved = startMs !== before.startMs || endMs !== before.endMs;
  const speaker = change.speakerId === undefined ? {} : { speaker_id: change.speakerId };
  if (text === before.text && !isMoved && change.words === undefined) return speaker;
  const kept = text === before.text ? before.words : keepTiming(before, text);
  const words = change.words ?? (isMoved ? fitWords(kept, { startMs, endMs }) : kept);
  const flags = text === before.text ? row.flags : row.flags | editedFlag;
  return { ...speaker, start_ms: startMs, end_ms: endMs, flags, ...textColumns(text, words, { startMs, endMs }) };
}

function textColumns(text: string, words: readonly Word[], span: Pick<Segment, 'startMs' | 'endMs'>) {
  return { text, words: packWords(words, span), word_texts: packWordTexts(words, text) };
}

type SpeakerCalls = Pick<StepDraft, 'speaker' | 'speakerNamed' | 'renameSpeaker' | 'removeSpeaker'>;

function prepareSpeakers({ database, put }: Pick<SegmentParts, 'database'> & { readonly put: PutRow }): SpeakerCalls {
  const select = 'SELECT id, transcript_id AS transcriptId, name, slot FROM main.speaker WHERE';
  type Row = ReturnType<StepDraft['speaker']> & { readonly slot: number | null };
  const speaker = (speakerId: number): Row => {
    const row = database.prepare<[number], Row>(`${select} id = ?`).get(speakerId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'speaker' });
    return row;
  };
  return {
    speaker,
    speakerNamed(transcriptId, name, wanted) {
      const known = database
        .prepare<[number, string], Row>(`${select} transcript_id = ? AND name = ? ORDER BY id LIMIT 1`)
        .get(transcriptId, name);
      if (known !== undefined) return known;
      const hasTranscript =
        database.prepare('SELECT 1 FROM main.transcript WHERE id = ?').get(transcriptId) !== undefined;
      if (!hasTranscript) throw new AppFailure('not-found', { what: 'transcript' });
      // Never the id of one that was removed: the journal speaks of it.
      const id = database
        .prepare<[], number>(
          `SELECT max(coalesce((SELECT max(id) FROM main.speaker), 0),
             coalesce((SELECT max(row_id) FROM main.edit WHERE subject = 'speaker'), 0)) + 1`,
        )
        .pluck()
        .get();
      if (id === undefined) throw new Error('no id for a speaker');
      const taken = takenSlots(database, transcriptId);
      const slot = wanted === undefined || taken.has(wanted) ? firstFree(taken) : wanted;
      put('speaker', id, transcriptId, { transcript_id: transcriptId, name, slot });
      return { id, transcriptId, name };
    },
    renameSpeaker(speakerId, name) {
      const { transcriptId, slot } = speaker(speakerId);
      put('speaker', speakerId, transcriptId, { transcript_id: transcriptId, name, slot });
    },
    removeSpeaker: (speakerId) => put('speaker', speakerId, speaker(speakerId).transcriptId, null),
  };
}
