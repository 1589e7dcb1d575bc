import { keepTiming } from '#shared/text/keep-timing.ts';
import type { Segment } from '#shared/segment.ts';
import { maxDetailLength } from '#shared/edits/step.ts';
import { segmentOf, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import type { SegmentParts } from '#services/store/segments/segments.ts';
import type { EditStore, StepDraft } from './edits.ts';
import type { Journal } from './journal.ts';
import { applied, newStep, type OpenAStep } from './open-step.ts';
import { rowOf } from './recognised-row.ts';
import type { Reverse } from './reverse.ts';
import { decodePatch } from './row-patch.ts';
import type { PutRow } from './step-draft.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

interface Parts extends SegmentParts {
  readonly journal: Journal;
  readonly open: OpenAStep;
  readonly draftOf: (put: PutRow) => StepDraft;
  readonly reverse: Reverse;
}

/**
 * Text is saved while it is typed, so words are timed against what the segment was when the visit to the field began: a
 * word that was half deleted and typed again has its old time. A text that is back where it began takes the visit back.
 */
export function prepareTextSession(parts: Parts): EditStore['setText'] {
  const { writer, open, draftOf, reverse } = parts;
  const before = prepareBefore(parts);
  return (segmentId, text, session) =>
    writer.write(() => {
      const label = { name: 'text', detail: { text: text.trim().slice(0, maxDetailLength) }, session } as const;
      const transcriptId = transcriptOf(segmentId);
      const visit = session === undefined ? null : before(segmentId, session);
      if (visit !== null && visit.segment.text === text.trim()) {
        const { step } = reverse(visit.stepId);
        return { ...applied(step), transcriptId, segment: draftOf(step.put).segment(segmentId) };
      }
      const step = open(newStep(label));
      const words = visit === null ? {} : { words: keepTiming(visit.segment, text.trim()) };
      const segment = draftOf(step.put).set(segmentId, { text, ...words });
      return { ...applied(step), transcriptId, segment };
    });
}

/** The visit in progress, with the segment as it was when it began; null when this is its first change. */
function prepareBefore({ database, path, journal }: Parts) {
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  return (segmentId: number, session: string): { stepId: number; segment: Segment } | null => {
    const newest = journal.newest(transcriptOf(segmentId));
    const row = selectOne.get(segmentId);
    if (newest?.session !== session || row === undefined) return null;
    const entries = journal.entriesOf(newest.id, segmentId);
    if (entries.length === 0) return null;
    const first: SegmentRow = Object.assign({ ...row }, ...entries.map(({ before }) => decodePatch(before)));
    return { stepId: newest.id, segment: segmentOf(rowOf(first, row.speaker), path) };
  };
}
