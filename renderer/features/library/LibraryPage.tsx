import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Page } from '#shared/contract/contract.ts';
import type { Recording } from '#shared/recording.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { segmentsSource } from '#renderer/data/segments-source.ts';
import { pageQuery, usePages, useTotal } from '#renderer/data/use-pages.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { useKeptScroll } from '#renderer/ui/use-kept-scroll.ts';
import { useRecordingActions } from '#renderer/data/use-recording-actions.ts';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './LibraryPage.module.css';
import { RecordingTable } from './RecordingTable.tsx';
import { nothingSelected, type Selection } from './selection.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { recordingsSource } from './recordings-source.ts';

interface Props {
  readonly isBin?: boolean;
  /** Buttons of the header; they belong to the import feature. */
  readonly actions?: ReactNode;
  readonly empty: ReactNode;
}

/** The library, or the bin, which is the same list with other actions. */
export function LibraryPage({ isBin = false, actions, empty }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const { remove, restore } = useRecordingActions();
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

  const selected = () => {
    const pages = client.getQueriesData<Page<Recording>>({ queryKey: queryKeys.recordings(isBin) });
    return pages.flatMap(([, page]) => page?.rows.filter((row) => selection.ids.has(row.id)) ?? []);
  };
  const removeSelected = () => remove(selected());
  return (
    <>
      <PageHeader title={isBin ? t.bin.title : t.library.title} aside={total > 0 ? t.library.count(total) : null}>
        {selection.ids.size > 1 ? (
          <SelectionBar
            count={selection.ids.size}
            isBin={isBin}
            onRemove={removeSelected}
            onRestore={() => restore([...selection.ids])}
            onClear={() => setSelection(nothingSelected)}
          />
        ) : (
          (actions ?? <p className={styles.note}>{total > 0 ? t.bin.note : null}</p>)
        )}
      </PageHeader>
      {rows.error ? (
        <div className={styles.failure}>
          <FailureNotice error={rows.error} onRetry={() => rows.retry()} />
        </div>
      ) : null}
      {knownTotal === 0 ? (
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
        />
      )}
    </>
  );
}
