import type { ListedRecording, ListSort } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';
import { noteRecordings } from '#renderer/data/recordings/jobs.ts';

export interface RecordingsSource extends PageSource<ListedRecording> {
  readonly isBin: boolean;
  readonly filter: string;
  readonly sort: ListSort;
}

/** Rows of the library or of the bin; what is read also feeds the queue. */
export function recordingsSource(isBin: boolean, filter: string, sort: ListSort): RecordingsSource {
  return {
    isBin,
    filter,
    sort,
    queryKey: queryKeys.listed(isBin, filter, JSON.stringify(sort)),
    fetchPage: async (page) => {
      const found = await api['recordings.list']({ ...page, bin: isBin, filter, sort });
      if (!isBin) noteRecordings(found.rows);
      return found;
    },
  };
}
