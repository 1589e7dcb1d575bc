import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import type { AppliedStep } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { requireKnownSpeakers } from '#services/edits/known-speakers.ts';
import {
  insertSegment,
  mergeSegments,
  moveBorders,
  removeSegments,
  splitSegment,
  type SegmentStep,
} from '#services/edits/segment-commands.ts';
import { assignSpeaker } from '#services/edits/speaker-commands.ts';
import type { SegmentStore } from '#services/store/records.ts';
import type { Parts } from './parts.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

/** Segments and their changes; every page is notified of each change. */
export function segmentsServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'segments'> {
  const { edits, index, segments } = library;
  const edited = (step: AppliedStep) => emitStep(events, step);
  const withSegment = (step: SegmentStep) => ({ ...edited(step), segment: step.segment });
  return {
    'segments.list': async ({ transcriptId, ...page }) => segments.list(transcriptId, page),
    'segments.indexAt': async ({ transcriptId, atMs }) => segments.indexAt(transcriptId, atMs),
    'segments.firstReading': async ({ segmentId }) => segments.firstReading(segmentId),
    'segments.editText': async ({ segmentId, text, session, onto }) => {
      requireSame(segments, segmentId, onto, text);
      return withSegment(edits.setText(segmentId, text, session));
    },
    'segments.split': async ({ onto, ...where }) => {
      requireSame(segments, where.segmentId, onto);
      return withSegment(splitSegment(edits, where));
    },
    'segments.merge': async ({ onto, ...which }) => {
      requireSame(segments, which.segmentId, onto);
      const merged = mergeSegments(edits, which);
      return { ...withSegment(merged), caret: merged.caret };
    },
    'segments.insert': async (where) => withSegment(insertSegment(edits, where)),
    'segments.remove': async ({ segmentIds }) => edited(removeSegments(edits, segmentIds)),
    'segments.setTimes': async (times) => withSegment(moveBorders(edits, times)),
    'segments.assignSpeaker': async ({ segmentIds, speaker, onto = [] }) => {
      const [transcriptId, ...others] = new Set(segmentIds.map(transcriptOf));
      if (transcriptId === undefined || others.length > 0) {
        throw badRequest('several-transcripts');
      }
      requireKnownSpeakers(index.database, transcriptId, onto, speaker);
      const assigned = assignSpeaker(edits, index.database, { transcriptId, segmentIds }, speaker);
      return { ...edited(assigned), speaker: assigned.speaker, speakerId: assigned.speakerId };
    },
    'segments.original': async ({ segmentId }) => edits.original(segmentId),
    'segments.restore': async ({ segmentId }) => edited(edits.restore(segmentId)),
  };
}

/** A change that was made on a text which is no longer there does not overwrite the one that took its place. */
function requireSame(segments: SegmentStore, segmentId: number, onto: string | undefined, text?: string): void {
  if (onto === undefined) return;
  const { text: present } = segments.get(segmentId);
  if (present === onto.trim() || present === text?.trim()) return;
  throw new AppFailure('segment-changed', { text: present });
}
