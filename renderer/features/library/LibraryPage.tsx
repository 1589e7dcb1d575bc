import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { pageQuery, usePages, useTotal } from '#renderer/data/use-pages.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useKeptScroll } from '#renderer/ui/list/use-kept-scroll.ts';
import { useManyRecordings } from '#renderer/data/recordings/use-many-recordings.ts';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useBulk } from '#renderer/state/bulk.ts';
import { askToErase } from '#renderer/state/erase.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from './LibraryPage.module.css';
import { RecordingTable } from './RecordingTable.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { MissingNotice } from './missing/MissingNotice.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { RemoveManyDialog } from './RemoveManyDialog.tsx';
import { choiceOf, countOf, isSelected, nothingSelected, type Selection } from './selection.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { recordingsSource } from './recordings-source.ts';

interface Props {
  readonly isBin?: boolean;
  /** Buttons of the header; they belong to the import feature. */
  readonly actions?: ReactNode;
  readonly empty: ReactNode;
}

/** From so many recordings on a move to the bin is asked about. */
const minAskedCount = 50;

/** The library, or the bin, which is the same list with other actions. */
export function LibraryPage({ isBin = false, actions, empty }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const { remove } = useRecordingActions();
  const many = useManyRecordings();
  const isBusy = useBulk((state) => state.text !== null);
  const [askedCount, setAskedCount] = useState<number | null>(null);
  const scrollRef = useRef<HTMLDivElement>(null);
  const source = recordingsSource(isBin);
  const knownTotal = useTotal(source);
  const total = knownTotal ?? 0;
  // A list that got longer or shorter has moved its rows: a selection made before means nothing any more.
  const [made, setMade] = useState({ selection: nothingSelected, total });
  const selection = made.total === total ? made.selection : nothingSelected;
  const setSelection = (next: Selection) => setMade({ selection: next, total });
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 46, paddingPx: 4 });
  const rows = usePages(source, virtual.first, virtual.last);
  useKeptScroll(isBin ? 'bin' : 'library', scrollRef, total > 0);
  // Keys work at once, as in any list that fills a window.
  const hasRows = total > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) scrollRef.current?.focus({ preventScroll: true });
  }, [hasRows]);

  // Whoever points at a recording may open it next: its text is there by then.
  const pointedId = selection.cursor === null ? null : (rows.rowAt(selection.cursor)?.transcriptId ?? null);
  useEffect(() => {
    if (pointedId !== null) void client.prefetchQuery(pageQuery(segmentsSource(pointedId), 0));
  }, [client, pointedId]);

  const count = countOf(selection);
  const chosen = () => {
    const recordings = choiceOf(selection, isBin);
    return recordings && { recordings, count };
  };
  const onlySelected = () => {
    const pages = client.getQueriesData<Page<Recording>>({ queryKey: queryKeys.recordings(isBin) });
    return pages.flatMap(([, page]) => page?.rows.filter(({ id }) => isSelected(selection, id)) ?? []);
  };
  useClose(count > 1, () => setSelection(nothingSelected));
  const removeNow = () => {
    const what = chosen();
    if (what) many.remove(what);
  };
  const removeSelected = () => {
    if (isBusy) return;
    if (count === 1) remove(onlySelected());
    else if (count >= minAskedCount) setAskedCount(count);
    else removeNow();
  };
  const withChosen = (action: (what: NonNullable<ReturnType<typeof chosen>>) => void) => () => {
    const what = chosen();
    if (what) action(what);
  };
  return (
    <>
      <PageHeader title={isBin ? t.bin.title : t.library.title} aside={total > 0 ? t.library.count(total) : null}>
        {count > 1 ? (
          <SelectionBar
            count={count}
            isBin={isBin}
            isBusy={isBusy}
            onRemove={removeSelected}
            onRestore={withChosen(many.restore)}
            onErase={withChosen(({ recordings }) => askToErase(recordings))}
            onChange={(change) => withChosen((what) => many.change(what, change))()}
            onClear={() => setSelection(nothingSelected)}
          />
        ) : (
          (actions ?? (total > 0 ? <BinActions /> : null))
        )}
      </PageHeader>
      {isBin ? null : <MissingNotice />}
      <BulkProgress />
      {isBin ? <EraseDialog /> : null}
      <RemoveManyDialog count={askedCount} onRemove={removeNow} onClose={() => setAskedCount(null)} />
      {rows.error ? (
        <div className={styles.failure}>
          <FailureNotice error={rows.error} onRetry={() => rows.retry()} />
        </div>
      ) : null}
      {knownTotal === null ? (
        rows.error ? null : (
          <Skeleton />
        )
      ) : knownTotal === 0 ? (
        empty
      ) : (
        <RecordingTable
          isBin={isBin}
          total={total}
          rows={rows}
          virtual={virtual}
          scrollRef={scrollRef}
          selection={selection}
          onSelect={setSelection}
          onRemove={removeSelected}
          onUndoRemove={many.undoRemove}
        />
      )}
    </>
  );
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
