import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { recordingQuery } from '#renderer/data/recordings/use-recording.ts';

/** Start and end of every stretch of speech in turn, in milliseconds; null while it is not known. */
export function useSpeech(recordingId: number): Float64Array | null {
  const { data: recording } = useQuery({ ...recordingQuery(recordingId), enabled: recordingId > 0 });
  const transcriptId = recording?.state === 'done' ? recording.transcriptId : null;
  const { data: speech } = useQuery({
    queryKey: queryKeys.speech(transcriptId ?? 0),
    queryFn: async () => {
      const found = await api['transcripts.speech']({ transcriptId: transcriptId ?? 0 });
      return found === null ? null : Float64Array.from(found.edgesMs);
    },
    enabled: transcriptId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return speech ?? null;
}
