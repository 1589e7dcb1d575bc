import { useQuery } from '@tanstack/react-query';
import { host } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { Track } from '../../state/player.ts';

/** Not there yet: a recording gets its peaks while it is read. */
const askAgainMs = 8000;

/** One byte for each 20 ms, the loudest sample of it; null while there are none. */
export function usePeaks(track: Track | null): Uint8Array | null {
  const query = useQuery({
    queryKey: queryKeys.peaks(track?.mediaKey ?? ''),
    enabled: track !== null,
    queryFn: async () => {
      const response = await fetch(`${track?.url}/peaks`, { headers: host.mediaHeaders }).catch(() => null);
      return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    refetchInterval: ({ state }) => (state.data ? false : askAgainMs),
  });
  return query.data ?? null;
}
