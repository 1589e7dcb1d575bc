import type { Library } from '#services/library/library.ts';
import { tunedOptions } from '#services/store/recordings/job-options.ts';
import type { Job } from '#services/store/records.ts';

/**
 * The job with the settings that were found for its folder or its language, kept as its own. While the language is not
 * known, and some were found for languages, the job stays open to them.
 */
export function settleOptions(library: Library, recordingId: number, detected: string | null): Job {
  const job = library.jobs.get(recordingId);
  if (job.options.isTunable !== true) return job;
  const { path, language } = library.recordings.get(recordingId);
  const isAgain = job.options.redo !== undefined;
  const of = { path, language: detected ?? (isAgain ? language : null) };
  const options = tunedOptions(job.options, library.settings.get().tuned, of);
  if (options === job.options) return job;
  library.jobs.setOptions(recordingId, options);
  return library.jobs.get(recordingId);
}
