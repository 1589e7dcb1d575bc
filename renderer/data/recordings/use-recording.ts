import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { noteRecordings } from './jobs.ts';

/** As the list knows it until it has been read anew, so that a page opened from there need not wait. */
export function useRecording(recordingId: number): UseQueryResult<Recording> {
  const client = useQueryClient();
  return useQuery({
    queryKey: queryKeys.recording(recordingId),
    queryFn: async () => {
      const recording = await api['recordings.get']({ recordingId });
      noteRecordings([recording]);
      return recording;
    },
    placeholderData: () =>
      client
        .getQueriesData<Page<Recording>>({ queryKey: ['recordings'] })
        .flatMap(([, page]) => page?.rows ?? [])
        .find(({ id }) => id === recordingId),
  });
}
