import type { ServicesOf } from '#shared/contract/contract.ts';
import type { TakenBack } from '#shared/step.ts';
import { AppFailure } from '#shared/failure.ts';
import type { AppliedStep, TakenBackStep } from '#services/edits/edits.ts';
import {
  insertSegment,
  mergeSegments,
  moveBorders,
  removeSegments,
  splitSegment,
} from '#services/edits/segment-commands.ts';
import {
  addSpeaker,
  assignSpeaker,
  listSpeakers,
  mergeSpeakers,
  renameSpeaker,
} from '#services/edits/speaker-commands.ts';
import type { EventBus } from '#shared/event-bus.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import type { Library } from '#services/library/library.ts';
import type { SegmentStore } from '#services/store/records.ts';
import { transcriptOf } from '#services/store/segment-row.ts';

type SegmentEdits = Omit<ServicesOf<'segments'>, 'segments.list' | 'segments.indexAt' | 'segments.firstReading'>;

/** More than a page shows at once nobody asks for. */
const mostIds = 200;

type Told = <T extends AppliedStep>(step: T) => T;
type Parts = { readonly library: Library; readonly events: EventBus };

const done = null;

/** Changes of the text, and the way back; every page hears of each. */
export function editServices(parts: Parts): SegmentEdits & ServicesOf<'speakers' | 'edits'> {
  const told: Told = (step) => {
    emitStep(parts.events, step);
    return step;
  };
  return { ...segmentServices(parts, told), ...speakerServices(parts, told), ...historyServices(parts, told) };
}

function segmentServices({ library: { edits, index, segments } }: Parts, told: Told): SegmentEdits {
  return {
    'segments.editText': async ({ segmentId, text, session, onto }) => {
      requireSame(segments, segmentId, onto, text);
      return told(edits.setText(segmentId, text, session)).segment;
    },
    'segments.split': async ({ onto, ...where }) => {
      requireSame(segments, where.segmentId, onto);
      return told(splitSegment(edits, where)).segment;
    },
    'segments.merge': async ({ onto, ...which }) => {
      requireSame(segments, which.segmentId, onto);
      const { segment, caret } = told(mergeSegments(edits, which));
      return { segment, caret };
    },
    'segments.insert': async (where) => told(insertSegment(edits, where)).segment,
    'segments.remove': async ({ segmentIds }) => {
      told(removeSegments(edits, segmentIds));
      return done;
    },
    'segments.setTimes': async (times) => told(moveBorders(edits, times)).segment,
    'segments.assignSpeaker': async ({ segmentIds, speaker }) => {
      const [transcriptId, ...others] = new Set(segmentIds.map(transcriptOf));
      if (transcriptId === undefined || others.length > 0) {
        throw new AppFailure('bad-request', { detail: 'the segments are of several transcripts' });
      }
      const assigned = assignSpeaker(edits, index.database, { transcriptId, segmentIds }, speaker);
      return { speaker: told(assigned).speaker };
    },
    'segments.original': async ({ segmentId }) => edits.original(segmentId),
    'segments.restore': async ({ segmentId }) => {
      told(edits.restore(segmentId));
      return done;
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

function speakerServices({ library }: Parts, told: Told): ServicesOf<'speakers'> {
  const { edits } = library;
  const { database } = library.index;
  return {
    'speakers.list': async ({ transcriptId }) => listSpeakers(database, transcriptId),
    'speakers.create': async ({ transcriptId, name }) => {
      told(addSpeaker(edits, transcriptId, name));
      return done;
    },
    'speakers.rename': async ({ speakerId, name }) => {
      told(renameSpeaker(edits, database, speakerId, name));
      return done;
    },
    'speakers.merge': async ({ speakerId, intoId }) => {
      told(mergeSpeakers(edits, database, speakerId, intoId));
      return done;
    },
  };
}

function historyServices({ library: { edits } }: Parts, told: Told): ServicesOf<'edits'> {
  const takenBack = (step: TakenBackStep): TakenBack => {
    const { segmentIds, startMs, skippedCount } = told(step);
    return { segmentIds: segmentIds.slice(0, mostIds), startMs, skippedCount };
  };
  const orNull = (step: TakenBackStep | null) => (step === null ? null : takenBack(step));
  return {
    'edits.undo': async ({ transcriptId }) => orNull(edits.undo(transcriptId)),
    'edits.redo': async ({ transcriptId }) => orNull(edits.redo(transcriptId)),
    'edits.goTo': async ({ transcriptId, stepId }) => takenBack(edits.goTo(transcriptId, stepId)),
    'edits.takeBack': async ({ stepId }) => orNull(edits.takeBack(stepId)),
    'edits.history': async ({ transcriptId, ...page }) => edits.history(transcriptId, page),
  };
}
