import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { maxCounted, type SearchCount, type SearchHit, type SearchReply } from '#shared/search.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useStable } from '#renderer/ui/hooks/use-stable.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { useUi } from '#renderer/state/ui.ts';
import { withoutFilters } from '#renderer/widgets/edit-query.ts';
import { Facets } from './Facets.tsx';
import { FoundNames } from './FoundNames.tsx';
import { HitList } from './HitList.tsx';
import { stopClip } from '#renderer/playback/clip.ts';
import { playAround } from './play-around.ts';
import { SearchBar, useView } from './SearchBar.tsx';
import { QueryChips } from '#renderer/widgets/QueryChips.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import { SearchHints } from './SearchHints.tsx';
import styles from './SearchPage.module.css';
import { Suggestions } from './Suggestions.tsx';
import { useCalm, useCount, useFacets, useSearch, useSuggestions } from './use-search.ts';

const noHits: readonly SearchHit[] = [];

/** `notesFor`: what notes say to the same words, above the places in the text. */
export function SearchPage({ notesFor }: { readonly notesFor: (text: string) => ReactNode }) {
  const { t, format } = useWords();
  const mediaBase = useInfo()?.mediaBase;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { order, isGrouped } = useView();
  const written = useUi((state) => state.searchText);
  // At once: the search answers the newest keystroke first, and a page of it costs less than waiting for the next one.
  const text = written.trim();
  const search = useSearch(text, order);
  const { data, error, isPlaceholderData } = search;
  // The same list until there is another: while a key waits for its results nothing of it is rendered again.
  const found = useMemo(() => data?.pages.flatMap((page) => page.hits) ?? noHits, [data]);
  const hits = text === '' ? noHits : found;
  const first = text === '' ? undefined : data?.pages[0];
  const calm = useCalm(text);
  const isCalm = calm === text;
  const counted = useCount(calm, isCalm && first?.isTotalExact === false && !isPlaceholderData);
  const facets = useFacets(calm);
  const walked = useUi((state) => state.searchCursor);
  const cursor = walked.text === text ? Math.min(walked.index, Math.max(0, hits.length - 1)) : 0;
  const moveTo = useStable((index: number) => useUi.setState({ searchCursor: { text, index } }));

  const open = useStable((hit: SearchHit | undefined) => {
    stopClip();
    if (hit) openTranscript(hit.recordingId, { atMs: hit.startMs, isPlaying: true });
  });
  const listen = useStable((hit: SearchHit | undefined) => {
    if (hit && mediaBase !== undefined) playAround(hit, mediaBase);
  });
  const goOn = useStable(() => {
    if (search.hasNextPage && !search.isFetchingNextPage) void search.fetchNextPage();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && hits.length > 0) {
      event.preventDefault();
      document.getElementById('search-results')?.focus();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[cursor]);
    else if (event.key === 'Escape') {
      event.preventDefault();
      stopClip();
      useUi.setState({ searchText: '' });
    }
  };
  useEffect(() => stopClip, []);
  const hasHits = hits.length > 0;
  useEffect(() => {
    if (hasHits && document.activeElement === document.body) document.getElementById('search-results')?.focus();
  }, [hasHits]);
  const plain = withoutFilters(text);
  const didYouMean = useSuggestions(written)?.didYouMean ?? null;
  const isNothing = text !== '' && hits.length === 0 && first !== undefined && !isPlaceholderData;
  return (
    <div className={styles.page}>
      <PageHeader title={t.search.title} />
      <div className={styles.top}>
        <SearchField cursorId={hits.length > 0 ? `hit-${cursor}` : undefined} onKeyDown={onKeyDown} />
        <QueryChips
          text={written}
          notes={first?.notes ?? []}
          onChange={(searchText) => useUi.setState({ searchText })}
        />
        {text === '' ? null : <Suggestions />}
        <SearchBar
          said={first ? said(first, counted, t) : search.isLoading ? t.search.looking : null}
          onHelp={() => setHelpOpen(true)}
        />
        <FoundNames text={calm} />
        {notesFor(text)}
        {first?.indexing ? (
          <Notice kind="info">{t.search.indexing(format.percent(first.indexing.done / first.indexing.total))}</Notice>
        ) : null}
      </div>
      {error ? (
        <div className={styles.failure}>
          <FailureNotice error={error} onRetry={() => void search.refetch()} />
        </div>
      ) : null}
      {text === '' ? (
        <SearchHints />
      ) : isNothing ? (
        <div data-results-of={first.text}>
          <EmptyState icon="search" title={t.search.noneTitle(text)}>
            <p>{t.search.noneText}</p>
            {didYouMean === null ? null : (
              <Button
                kind="primary"
                onClick={() =>
                  useUi.setState(({ searchFocus }) => ({ searchText: didYouMean, searchFocus: searchFocus + 1 }))
                }
              >
                {t.search.didYouMean(didYouMean)}
              </Button>
            )}
            {plain === '' || plain === text ? null : (
              <Button onClick={() => useUi.setState({ searchText: plain })}>{t.search.withoutFilters}</Button>
            )}
          </EmptyState>
        </div>
      ) : (
        <div className={styles.results} data-results-of={first?.text}>
          <HitList
            hits={hits}
            listKey={`${order} ${first?.text}`}
            cursor={cursor}
            isGrouped={isGrouped && order === 'newest'}
            isStale={isPlaceholderData && isCalm}
            onOpen={open}
            onListen={listen}
            onPoint={moveTo}
            onEnd={goOn}
          />
          <Facets facets={facets} />
        </div>
      )}
      <SearchHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** How much was found: the places where they were counted, else the passages that hold them. */
function said(first: SearchReply, counted: SearchCount | undefined, t: ReturnType<typeof useWords>['t']): string {
  if (first.isNewestOnly) return t.search.ranked;
  if (first.isTotalExact || counted?.isExact) return t.search.count(counted?.total ?? first.total);
  if (counted) return t.search.about(counted.total);
  const isMore = first.total > maxCounted && !first.isTotalEstimated;
  return isMore ? t.search.moreThan(maxCounted) : t.search.about(first.total);
}
