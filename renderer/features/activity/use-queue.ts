import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { noteRecordings } from '#renderer/data/recordings/jobs.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';

/** What waits, the next first. */
export const nextSource: PageSource<Recording> = {
  queryKey: queryKeys.next,
  fetchPage: async (page) => {
    const found = await api['jobs.next'](page);
    noteRecordings(found.rows);
    return found;
  },
};

export function useFailures() {
  return useQuery({ queryKey: queryKeys.failures, queryFn: () => api['jobs.failures']({}) });
}

/** Whether the queue takes more, and what changes it; failures are said as toasts. */
export function useQueueControls() {
  const client = useQueryClient();
  const report = useReport();
  const isPaused = useSettings()?.isQueuePaused ?? false;
  return {
    isPaused,
    pauseAll: () => void api['jobs.setPaused']({ isPaused: true }).catch(report),
    stopAfterThis: () => void api['jobs.setPaused']({ isPaused: true, isFinishing: true }).catch(report),
    goOn: () => void api['jobs.setPaused']({ isPaused: false }).catch(report),
    move: (recordingId: number, beforeId: number | null) =>
      void api['jobs.move']({ recordingIds: [recordingId], beforeId })
        .then(() => client.invalidateQueries({ queryKey: queryKeys.next }))
        .catch(report),
  };
}
