import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ListedPage, ListedRecording } from '#shared/catalogue/listed-recording.ts';
import { useListCounts } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { pageQuery } from '#renderer/data/use-pages.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useKeptScroll } from '#renderer/ui/list/use-kept-scroll.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { askToErase } from '#renderer/state/erase.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { openTranscript, replaceRoute, useRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from './LibraryPage.module.css';
import { editCollection } from './collections/collection-dialog.ts';
import { DetailsPanel } from './details/DetailsPanel.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { NoneFound } from './filter/NoneFound.tsx';
import { RecordingTable } from './table/RecordingTable.tsx';
import { headPx, rowPx } from './table/use-table-events.ts';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { MissingNotice } from './missing/MissingNotice.tsx';
import { BulkProgress } from '#renderer/widgets/BulkProgress.tsx';
import { choiceOf, countOf, nothingSelected, selectEvery, type Selection } from './selection/selection.ts';
import { SelectionBar } from './selection/SelectionBar.tsx';
import { useSelectionActions } from './selection/use-selection-actions.ts';
import { recordingsSource, type RecordingsSource } from './recordings-source.ts';
import { partFilters } from './tree/part-filters.ts';
import { useListCommands } from './table/use-list-commands.ts';
import { useRowMenu } from './table/use-row-menu.ts';
import { LibraryDialogs, PageDialogs } from './later.ts';
import { useListRows, useShownList } from './use-shown-list.ts';

interface Props {
  readonly isBin?: boolean;
  /** Buttons of the header; they belong to the import feature. */
  readonly actions?: ReactNode;
  readonly empty: ReactNode;
}

/** The library, or the bin, which is the same list with other actions. */
export function LibraryPage({ isBin = false, actions, empty }: Props) {
  const { t } = useWords();
  useFilterOfAddress();
  const filter = useLibraryView((view) => view.filter);
  const sort = useLibraryView((view) => view.sort);
  const wanted = useMemo(() => recordingsSource(isBin, filter, sort), [isBin, filter, sort]);
  const list = useShownList(wanted);
  const all = useListCounts()?.[isBin ? 'bin' : 'all'];
  const total = list.page?.total ?? 0;
  const isFiltered = list.source.filter.trim() !== '';
  const isEmpty = list.page !== null && total === 0 && !isFiltered;
  const aside = isFiltered ? (all ?? total) : total;
  return (
    <>
      <PageHeader title={isBin ? t.bin.title : t.library.title} aside={aside > 0 ? t.library.count(aside) : null}>
        {actions ?? (total > 0 ? <BinActions /> : null)}
      </PageHeader>
      {isBin || list.page === null ? null : <MissingNotice />}
      {list.error ? (
        <div className={styles.failure}>
          <FailureNotice error={list.error} onRetry={list.retry} />
        </div>
      ) : null}
      {list.page === null ? (
        list.error ? null : (
          <Skeleton />
        )
      ) : isEmpty && filter.trim() === '' ? (
        empty
      ) : (
        <List source={list.source} page={list.page} all={all ?? null} />
      )}
      <PageDialogs isBin={isBin} />
    </>
  );
}

/** An address may name a part of the library; what is typed into the filter afterwards is no part any more. */
function useFilterOfAddress(): void {
  const part = useRoute(({ route }) => (route.view === 'library' ? route.part : undefined));
  useEffect(() => {
    if (part === undefined) return;
    const filter =
      part === 'unfinished' || part === 'missing' ? partFilters[part] : `collection:#${part.split('-')[1]}`;
    useLibraryView.setState({ filter });
    replaceRoute({ view: 'library' });
  }, [part]);
}

function BinActions() {
  const { t } = useWords();
  return (
    <div className={styles.selection}>
      <p className={styles.note}>{t.bin.note}</p>
      <Button onClick={() => askToErase({ every: 'bin', upToId: Number.MAX_SAFE_INTEGER })}>{t.erase.emptyBin}</Button>
    </div>
  );
}

interface ListProps {
  readonly source: RecordingsSource;
  readonly page: ListedPage;
  /** In the library or the bin, whatever the filter; null until that is known. */
  readonly all: number | null;
}

function List({ source, page, all }: ListProps) {
  const { t } = useWords();
  const { isBin, filter } = source;
  const { total, newestId } = page;
  const areDetailsShown = useLibraryView((view) => view.areDetailsShown) && !isBin;
  const scrollRef = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useListSelection(source, total);
  const [renamedId, setRenamedId] = useState<number | null>(null);
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: rowPx, paddingPx: headPx });
  const rows = useListRows(source, { first: virtual.first, last: virtual.last, total });
  useKeptScroll(isBin ? 'bin' : 'library', scrollRef, total > 0);
  useTopOfNewList(source, scrollRef);
  // Keys work at once, as in any list that fills a window.
  const hasRows = total > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) scrollRef.current?.focus({ preventScroll: true });
  }, [hasRows]);
  const atCursor = selection.cursor === null ? undefined : rows.rowAt(selection.cursor);
  usePrefetchedText(atCursor);

  const count = countOf(selection);
  const recordings = choiceOf(selection, source);
  const only = count === 1 && atCursor && selection.ids.has(atCursor.id) ? atCursor : null;
  const actions = useSelectionActions({ chosen: recordings && { recordings, count }, only, filter });
  const focus = () => scrollRef.current?.focus({ preventScroll: true });
  useClose(count > 1, () => setSelection(nothingSelected));
  const selectAll = () => setSelection(selectEvery(selection.cursor ?? 0, { count: total, upToId: newestId }));
  const toggleDetails = () =>
    useLibraryView.setState(({ areDetailsShown: areShown }) => ({ areDetailsShown: !areShown }));
  const rename = only && !isBin ? () => setRenamedId(only.id) : undefined;
  const { reverse } = useFiling();
  useListCommands({
    'list-open': () => {
      if (atCursor) openTranscript(atCursor.id);
    },
    'list-remove': isBin ? undefined : actions.remove,
    'list-undo': () => reverse('undo'),
    'list-redo': () => reverse('redo'),
    'list-select-all': selectAll,
    'list-rename': rename,
    'list-tags': isBin ? undefined : actions.tag,
    'list-collect': isBin ? undefined : actions.collect,
    'list-export': isBin ? undefined : actions.export,
    'list-details': isBin ? undefined : toggleDetails,
  });
  const menu = useRowMenu({
    isBin,
    count,
    actions,
    onRename: ({ id }) => setRenamedId(id),
    onDetails: () => useLibraryView.setState({ areDetailsShown: true }),
  });
  const isFiltered = filter.trim() !== '';
  return (
    <>
      <FilterBar
        isBin={isBin}
        said={isFiltered && all !== null ? t.catalogue.filterCount(total, all) : null}
        notes={page.notes}
        onLeave={focus}
        onSave={() => editCollection({ id: null, name: '', parentId: null, filter: filter.trim() })}
      />
      <div className={styles.columns}>
        {total === 0 ? (
          <NoneFound filter={filter} />
        ) : (
          <RecordingTable
            source={source}
            page={page}
            rows={rows}
            virtual={virtual}
            scrollRef={scrollRef}
            selection={selection}
            renamedId={renamedId}
            onSelect={setSelection}
            onRenamed={() => setRenamedId(null)}
            menu={menu}
            onDigit={actions.toggleTag}
          />
        )}
        {areDetailsShown ? <DetailsPanel recordingId={only?.id ?? null} onTag={actions.tag} /> : null}
      </div>
      {actions.isBusy ? (
        <BulkProgress />
      ) : count > 1 || (isBin && count > 0) ? (
        <SelectionBar
          count={count}
          total={total}
          isBin={isBin}
          isBusy={actions.isBusy}
          onSelectAll={selectAll}
          onExport={actions.export}
          onTag={actions.tag}
          onCollect={actions.collect}
          onRemove={actions.remove}
          onRestore={actions.restore}
          onErase={actions.erase}
          more={actions.more}
          onClear={() => setSelection(nothingSelected)}
        />
      ) : null}
      <LibraryDialogs dialogs={actions.dialogs} />
    </>
  );
}

/** A list that got longer or shorter, or another one, has moved its rows: a selection made before means nothing any more. */
function useListSelection(source: RecordingsSource, total: number) {
  const [made, setMade] = useState({ selection: nothingSelected, source, total });
  const isSame = made.source.filter === source.filter && made.total === total;
  const { cursor, ids, every } = made.selection;
  // Sorted again the same are selected, at other places.
  const moved = made.source === source ? made.selection : { cursor: null, anchor: null, ids, every };
  const selection: Selection = isSame ? (cursor === null ? made.selection : moved) : nothingSelected;
  return [selection, (next: Selection) => setMade({ selection: next, source, total })] as const;
}

/** Another filter or order begins at the top. */
function useTopOfNewList(source: RecordingsSource, scrollRef: React.RefObject<HTMLDivElement | null>): void {
  const shown = useRef(source);
  useEffect(() => {
    if (shown.current === source) return;
    shown.current = source;
    scrollRef.current?.scrollTo({ top: 0 });
  }, [source, scrollRef]);
}

/** Whoever points at a recording may open it next: its text is there by then. */
function usePrefetchedText(recording: ListedRecording | undefined): void {
  const client = useQueryClient();
  const transcriptId = recording?.transcriptId ?? null;
  useEffect(() => {
    if (transcriptId !== null) void client.prefetchQuery(pageQuery(segmentsSource(transcriptId), 0));
  }, [client, transcriptId]);
}
