import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindProblem, FoundRecording } from '#shared/text/find-text.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useLibrarySearch } from '#renderer/data/library/library-search.ts';
import { useFindQuery } from './find-query.ts';
import { nothingKept, placeOfKey, useKept } from './kept-places.ts';
import { notifyReplaced } from './notify-replaced.ts';

const pageSize = 50;

/** The search through all transcripts and the replacement of what it found. */
export function useLibraryReplace() {
  const { t } = useWords();
  const report = useReport();
  const progress = useLibrarySearch((state) => state.progress);
  const [problem, setProblem] = useState<FindProblem | null>(null);
  const [isApplying, setApplying] = useState(false);
  const searchId = progress?.searchId ?? 0;
  const isDone = progress?.share === 1;
  const pages = useFoundRecordings(searchId, isDone);

  const search = async () => {
    useKept.setState(nothingKept);
    useLibrarySearch.setState({ progress: null });
    const begun = await api['replace.search']({ query: useFindQuery.getState().query });
    setProblem(begun.problem);
    if (begun.problem !== null) return;
    // It may be done already: its events can be faster than this answer.
    useLibrarySearch.setState((state) => ({ progress: state.progress ?? begun.search }));
  };
  const apply = async () => {
    const { recordingIds, places } = useKept.getState();
    const keptPlaces = [...places].map(placeOfKey);
    const { replacement } = useFindQuery.getState();
    const done = await api['replace.apply']({ searchId, replacement, keptRecordingIds: [...recordingIds], keptPlaces });
    useLibrarySearch.setState({ progress: null });
    notifyReplaced(done, t, report);
  };
  const begin = (work: Promise<unknown>) => void work.catch(report).finally(() => setApplying(false));
  return {
    progress,
    problem,
    recordings: pages.recordings,
    isDone,
    isApplying,
    hasMore: pages.hasMore,
    more: pages.more,
    search: () => begin(search()),
    stop: () => void api['replace.stop']({}).catch(report),
    apply: () => {
      setApplying(true);
      begin(apply());
    },
  };
}

function useFoundRecordings(searchId: number, isDone: boolean) {
  const pages = useInfiniteQuery({
    queryKey: [...queryKeys.libraryHits, searchId, 'recordings'],
    queryFn: ({ pageParam }) => api['replace.recordings']({ searchId, offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (all.length * pageSize < last.total ? all.length * pageSize : null),
    enabled: isDone,
    retry: false,
  });
  const recordings: readonly FoundRecording[] = isDone ? (pages.data?.pages.flatMap(({ rows }) => rows) ?? []) : [];
  return { recordings, hasMore: pages.hasNextPage, more: () => void pages.fetchNextPage() };
}
