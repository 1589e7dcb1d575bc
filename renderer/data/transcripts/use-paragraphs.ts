import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Paragraph } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const none: readonly Paragraph[] = [];

interface Paragraphs {
  readonly paragraphs: readonly Paragraph[];
  /** The same, but empty right after a merge or a split: until they are asked for again their places are not those of the rows. */
  readonly turns: readonly Paragraph[];
}

/** Turns and paragraphs of a text; `total` is how many segments it has, so that new ones are taken up as they come. */
export function useParagraphs(transcriptId: number | null, total: number): Paragraphs {
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...queryKeys.paragraphs(transcriptId ?? 0), total],
    queryFn: () => api['transcripts.paragraphs']({ transcriptId: transcriptId ?? 0 }),
    enabled: transcriptId !== null && total > 0,
    placeholderData: keepPreviousData,
  });
  const paragraphs = data ?? none;
  return { paragraphs, turns: isPlaceholderData ? none : paragraphs };
}
