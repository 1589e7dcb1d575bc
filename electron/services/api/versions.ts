import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { comparePage, compareTotals, nextDifference, type TwoVersions } from '#services/versions/compare.ts';
import { asChosen } from '#services/store/recordings/job-options.ts';
import { takeRows } from '#services/versions/take-rows.ts';
import type { Parts } from './parts.ts';

type VersionParts = Pick<Parts, 'library' | 'events' | 'queue' | 'jobOptions'>;
type CompareMethod = 'versions.compare' | 'versions.totals' | 'versions.nextDifference' | 'versions.take';

/** The texts of a recording: made, chosen, put away, compared, and brought together. */
export function versionsServices(parts: VersionParts): ServicesOf<'versions'> {
  return { ...choiceServices(parts), ...compareServices(parts) };
}

function choiceServices(parts: VersionParts): Omit<ServicesOf<'versions'>, CompareMethod> {
  const { library, events, queue } = parts;
  const { versions } = library;
  const emitRecording = (recordingId: number) => {
    events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
    return null;
  };
  return {
    'versions.list': async ({ recordingId }) => versions.list(recordingId),
    'versions.make': async ({ recordingId, modelId, preset, language, sound: wanted, ...given }) => {
      const { state, transcriptId } = library.recordings.get(recordingId);
      const before =
        transcriptId === null
          ? library.jobs.get(recordingId).options.sound
          : library.transcripts.get(transcriptId).sound;
      const sound = wanted ?? before;
      if (state === 'running' || state === 'waiting' || state === 'paused') {
        throw badRequest('recording-queued');
      }
      const isBeside = versions.list(recordingId).some((one) => one.transcriptId === transcriptId && one.isFinished);
      const chosen = { modelId, preset, language, ...(sound && { sound }), ...(isBeside && { isBeside }) };
      const { isOneModel, restoresPeaks, ...usual } = asChosen(parts.jobOptions());
      library.jobs.setOptions(recordingId, {
        ...usual,
        ...chosen,
        ...((given.isOneModel ?? isOneModel) === true && { isOneModel: true }),
        ...((given.restoresPeaks ?? restoresPeaks) === true && { restoresPeaks: true }),
      });
      queue.retry(recordingId);
      return null;
    },
    'versions.use': async ({ transcriptId }) => emitRecording(versions.use(transcriptId)),
    'versions.remove': async ({ transcriptId }) => emitRecording(versions.remove(transcriptId)),
    'versions.restore': async ({ transcriptId }) => emitRecording(versions.restore(transcriptId)),
  };
}

function compareServices({ library, events }: VersionParts): Pick<ServicesOf<'versions'>, CompareMethod> {
  const { segments, edits } = library;
  let countings = 0;
  const checked = ({ leftId, rightId }: TwoVersions): TwoVersions => {
    const [left, right] = [library.transcripts.get(leftId), library.transcripts.get(rightId)];
    if (left.recordingId !== right.recordingId) {
      throw badRequest('several-recordings');
    }
    return { leftId, rightId };
  };
  return {
    'versions.compare': async ({ offset, limit, ...two }) => comparePage(segments, checked(two), { offset, limit }),
    'versions.totals': async (two) => {
      countings += 1;
      const own = countings;
      return await compareTotals(segments, checked(two), () => own === countings);
    },
    'versions.nextDifference': async ({ index, direction, ...two }) =>
      await nextDifference(segments, checked(two), { index, direction }),
    'versions.take': async ({ segmentIds, ...two }) => {
      const { leftId } = checked(two);
      const model = library.transcripts.get(two.rightId).modelId;
      const done = takeRows(edits, segments, two, { segmentIds, model });
      const edited = emitStep(events, done);
      const change = done.transcripts.find(({ transcriptId }) => transcriptId === leftId);
      return { ...edited, changedCount: change?.segmentIds.length ?? 0 };
    },
  };
}
