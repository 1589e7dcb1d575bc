import { useQuery } from '@tanstack/react-query';
import type { Speaker } from '#shared/speaker.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const none: readonly Speaker[] = [];

export function speakersQuery(transcriptId: number) {
  return {
    queryKey: queryKeys.speakers(transcriptId),
    queryFn: () => api['speakers.list']({ transcriptId }),
  };
}

/** In the order of their keys and colours; empty while they are on the way. */
export function useSpeakers(transcriptId: number): readonly Speaker[] {
  return useQuery(speakersQuery(transcriptId)).data ?? none;
}
