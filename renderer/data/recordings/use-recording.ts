import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { noteRecordings } from './jobs.ts';

/** A recording by its id. What acts on it by key waits for it (`ensureQueryData`): its page is shown before it is read. */
export const recordingQuery = (recordingId: number) =>
  queryOptions({
    queryKey: queryKeys.recording(recordingId),
    queryFn: async () => {
      const recording = await api['recordings.get']({ recordingId });
      noteRecordings([recording]);
      return recording;
    },
  });

/** As the list knows it until it has been read again, so that a page opened from there need not wait. */
export function useRecording(recordingId: number): UseQueryResult<Recording> {
  const client = useQueryClient();
  return useQuery({
    ...recordingQuery(recordingId),
    placeholderData: () =>
      client
        .getQueriesData<Page<Recording>>({ queryKey: ['recordings'] })
        .flatMap(([, page]) => page?.rows ?? [])
        .find(({ id }) => id === recordingId),
  });
}
