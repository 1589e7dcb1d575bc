import type { ApiParts } from '#services/local-api/api-parts.ts';
import { createLocalApi, type LocalApi } from '#services/local-api/local-api.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';

/** The API for other programs, which asks the same services as the pages. */
export function openLocalApi(parts: Omit<ApiParts, 'jobOptions'>): LocalApi {
  return createLocalApi({ ...parts, jobOptions: () => jobOptionsOf(parts.library.settings.get()) });
}
