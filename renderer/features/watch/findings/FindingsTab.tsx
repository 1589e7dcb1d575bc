import { useRef, useState } from 'react';
import type { Finding } from '#shared/watch.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { refreshFindings } from '#renderer/state/findings-filter.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useJudgeCommands } from '../use-judge-commands.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingList } from './FindingList.tsx';
import { FindingsEmpty } from './FindingsEmpty.tsx';
import styles from './FindingsTab.module.css';
import { judgeActions, type TypedField } from './judge-actions.ts';
import { useFindingPlayer } from './use-finding-player.ts';
import { useFindings } from './use-findings.ts';
import { useMarkedRows } from './use-marked-rows.ts';
import { useEvidence } from './use-evidence.tsx';
import { useReasonCodes } from './use-reason-codes.ts';
import { useVerdicts } from './use-verdicts.ts';

/** What the rules found, to be worked through with the keyboard: next, listen, decide, one or many at once. */
export function FindingsTab() {
  const { t } = useWords();
  const { filter, source, counts, sinceCount, error, retry } = useFindings();
  const knownTotal = useTotal(source);
  const total = knownTotal ?? 0;
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 44, paddingPx: 4 });
  const marked = useMarkedRows(JSON.stringify(source.queryKey), total);
  const { cursor, anchor, first, last, drop } = marked;
  const { moveTo, extendTo } = marked.withList(virtual);
  const rows = usePages(source, Math.min(first, virtual.first), Math.max(last, virtual.last));
  // While something is typed the finding stays, whatever the list does meanwhile; a wish to type waits for the field.
  const [typing, setTyping] = useState<{ readonly finding: Finding; readonly selected: readonly Finding[] } | null>(
    null,
  );
  const [wanted, setWanted] = useState<TypedField | null>(null);
  const finding = typing?.finding ?? rows.rowAt(cursor);
  const [typed, setTyped] = useState<{ findingId: number; text: string } | null>(null);
  const reason = typed !== null && typed.findingId === finding?.id ? typed.text : (finding?.reason ?? '');
  const shown = anchor === null ? (finding ? [finding] : []) : range(first, last, rows.rowAt);
  const selected = typing?.selected ?? shown;
  const evidence = useEvidence(selected);
  const player = useFindingPlayer();
  const codes = useReasonCodes();
  const verdicts = useVerdicts({
    finding,
    selected,
    onDecided: () => moveTo(last + 1),
    onUndone: (back) => {
      const index = virtual.rows.find((item) => rows.rowAt(item.index)?.id === back.id)?.index;
      if (index === undefined || typing !== null) return false;
      moveTo(index);
      return true;
    },
  });
  useClose(anchor !== null, drop);
  const open = (one: Finding | undefined) => {
    if (one) openTranscript(one.recordingId, { atMs: one.startMs, isPlaying: false });
  };
  useJudgeCommands(
    judgeActions({
      cursor,
      moveTo,
      extendTo,
      // Letters that come before the field are no verdicts.
      isReady: () => wanted === null,
      isSeen: () => virtual.isSeen(cursor),
      show: () => {
        virtual.scrollTo(cursor, 'auto');
        announce(t.findings.backInSight);
      },
      finding,
      codes,
      verdicts,
      reason,
      want: setWanted,
      makeEvidence: evidence.make,
      play: () => finding && player.toggle(finding),
      open: () => open(finding),
    }),
  );
  const failure = error ?? rows.error;
  return (
    <div className={styles.page}>
      <FindingFilters
        filter={filter}
        counts={counts}
        finding={finding}
        isEmpty={total === 0}
        sinceCount={sinceCount}
        onRefresh={refreshFindings}
      />
      {failure ? (
        <div className={styles.failure}>
          <FailureNotice error={failure} onRetry={() => (error ? void retry() : rows.retry())} />
        </div>
      ) : null}
      {knownTotal === null ? (
        failure ? null : (
          <Skeleton />
        )
      ) : knownTotal === 0 && counts ? (
        <FindingsEmpty filter={filter} counts={counts} />
      ) : (
        <div className={styles.columns}>
          <FindingList
            rows={rows}
            virtual={virtual}
            scrollRef={scrollRef}
            group={filter.group ?? 'recording'}
            cursor={cursor}
            first={first}
            last={last}
            onPoint={(index, isExtending) => (isExtending ? extendTo(index) : moveTo(index))}
            onOpen={open}
          />
          <FindingDetail
            key={finding?.id}
            finding={finding}
            selectedCount={anchor === null ? 1 : last - first + 1}
            codes={codes}
            verdicts={verdicts}
            wanted={wanted}
            reason={reason}
            onReason={(text) => finding && setTyped({ findingId: finding.id, text })}
            isPlaying={finding !== undefined && player.playingId === finding.id}
            onPlay={() => finding && player.toggle(finding)}
            onType={(isTyping) => {
              setWanted(null);
              setTyping(isTyping && finding ? { finding, selected } : null);
            }}
            onOpen={() => open(finding)}
            onEvidence={evidence.make}
          />
        </div>
      )}
      {evidence.dialog}
    </div>
  );
}

function range(first: number, last: number, rowAt: (index: number) => Finding | undefined): readonly Finding[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => rowAt(first + nth)).filter((row) => row !== undefined);
}
