import type { CuePreset } from '#shared/cues/cue-rules.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import type { PageSource } from '../use-pages.ts';

/** A text as subtitles by the rules of a preset. */
export function cuesSource(transcriptId: number, preset: CuePreset): PageSource<ShownCue> {
  return {
    queryKey: queryKeys.cues(transcriptId, preset),
    fetchPage: (page) => api['cues.list']({ transcriptId, preset, ...page }),
  };
}
