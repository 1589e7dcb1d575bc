import type { QueryClient } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import type { PageSource } from '../use-pages.ts';

export function segmentsSource(transcriptId: number): PageSource<Segment> {
  return {
    queryKey: queryKeys.segments(transcriptId),
    fetchPage: (page) => api['segments.list']({ transcriptId, ...page }),
  };
}

/** Pages at hand, in order: those in view and those seen lately. */
export function loadedPages(client: QueryClient, transcriptId: number): readonly (readonly [number, Page<Segment>])[] {
  return client
    .getQueriesData<Page<Segment>>({ queryKey: queryKeys.segments(transcriptId) })
    .flatMap(([key, page]) => (page && typeof key[2] === 'number' ? [[key[2], page] as const] : []))
    .sort(([left], [right]) => left - right);
}
