import { useQuery } from '@tanstack/react-query';
import { doubtKind, isMeant } from '#shared/analyses/spans.ts';
import type { SoundReason } from '#shared/edits/review.ts';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';

/** Passages of a text that the detector took for speech and the sound map for something else. */
export function useSoundDoubts(transcriptId: number | null) {
  const { data } = useQuery(doubtsOf(transcriptId));
  return data ?? none;
}

/** What the sound of a segment is doubted for; null mostly. A row is redrawn only where its own changes. */
export function useSoundDoubt({ transcriptId, startMs, endMs, text }: Segment): SoundReason | null {
  const { data = null } = useQuery({
    ...doubtsOf(transcriptId),
    select: (spans): SoundReason | null => {
      const span = spans.find((one) => isMeant({ startMs, endMs }, { ...one, kind: doubtKind }));
      return span === undefined || text === '' ? null : `sounds-${span.value}`;
    },
  });
  return data;
}

const none: readonly { readonly startMs: number; readonly endMs: number; readonly value: 'music' | 'noise' }[] = [];

function doubtsOf(transcriptId: number | null) {
  return {
    queryKey: ['annotations', 'doubts', transcriptId],
    queryFn: () => api['analyses.doubts']({ transcriptId: transcriptId ?? 0 }),
    enabled: transcriptId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  };
}
