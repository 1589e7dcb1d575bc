import { useQuery } from '@tanstack/react-query';
import type { Collection, ListCounts, OwnField, TagInfo } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const noTags: readonly TagInfo[] = [];
const noCollections: readonly Collection[] = [];
const noFields: readonly OwnField[] = [];

const noNames: readonly string[] = [];
const key = (name: string) => [...queryKeys.catalogued, name];

/** All tags, by name; empty until they are known. */
export function useTags(): readonly TagInfo[] {
  return useQuery({ queryKey: key('tags'), queryFn: () => api['tags.list']({}) }).data ?? noTags;
}

/** Each after the one it is in. */
export function useCollections(): readonly Collection[] {
  return useQuery({ queryKey: key('collections'), queryFn: () => api['collections.list']({}) }).data ?? noCollections;
}

/** The user's own fields. */
export function useOwnFields(): readonly OwnField[] {
  return useQuery({ queryKey: key('fields'), queryFn: () => api['ownFields.list']({}) }).data ?? noFields;
}

/** Who speaks in most recordings first. */
export function useFrequentSpeakers(limit: number): readonly string[] {
  const { data } = useQuery({
    queryKey: [...key('speakers'), limit],
    queryFn: () => api['search.values']({ field: 'speaker', text: '', limit }),
  });
  return data?.map(({ value }) => value) ?? noNames;
}

/** How many recordings there are of what; undefined until that is known. */
export function useListCounts(): ListCounts | undefined {
  return useQuery({ queryKey: key('counts'), queryFn: () => api['recordings.counts']({}) }).data;
}
