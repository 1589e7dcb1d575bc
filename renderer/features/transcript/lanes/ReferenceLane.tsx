import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { LaneProps } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

/** Where the text is one that others are measured by. */
export function ReferenceLane({ source: { transcriptId }, view }: LaneProps) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: [...queryKeys.quality, 'references'],
    queryFn: () => api['quality.references']({}),
    enabled: transcriptId !== null,
  });
  const reference = data?.find((one) => one.transcriptId === transcriptId);
  const spans = useMemo(() => {
    if (reference === undefined) return [];
    const { scope, durationMs } = reference;
    return (scope ?? [{ low: 0, high: durationMs }]).map(({ low, high }) => ({
      startMs: low,
      endMs: high,
      colour: '--good',
      label: t.lanes.names.reference,
    }));
  }, [reference, t]);
  return <LaneStrip name="reference" spans={spans} view={view} />;
}
