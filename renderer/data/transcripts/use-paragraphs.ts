import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Paragraph } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const none: readonly Paragraph[] = [];

/** Turns and paragraphs of a text; `total` is how many segments it has, so that new ones are taken up as they come. */
export function useParagraphs(transcriptId: number | null, total: number): readonly Paragraph[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.paragraphs(transcriptId ?? 0), total],
    queryFn: () => api['transcripts.paragraphs']({ transcriptId: transcriptId ?? 0 }),
    enabled: transcriptId !== null && total > 0,
    placeholderData: keepPreviousData,
  });
  return data ?? none;
}
