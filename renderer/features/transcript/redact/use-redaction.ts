import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RedactionOverview, RedactionPlace, RedactionState } from '#shared/sharing/redaction.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What is removed from a recording, and everything that changes it; each is one step that `undo` takes back. */
export interface RedactionActions {
  readonly decide: (keys: readonly string[], state: RedactionState) => void;
  readonly add: (span: Span) => void;
  /** The same words wherever they are said. */
  readonly addAlike: (place: RedactionPlace) => Promise<number>;
  readonly setSpeaker: (speakerId: number, isRemoved: boolean) => void;
  readonly undo: () => void;
}

export function useRedaction(recordingId: number) {
  const client = useQueryClient();
  const report = useReport();
  const queryKey = queryKeys.redaction(recordingId);
  const { data } = useQuery({ queryKey, queryFn: () => api['redaction.places']({ recordingId }) });
  const take = (work: Promise<RedactionOverview>) => {
    work.then((overview) => client.setQueryData(queryKey, overview)).catch(report);
  };
  const actions: RedactionActions = {
    decide: (keys, state) => take(api['redaction.decide']({ recordingId, keys: [...keys], state })),
    add: ({ startMs, endMs }) =>
      take(api['redaction.add']({ recordingId, spans: [{ startMs: Math.floor(startMs), endMs: Math.ceil(endMs) }] })),
    addAlike: async ({ text, kind }) => {
      const before = data?.places.length ?? 0;
      const overview = await api['redaction.addAlike']({ recordingId, text, kind });
      client.setQueryData(queryKey, overview);
      return overview.places.length - before;
    },
    setSpeaker: (speakerId, isRemoved) => take(api['redaction.setSpeaker']({ recordingId, speakerId, isRemoved })),
    undo: () => take(api['redaction.undo']({ recordingId })),
  };
  return { overview: data, actions };
}
