import { useQuery } from '@tanstack/react-query';
import type { AnalysisQueueState, AnalysisRun, Annotation } from '#shared/analyses/analysis.ts';
import type { SpokenOverlap, VoicesOverview, VoiceSuggestion } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

export interface AnalysisState {
  /** The newest run, finished or not; null before the first, undefined while it is asked for. */
  readonly newest: AnalysisRun | null | undefined;
  /** The one whose findings are shown. */
  readonly current: AnalysisRun | null;
  /** Of the newest, in ms of sound, while it runs. */
  readonly doneMs: number;
}

/** How far an analysis of a recording is. */
export function useAnalysis(recordingId: number, analyzer: string): AnalysisState {
  const { data: runs } = useQuery({
    queryKey: queryKeys.analyses(recordingId),
    queryFn: () => api['analyses.list']({ recordingId }),
  });
  const { data: queue } = useQuery<AnalysisQueueState>({
    queryKey: queryKeys.analysisState,
    queryFn: () => api['analyses.state']({}),
  });
  const own = runs?.filter((run) => run.analyzer === analyzer);
  const newest = own === undefined ? undefined : (own[0] ?? null);
  const running = queue?.running;
  const doneMs = running?.runId === newest?.id ? (running?.doneMs ?? 0) : (newest?.doneMs ?? 0);
  return { newest, current: own?.find(({ isCurrent }) => isCurrent) ?? null, doneMs };
}

const pageSize = 200;
/** More are not drawn. */
const maxShown = 4000;

/** All annotations of some kinds, in order. */
export function useAnnotations(recordingId: number, kinds: readonly string[]): readonly Annotation[] {
  const { data } = useQuery({
    queryKey: queryKeys.annotations(recordingId, kinds.join(' ')),
    queryFn: async () => {
      const all: Annotation[] = [];
      for (let total = 1; all.length < Math.min(total, maxShown);) {
        const page = { offset: all.length, limit: pageSize };
        const window = { recordingId, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, kinds: [...kinds], ...page };
        const found = await api['analyses.annotations'](window);
        if (found.rows.length === 0) break;
        all.push(...found.rows);
        total = found.total;
      }
      return all;
    },
    enabled: recordingId > 0,
  });
  return data ?? [];
}

export function useVoices(recordingId: number): VoicesOverview | null {
  const { data } = useQuery({
    queryKey: queryKeys.voices(recordingId),
    queryFn: () => api['voices.overview']({ recordingId }),
  });
  return data ?? null;
}

const noOverlaps: readonly SpokenOverlap[] = [];

/** Where two speak at once, in the order of time. */
export function useOverlaps(recordingId: number): readonly SpokenOverlap[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.voices(recordingId), 'overlaps'],
    queryFn: () => api['voices.overlaps']({ recordingId }),
    enabled: recordingId > 0,
  });
  return data ?? noOverlaps;
}

export function useVoiceSuggestions(recordingId: number): readonly VoiceSuggestion[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.voices(recordingId), 'suggestions'],
    queryFn: () => api['voices.suggestions']({ recordingId }),
  });
  return data ?? [];
}
