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
} from '#services/edits/segment-commands.ts';
import { assignSpeaker } from '#services/edits/speaker-commands.ts';
import type { SegmentStore } from '#services/store/records.ts';
import { transcriptOf } from '#services/store/segment-row.ts';
import type { Parts } from './parts.ts';

/** Segments and their changes; every page is told of each change. */
export function segmentsServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'segments'> {
  const { edits, index, segments } = library;
  const emitted = <T extends AppliedStep>(step: T): T => {
    emitStep(events, step);
    return step;
  };
  return {
    'segments.list': async ({ transcriptId, ...page }) => segments.list(transcriptId, page),
    'segments.indexAt': async ({ transcriptId, atMs }) => segments.indexAt(transcriptId, atMs),
    'segments.firstReading': async ({ segmentId }) => segments.firstReading(segmentId),
    'segments.editText': async ({ segmentId, text, session, onto }) => {
      requireSame(segments, segmentId, onto, text);
      return emitted(edits.setText(segmentId, text, session)).segment;
    },
    'segments.split': async ({ onto, ...where }) => {
      requireSame(segments, where.segmentId, onto);
      return emitted(splitSegment(edits, where)).segment;
    },
    'segments.merge': async ({ onto, ...which }) => {
      requireSame(segments, which.segmentId, onto);
      const { segment, caret } = emitted(mergeSegments(edits, which));
      return { segment, caret };
    },
    'segments.insert': async (where) => emitted(insertSegment(edits, where)).segment,
    'segments.remove': async ({ segmentIds }) => {
      emitted(removeSegments(edits, segmentIds));
      return null;
    },
    'segments.setTimes': async (times) => emitted(moveBorders(edits, times)).segment,
    'segments.assignSpeaker': async ({ segmentIds, speaker, onto = [] }) => {
      const [transcriptId, ...others] = new Set(segmentIds.map(transcriptOf));
      if (transcriptId === undefined || others.length > 0) {
        throw new AppFailure('bad-request', { detail: 'the segments are of several transcripts' });
      }
      requireKnownSpeakers(index.database, transcriptId, onto, speaker);
      const assigned = emitted(assignSpeaker(edits, index.database, { transcriptId, segmentIds }, speaker));
      return { speaker: assigned.speaker, speakerId: assigned.speakerId };
    },
    'segments.original': async ({ segmentId }) => edits.original(segmentId),
    'segments.restore': async ({ segmentId }) => {
      emitted(edits.restore(segmentId));
      return null;
    },
  };
}

/** A change that was made on a text which is no longer there is not laid over the one that took its place. */
function requireSame(segments: SegmentStore, segmentId: number, onto: string | undefined, text?: string): void {
  if (onto === undefined) return;
  const { text: present } = segments.get(segmentId);
  if (present === onto.trim() || present === text?.trim()) return;
  throw new AppFailure('segment-changed', { text: present });
}
