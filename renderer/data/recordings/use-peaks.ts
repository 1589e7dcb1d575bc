import { useQuery, useQueryClient } from '@tanstack/react-query';
import { host } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { useJobs } from './jobs.ts';
import type { Track } from '#renderer/playback/player.ts';

/** A recording gets its peaks while it is read: they grow until the queue is done with it. */
const askAgainMs = 5000;

/** One byte for each 20 ms, the loudest sample of it; null while there are none. */
export function usePeaks(track: Track | null): Uint8Array | null {
  const isGrowing = useJobs((jobs) => jobs.byId.get(track?.recordingId ?? 0)?.state === 'running');
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...queryKeys.peaks(track?.mediaKey ?? ''), isGrowing],
    enabled: track !== null,
    queryFn: async () => {
      const response = await fetch(`${track?.url}/peaks`, { headers: host.mediaHeaders }).catch(() => null);
      if (response?.ok) return new Uint8Array(await response.arrayBuffer());
      // A recording that was stopped has no finished peaks; those that were seen are better than none.
      return client.getQueryData<Uint8Array>([...queryKeys.peaks(track?.mediaKey ?? ''), true]) ?? null;
    },
    refetchInterval: isGrowing ? askAgainMs : false,
    placeholderData: (before, query) => (query?.queryKey[1] === track?.mediaKey ? before : undefined),
  });
  return query.data ?? null;
}
