import type { z } from 'zod';
import { jsonAnswer } from './api-failure.ts';
import type { ApiCall } from './api-parts.ts';
import { cancelJob, createJob, getJob, jobEvents, listJobs, pageQuery, retryJob } from './job-routes.ts';
import {
  findingsQuery,
  getRecording,
  getTranscript,
  listFindings,
  listRecordings,
  recordingsQuery,
  removeRecording,
  search,
  searchQuery,
  transcriptQuery,
} from './library-routes.ts';
import { getModel, listModels, loadModel, transcribe } from './transcription-routes.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `:id` stands for one part of a path. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  /** It takes a file with the fields of a transcription. */
  readonly takesFile?: boolean;
  readonly needsToken?: boolean;
  answer(call: ApiCall, query: never): Promise<Response>;
}

/** Every path of the local API; the OpenAPI document is made of this table. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/audio/transcriptions',
    summary: 'The text of a file, as OpenAI’s API gives it',
    takesFile: true,
    answer: (call) => transcribe(call, false),
  },
  {
    method: 'POST',
    path: '/v1/audio/translations',
    summary: 'The text of a file in English',
    takesFile: true,
    answer: (call) => transcribe(call, true),
  },
  {
    method: 'POST',
    path: '/inference',
    summary: 'The text of a file, as whisper-server gives it',
    takesFile: true,
    answer: (call) => transcribe(call, false),
  },
  { method: 'POST', path: '/load', summary: 'Chooses the model, as whisper-server does', answer: loadModel },
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the API is there',
    needsToken: false,
    answer: async () => jsonAnswer({ status: 'ok' }),
  },
  { method: 'GET', path: '/v1/models', summary: 'Installed models', answer: listModels },
  { method: 'GET', path: '/v1/models/:id', summary: 'One model', answer: getModel },
  {
    method: 'POST',
    path: '/v1/jobs',
    summary: 'Queues a file and answers at once',
    takesFile: true,
    answer: createJob,
  },
  { method: 'GET', path: '/v1/jobs', summary: 'What runs and what waits', query: pageQuery, answer: listJobs },
  { method: 'GET', path: '/v1/jobs/:id', summary: 'One job', answer: getJob },
  { method: 'DELETE', path: '/v1/jobs/:id', summary: 'Cancels a job', answer: cancelJob },
  { method: 'POST', path: '/v1/jobs/:id/retry', summary: 'Starts a failed job again', answer: retryJob },
  { method: 'GET', path: '/v1/jobs/:id/events', summary: 'Progress and text as server-sent events', answer: jobEvents },
  {
    method: 'GET',
    path: '/v1/recordings',
    summary: 'Recordings of the library',
    query: recordingsQuery,
    answer: listRecordings,
  },
  { method: 'GET', path: '/v1/recordings/:id', summary: 'One recording', answer: getRecording },
  { method: 'DELETE', path: '/v1/recordings/:id', summary: 'Moves a recording to the bin', answer: removeRecording },
  {
    method: 'GET',
    path: '/v1/recordings/:id/transcript',
    summary: 'Its text in any format of export',
    query: transcriptQuery,
    answer: getTranscript,
  },
  { method: 'GET', path: '/v1/search', summary: 'Where something was said', query: searchQuery, answer: search },
  {
    method: 'GET',
    path: '/v1/findings',
    summary: 'What the watch lists found',
    query: findingsQuery,
    answer: listFindings,
  },
];
