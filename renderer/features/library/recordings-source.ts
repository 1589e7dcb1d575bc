import type { Recording } from '#shared/recording.ts';
import { api } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { PageSource } from '../../api/use-pages.ts';
import { noteRecordings } from '../../state/jobs.ts';

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
