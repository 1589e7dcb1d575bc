import { useEffect, useRef, useState } from 'react';
import type { Finding, FindingState } from '#shared/watch.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { isolate } from '#renderer/locales/isolate.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { refreshFindings } from '#renderer/state/findings-filter.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingList } from './FindingList.tsx';
import { FindingsEmpty } from './FindingsEmpty.tsx';
import { FindingsExport } from './FindingsExport.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import styles from './FindingsPage.module.css';
import { useDecide, useFindings } from './use-findings.ts';
import { useFindingKeys } from './use-finding-keys.ts';
import { useFindingPlayer } from './use-finding-player.ts';

/** What the watch lists found, to be worked through with the keyboard: next, listen, decide. */
export function FindingsPage() {
  const { t } = useWords();
  const report = useReport();
  const { filter, source, counts, sinceCount, error, retry } = useFindings();
  const knownTotal = useTotal(source);
  const total = knownTotal ?? 0;
  const scrollRef = useRef<HTMLDivElement>(null);
  const reasonRef = useRef<HTMLInputElement>(null);
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 62, paddingPx: 4 });
  // Of another list the cursor means nothing: it begins at the top again.
  const listKey = JSON.stringify(source.queryKey);
  const [walked, setWalked] = useState({ listKey, index: 0 });
  const cursor = walked.listKey === listKey ? Math.min(walked.index, Math.max(0, total - 1)) : 0;
  const rows = usePages(source, Math.min(cursor, virtual.first), Math.max(cursor, virtual.last));
  // While a reason is typed the finding stays, whatever the list does meanwhile; a wish to type waits for the field.
  const [typing, setTyping] = useState<Finding | null>(null);
  const [isReasonWanted, setReasonWanted] = useState(false);
  const finding = typing ?? rows.rowAt(cursor);
  const isTypingNow = () => reasonRef.current !== null && document.activeElement === reasonRef.current;
  useEffect(() => {
    if (isReasonWanted && finding !== undefined) reasonRef.current?.focus();
  }, [isReasonWanted, finding]);
  const { decide, undo } = useDecide();
  const player = useFindingPlayer();

  const moveTo = (index: number) => {
    const next = Math.min(total - 1, Math.max(0, index));
    setWalked({ listKey, index: next });
    virtual.scrollTo(next, 'auto');
  };
  const settle = (state: FindingState) => {
    if (!finding) return;
    decide(finding, state, reasonRef.current?.value ?? '');
    if (state !== 'new') moveTo(cursor + 1);
  };
  const takeBack = async () => {
    const changed = await undo();
    const back = changed[0];
    if (!back) {
      notify({ text: t.findings.nothingToUndo });
      return;
    }
    const index = virtual.rows.find((item) => rows.rowAt(item.index)?.id === back.id)?.index;
    if (index === undefined || isTypingNow())
      notify({ text: t.findings.undone, detail: `${isolate(back.recordingName)}: ${isolate(back.matched)}` });
    else moveTo(index);
  };
  const open = (one: Finding | undefined) => {
    if (one) openTranscript(one.recordingId, { atMs: one.startMs, isPlaying: false });
  };
  useFindingKeys({
    move: (step) => moveTo(cursor + step),
    play: () => finding && player.toggle(finding),
    confirm: () => settle('confirmed'),
    dismiss: () => settle('dismissed'),
    undo: () => void takeBack().catch(report),
    giveReason: () => setReasonWanted(true),
    open: () => open(finding),
    isWaiting: isReasonWanted,
  });
  const all = counts && counts.new + counts.confirmed + counts.dismissed;
  return (
    <div className={styles.page}>
      <PageHeader title={t.findings.title} aside={all ? t.findings.count(all) : null}>
        {sinceCount > 0 ? (
          <Button icon="arrowDown" onClick={refreshFindings}>
            {t.findings.more(sinceCount)}
          </Button>
        ) : null}
        <FindingsExport filter={filter} isEmpty={total === 0} />
      </PageHeader>
      <FindingFilters filter={filter} counts={counts} recordingName={finding?.recordingName ?? null} />
      {(error ?? rows.error) ? (
        <div className={styles.failure}>
          <FailureNotice error={error ?? rows.error} onRetry={() => (error ? void retry() : rows.retry())} />
        </div>
      ) : null}
      {knownTotal === null && !(error ?? rows.error) ? (
        <Skeleton />
      ) : knownTotal === 0 && counts ? (
        <FindingsEmpty filter={filter} counts={counts} />
      ) : (
        <div className={styles.columns}>
          <FindingList
            rows={rows}
            virtual={virtual}
            scrollRef={scrollRef}
            cursor={cursor}
            onPoint={moveTo}
            onOpen={open}
          />
          <FindingDetail
            key={finding?.id}
            finding={finding}
            reasonRef={reasonRef}
            isPlaying={finding !== undefined && player.playingId === finding.id}
            onPlay={() => finding && player.toggle(finding)}
            onDecide={settle}
            onType={(isTyping) => {
              setReasonWanted(false);
              setTyping(isTyping ? (finding ?? null) : null);
            }}
            onOpen={() => open(finding)}
          />
        </div>
      )}
    </div>
  );
}
