import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useTranscriptMode } from '#renderer/state/transcript-mode.ts';
import type { LaneProps, LaneSpan } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

const colours = { confirmed: '--text', proposed: '--warn' } as const;

/** What is removed and what is proposed, while that is worked on. */
export function RedactLane({ source: { recordingId, transcriptId }, view }: LaneProps) {
  const { t } = useWords();
  const isOpen = useTranscriptMode(({ mode }) => mode === 'redact');
  const { data } = useQuery({
    queryKey: queryKeys.redaction(recordingId),
    queryFn: () => api['redaction.places']({ recordingId }),
    enabled: isOpen && transcriptId !== null,
  });
  const spans = useMemo(
    () =>
      (isOpen ? (data?.places ?? []) : []).flatMap(({ startMs, endMs, state, kind }): readonly LaneSpan[] =>
        state === 'dismissed' ? [] : [{ startMs, endMs, colour: colours[state], label: t.redact.kinds[kind] }],
      ),
    [isOpen, data, t],
  );
  return <LaneStrip name="redactions" spans={spans} view={view} />;
}
