import type { KeyboardEvent } from 'react';
import type { SearchHit } from '#shared/search.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { useWords } from '../../locales/use-words.ts';
import { goBack, openTranscript } from '../../state/route.ts';
import { useUi } from '../../state/ui.ts';
import { HitList } from './HitList.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchHints } from './SearchHints.tsx';
import styles from './SearchPage.module.css';
import { useSearch, useSettled } from './use-search.ts';

export function SearchPage() {
  const { t, format } = useWords();
  const typed = useUi((state) => state.searchText.trim());
  const settled = useSettled(typed);
  // An empty field clears at once; waiting would show hits of nothing.
  const text = typed === '' ? '' : settled;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = useSearch(text);
  const hits = text === '' ? [] : (data?.pages.flatMap((page) => page.hits) ?? []);
  const first = data?.pages[0];
  const walked = useUi((state) => state.searchCursor);
  const cursor = walked.text === text ? Math.min(walked.index, Math.max(0, hits.length - 1)) : 0;
  const moveTo = (index: number) => useUi.setState({ searchCursor: { text, index } });

  const open = (hit: SearchHit | undefined) => {
    if (hit) openTranscript(hit.recordingId, { atMs: hit.startMs, isPlaying: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      moveTo(Math.min(hits.length - 1, Math.max(0, cursor + step)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[cursor]);
    else if (event.key === 'Escape') {
      event.preventDefault();
      if (typed === '') goBack();
      else useUi.setState({ searchText: '' });
    }
  };
  const said =
    !first || text === ''
      ? null
      : first.isTotalExact
        ? t.search.count(first.total)
        : t.search.atLeast(format.number(first.total));
  return (
    <div className={styles.page}>
      <title>{`${t.search.title} – Stenogram`}</title>
      <h1 className="hidden">{t.search.title}</h1>
      <div className={styles.top}>
        <SearchField cursorId={hits.length > 0 ? `hit-${cursor}` : undefined} onKeyDown={onKeyDown} />
        <p className={styles.count} role="status">
          {said}
        </p>
      </div>
      {error ? (
        <div className={styles.failure}>
          <FailureNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {text === '' ? (
        <SearchHints />
      ) : hits.length === 0 && first && !isPlaceholderData ? (
        <EmptyState icon="search" title={t.search.noneTitle(text)}>
          <p>{t.search.noneText}</p>
        </EmptyState>
      ) : (
        <HitList
          key={text}
          hits={hits}
          cursor={cursor}
          isStale={isPlaceholderData}
          onOpen={open}
          onPoint={moveTo}
          onEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
        />
      )}
    </div>
  );
}
