import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { canTranscribe } from '#shared/model.ts';
import { ApiFailure, jsonAnswer } from './api-failure.ts';
import type { ApiCall, ApiParts } from './api-parts.ts';
import { eventStreamAnswer } from './event-stream.ts';
import { readMultipart } from './multipart.ts';
import { keepingTidy, receiveForm } from './receive-form.ts';
import { putFirst, submitRecording, untilEnded, type Submitted } from './submit-recording.ts';
import { diarizedSegment, joinedText, secondsOf, transcriptAnswer } from './transcript-answers.ts';
import { jobOptionsFor, type TranscriptionFields } from './transcription-request.ts';

/** Callers that wait for a text at the same time; more are asked to come again. */
export const maxWaitingCalls = 16;
const retryAfterSeconds = 30;

let waitingCalls = 0;

/** The text of a file, when it is there; streamed as it is committed where the client asks for it. */
export async function transcribe(call: ApiCall, isTranslation: boolean): Promise<Response> {
  const { parts, request } = call;
  if (parts.library.settings.get().isQueuePaused) {
    throw new ApiFailure(503, 'queue_paused', 'The queue is paused in the app. Resume it, or use POST /v1/jobs.');
  }
  if (waitingCalls >= maxWaitingCalls) {
    throw new ApiFailure(
      429,
      'too_many_waiting',
      `${maxWaitingCalls} requests wait for a text already. Use POST /v1/jobs for many files.`,
      {
        retryAfterSeconds,
      },
    );
  }
  waitingCalls += 1;
  let isHandedOver = false;
  const leave = () => (waitingCalls -= 1);
  try {
    const form = await receiveForm(call);
    const { fields } = form;
    const [submitted, options] = await keepingTidy(parts, form, async () => {
      const wanted = await jobOptionsFor(parts, { ...fields, ...(isTranslation && { translate: true }) });
      return [await submitRecording(parts, form.file, wanted), wanted] as const;
    });
    putFirst(parts, submitted.recordingId);
    const work = { parts, fields, submitted, isTranslation: options.translate, gone: request.signal };
    if (fields.stream !== true) return await whole(work);
    isHandedOver = true;
    return streamed(work, leave);
  } finally {
    if (!isHandedOver) leave();
  }
}

interface Work {
  readonly parts: ApiParts;
  readonly fields: TranscriptionFields;
  readonly submitted: Submitted;
  readonly isTranslation: boolean;
  readonly gone: AbortSignal;
}

async function whole(work: Work): Promise<Response> {
  const { parts, fields, isTranslation } = work;
  try {
    const transcriptId = finishedText(parts, await ended(work));
    const withWords = fields.timestamp_granularities?.includes('word') === true;
    return await transcriptAnswer(parts.library, transcriptId, {
      format: fields.response_format,
      withWords,
      isTranslation,
    });
  } finally {
    forget(work);
  }
}

/** A client that leaves takes its recording out of the queue. */
async function ended({ parts, submitted: { recordingId, isNew }, gone }: Work): Promise<Recording> {
  try {
    return await untilEnded(parts, recordingId, gone);
  } catch (error) {
    if (gone.aborted && isNew && !parts.signal.aborted) await parts.queue.cancel(recordingId);
    throw error;
  }
}

/** Fails with what the job failed with. */
function finishedText({ library }: ApiParts, recording: Recording): number {
  const { failure, state, id } = recording;
  if (failure !== null) throw new AppFailure(failure.code, failure.params);
  const { transcriptId } = library.jobs.get(id);
  if (state !== 'done' || transcriptId === null) {
    throw new ApiFailure(409, 'job_cancelled', 'The transcription was cancelled in the app.');
  }
  return transcriptId;
}

function streamed(work: Work, leave: () => void): Response {
  const { parts, fields, submitted } = work;
  const { recordingId } = submitted;
  return eventStreamAnswer(work.gone, (writer) => {
    let sent = 0;
    const send = (segments: Parameters<typeof joinedText>[0] & readonly Parameters<typeof diarizedSegment>[0][]) => {
      const delta = joinedText(segments);
      if (delta === '') return;
      if (fields.response_format === 'diarized_json') {
        for (const segment of segments) writer.send(diarizedSegment(segment));
      }
      writer.send({ type: 'transcript.text.delta', delta: sent === 0 ? delta : ` ${delta}` });
      sent += 1;
    };
    const off = parts.events.on((event) => {
      if (event.name === 'segments.added' && event.data.recordingId === recordingId) send(event.data.segments);
    });
    ended(work)
      .then((recording) => {
        const transcriptId = finishedText(parts, recording);
        const segments = [...parts.library.segments.iterate(transcriptId)];
        // All of it was there already.
        if (sent === 0) send(segments);
        const seconds = secondsOf(recording.durationMs ?? 0);
        writer.send({ type: 'transcript.text.done', text: joinedText(segments), usage: { type: 'duration', seconds } });
      })
      .catch((error: unknown) => {
        const code = error instanceof AppFailure ? error.code.replaceAll('-', '_') : 'internal';
        writer.send({
          type: 'error',
          error: { message: (error as Error).message, type: 'server_error', param: null, code },
        });
      })
      .finally(() => {
        off();
        leave();
        forget(work);
        writer.end();
      });
    return off;
  });
}

/** Nothing stays of what is not to be stored, nor of a file that no text could be made of: the caller knows why. */
function forget({ parts, fields, submitted: { recordingId, isNew } }: Work): void {
  if (!isNew || parts.signal.aborted) return;
  const isUseless = parts.library.recordings.get(recordingId).state === 'failed';
  if (fields.store && !isUseless) return;
  const services = parts.services();
  const recordingIds = [recordingId];
  services['recordings.remove']({ recordingIds })
    .then(() => services['recordings.erase']({ choice: { recordingIds }, withCopies: false }))
    .catch((error: unknown) => parts.log.warn('a recording of the local API could not be deleted', error));
}

/** Installed models that write text, and the name that stands for the usual one. */
export async function listModels({ parts }: ApiCall): Promise<Response> {
  return jsonAnswer({ object: 'list', data: await modelRows(parts) });
}

export async function getModel({ parts, id }: ApiCall): Promise<Response> {
  const found = (await modelRows(parts)).find((row) => row.id === id);
  if (found === undefined) throw new ApiFailure(404, 'model_not_found', `The model “${id}” is not installed.`);
  return jsonAnswer(found);
}

async function modelRows({ models }: ApiParts) {
  const own = (await models.list()).filter(canTranscribe).map(({ id, sha256 }) => ({ id, sha256 }));
  return [{ id: 'whisper-1', sha256: null }, ...own].map(({ id, sha256 }) => ({
    id,
    object: 'model',
    created: 0,
    owned_by: 'stenogram',
    sha256,
  }));
}

/** whisper-server's `/load`: the model of what comes from now on. */
export async function loadModel(call: ApiCall): Promise<Response> {
  const { request, parts } = call;
  const type = request.headers.get('content-type') ?? '';
  if (request.body === null) throw new ApiFailure(400, 'invalid_value', 'model: is missing', { param: 'model' });
  const form = await readMultipart(request.body, type, async () => {});
  const asked = form.get('model')?.at(-1) ?? '';
  const fileName = asked.split(/[/\\]/).at(-1) ?? '';
  const found = (await parts.models.list()).find((model) => model.id === asked || model.fileName === fileName);
  if (found === undefined || !canTranscribe(found)) {
    throw new ApiFailure(404, 'model_not_found', `The model “${asked}” is not installed.`, { param: 'model' });
  }
  await parts.services()['settings.set']({ modelId: found.id });
  return jsonAnswer({ status: 'ok', model: found.id });
}
