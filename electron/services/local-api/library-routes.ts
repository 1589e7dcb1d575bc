import { z } from 'zod';
import { exportFormats } from '#shared/export.ts';
import { findingStates, severities } from '#shared/watch.ts';
import { ApiFailure, jsonAnswer } from './api-failure.ts';
import type { ApiCall } from './api-parts.ts';
import { found, jobRow, nothing, pageQuery } from './job-routes.ts';
import { exportAnswer } from './transcript-answers.ts';

export const recordingsQuery = pageQuery.extend({
  filter: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'In the language of the search, e.g. `tag:court lang:ru`.' }),
});
export const transcriptQuery = z.object({
  format: z.enum(exportFormats).default('json'),
  times: z.stringbool().default(false),
});
export const searchQuery = pageQuery.extend({
  q: z.string().min(1).max(1000),
  order: z.enum(['newest', 'relevance']).optional(),
});
export const findingsQuery = pageQuery.extend({
  state: z.enum(findingStates).optional(),
  severity: z.enum(severities).optional(),
  recording_id: z.coerce.number().int().positive().optional(),
});

export async function listRecordings({ parts }: ApiCall, query: z.output<typeof recordingsQuery>): Promise<Response> {
  const { offset, limit, filter } = query;
  const ask = { offset, limit, bin: false, ...(filter !== undefined && { filter }) };
  const { rows, total } = await parts.services()['recordings.list'](ask);
  return jsonAnswer({ object: 'list', data: rows, total });
}

export async function getRecording(call: ApiCall): Promise<Response> {
  const recording = found(call);
  const { path: _, mediaKey: __, ...shown } = recording;
  return jsonAnswer({ object: 'recording', ...shown, job: jobRow(call.parts, recording) });
}

/** To the bin, as in the app; the source file is not touched. */
export async function removeRecording(call: ApiCall): Promise<Response> {
  const { id } = found(call);
  await call.parts.services()['recordings.remove']({ recordingIds: [id] });
  return nothing();
}

export async function getTranscript(call: ApiCall, query: z.output<typeof transcriptQuery>): Promise<Response> {
  const { transcriptId, state } = found(call);
  if (transcriptId === null) {
    throw new ApiFailure(409, 'no_transcript', `This recording has no text yet; its job is “${state}”.`);
  }
  return await exportAnswer(call.parts.library, transcriptId, query.format, { withTimes: query.times });
}

export async function search({ parts }: ApiCall, query: z.output<typeof searchQuery>): Promise<Response> {
  const { q, order, ...page } = query;
  const reply = await parts.services()['search.query']({ text: q, ...(order && { order }), ...page });
  return jsonAnswer({
    object: 'list',
    data: reply.hits,
    total: reply.total,
    is_total_exact: reply.isTotalExact,
    next_offset: reply.nextOffset,
  });
}

export async function listFindings({ parts }: ApiCall, query: z.output<typeof findingsQuery>): Promise<Response> {
  const { state, severity, recording_id: recordingId = null, ...page } = query;
  const filter = {
    states: state === undefined ? [] : [state],
    severities: severity === undefined ? [] : [severity],
    listId: null,
    recordingId,
  };
  const found = await parts.services()['findings.list']({ filter, snapshot: null, ...page });
  return jsonAnswer({ object: 'list', data: found.rows, total: found.total });
}
