import type { Job, JobStore, RecordingStore, SettingStore } from '../records.ts';
import { tunedOptions } from './job-options.ts';

interface Stores {
  readonly jobs: Pick<JobStore, 'get' | 'setOptions'>;
  readonly recordings: Pick<RecordingStore, 'get'>;
  readonly settings: Pick<SettingStore, 'get'>;
}

/**
 * The job with the settings that were found for its folder or its language, kept as its own. While the language is not
 * known, and some were found for languages, the job stays open to them.
 */
export function settleOptions(
  { jobs, recordings, settings }: Stores,
  recordingId: number,
  detected: string | null,
): Job {
  const job = jobs.get(recordingId);
  if (job.options.isTunable !== true) return job;
  const { path, language } = recordings.get(recordingId);
  const isAgain = job.options.redo !== undefined;
  const of = { path, language: detected ?? (isAgain ? language : null) };
  const options = tunedOptions(job.options, settings.get().tuned, of);
  if (options === job.options) return job;
  jobs.setOptions(recordingId, options);
  return jobs.get(recordingId);
}
