import type { FindingFilter } from '#shared/watch.ts';

/** Keys of the query cache; `live-updates` changes the same entries when events come in. */
export const queryKeys = {
  info: ['info'],
  doctor: ['doctor'],
  care: ['care'],
  settings: ['settings'],
  preferences: ['preferences'],
  models: ['models'],
  catalogue: ['catalogue'],
  held: ['held'],
  counts: ['counts'],
  recordings: (bin: boolean) => ['recordings', bin ? 'bin' : 'library'] as const,
  recording: (recordingId: number) => ['recording', recordingId] as const,
  segments: (transcriptId: number) => ['segments', transcriptId] as const,
  search: (text: string) => ['search', text] as const,
  holes: (transcriptId: number) => ['holes', transcriptId] as const,
  sound: (recordingId: number) => ['sound', recordingId] as const,
  connections: ['connections'],
  watchLists: ['watch lists'],
  watchList: (listId: number) => ['watch list', listId] as const,
  findingCounts: ['finding counts'],
  findingsFresh: (filter: FindingFilter) => ['findings fresh', filter] as const,
  findingsStart: (filter: FindingFilter, epoch: number) => ['findings start', filter, epoch] as const,
  findingsAllRows: ['findings rows'],
  findingsRows: (filter: FindingFilter, lastId: number, atMs: number) =>
    ['findings rows', filter, lastId, atMs] as const,
  savedSearches: ['saved searches'],
  peaks: (mediaKey: string) => ['peaks', mediaKey] as const,
  rendered: (transcriptId: number, kind: string) => ['rendered', transcriptId, kind] as const,
} as const;
