/** Keys of the query cache; `live-updates` changes the same entries when events come in. */
export const queryKeys = {
  info: ['info'],
  doctor: ['doctor'],
  care: ['care'],
  settings: ['settings'],
  preferences: ['preferences'],
  models: ['models'],
  counts: ['counts'],
  recordings: (bin: boolean) => ['recordings', bin ? 'bin' : 'library'] as const,
  recording: (recordingId: number) => ['recording', recordingId] as const,
  segments: (transcriptId: number) => ['segments', transcriptId] as const,
  search: (text: string) => ['search', text] as const,
  peaks: (mediaKey: string) => ['peaks', mediaKey] as const,
  rendered: (transcriptId: number, kind: string) => ['rendered', transcriptId, kind] as const,
} as const;
