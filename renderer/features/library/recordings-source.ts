import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';
import { noteRecordings } from '#renderer/data/recordings/jobs.ts';

/** Rows of the library or of the bin; what is read also feeds the queue. */
export function recordingsSource(isBin: boolean): PageSource<Recording> {
  return {
    queryKey: queryKeys.recordings(isBin),
    fetchPage: async (page) => {
      const found = await api['recordings.list']({ ...page, bin: isBin });
      if (!isBin) noteRecordings(found.rows);
      return found;
    },
  };
}
