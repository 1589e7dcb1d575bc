import { z } from 'zod';
import type { Recording } from '#shared/recording.ts';
import { jsonAnswer, safeHeaders } from './api-failure.ts';
import type { ApiCall, ApiParts } from './api-parts.ts';
import { eventStreamAnswer } from './event-stream.ts';
import { keepingTidy, receiveForm } from './receive-form.ts';
import { hasEnded, submitRecording } from './submit-recording.ts';
import { jobOptionsFor } from './transcription-request.ts';

export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A job goes by the number of its recording. */
export function jobRow(parts: ApiParts, recording: Recording) {
  const { id, name, state, failure, durationMs, language, transcriptId, jobModelId } = recording;
  const progress = parts.queue.progressOf(id) ?? recording.progress;
  return {
    id: String(id),
    object: 'job',
    state,
    recording_id: id,
    name,
    model: jobModelId,
    language,
    duration_ms: durationMs,
    progress:
      progress === null ? null : { done_ms: progress.doneMs, total_ms: progress.totalMs, left_ms: progress.leftMs },
    error: failure === null ? null : { code: failure.code.replaceAll('-', '_'), params: failure.params },
    transcript: transcriptId === null ? null : `/v1/recordings/${id}/transcript`,
  };
}

/** 202: it is in the queue and on the disk; whatever happens to the connection, it will be done. */
export async function createJob(call: ApiCall): Promise<Response> {
  const { parts } = call;
  const form = await receiveForm(call);
  const { recordingId, isNew } = await keepingTidy(parts, form, async () =>
    submitRecording(parts, form.file, await jobOptionsFor(parts, form.fields)),
  );
  const row = jobRow(parts, parts.library.recordings.get(recordingId));
  return jsonAnswer(row, isNew || !hasEnded(row) ? 202 : 200, { location: `/v1/jobs/${row.id}` });
}

export async function listJobs({ parts }: ApiCall, query: z.output<typeof pageQuery>): Promise<Response> {
  const { rows, total } = await parts.services()['jobs.next'](query);
  const running = await parts.services()['jobs.running']({});
  return jsonAnswer({
    object: 'list',
    running: running === null ? null : jobRow(parts, running),
    data: rows.map((row) => jobRow(parts, row)),
    total,
  });
}

export async function getJob(call: ApiCall): Promise<Response> {
  return jsonAnswer(jobRow(call.parts, found(call)));
}

export async function cancelJob(call: ApiCall): Promise<Response> {
  const { id } = found(call);
  await call.parts.queue.cancel(id);
  return jsonAnswer(jobRow(call.parts, call.parts.library.recordings.get(id)));
}

/** Its progress and committed text as server-sent events, until it has ended. */
export async function jobEvents(call: ApiCall): Promise<Response> {
  const { parts, request } = call;
  const recording = found(call);
  return eventStreamAnswer(request.signal, (writer) => {
    const state = () => {
      const now = parts.library.recordings.get(recording.id);
      writer.send({ type: 'job', job: jobRow(parts, now) });
      if (hasEnded(now)) queueMicrotask(() => writer.end());
    };
    const off = parts.events.on((event) => {
      if (event.name === 'segments.added' && event.data.recordingId === recording.id) {
        writer.send({ type: 'segments', segments: event.data.segments });
      } else if (event.name === 'job.progressed' && event.data.recordingId === recording.id) state();
      else if (event.name === 'recording.changed' && event.data.recording.id === recording.id) state();
      else if (event.name === 'recordings.changed' && event.data.recordingIds.includes(recording.id)) state();
    });
    state();
    return off;
  });
}

export async function retryJob(call: ApiCall): Promise<Response> {
  const { id } = found(call);
  await call.parts.services()['jobs.retry']({ recordingId: id });
  return jsonAnswer(jobRow(call.parts, call.parts.library.recordings.get(id)), 202);
}

/** Throws `not-found`. */
export function found({ parts, id }: ApiCall): Recording {
  return parts.library.recordings.get(/^\d{1,15}$/.test(id) ? Number(id) : 0);
}

export function nothing(): Response {
  return new Response(null, { status: 204, headers: safeHeaders });
}
