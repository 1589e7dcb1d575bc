import { useEffect, useRef, useState } from 'react';
import type { LibraryPlace } from '#shared/edits/review.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { playClip, stopClip } from '#renderer/playback/clip.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useMarkedRows } from '../findings/use-marked-rows.ts';
import { useJudgeCommands } from '../use-judge-commands.ts';
import { DoubtfulDetail } from './DoubtfulDetail.tsx';
import styles from './DoubtfulTab.module.css';
import { PlaceList } from './PlaceList.tsx';
import { useAcceptPlaces } from './use-accept-places.ts';
import { useOfferTerm } from './use-offer-term.ts';
import { useJudgePlaces, useLibraryPlaces } from './use-library-places.ts';

/** So much is played before and after a word: enough to understand the sentence. */
const beforeMs = 1600;
const afterMs = 1100;
const pageRows = 8;

/** Doubtful words of the whole library, the most doubtful first: listen, accept or correct. */
export function DoubtfulTab() {
  const { t } = useWords();
  const report = useReport();
  const { source, unlistedCount } = useLibraryPlaces();
  const knownTotal = useTotal(source);
  const total = knownTotal ?? 0;
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 34, paddingPx: 4 });
  const marked = useMarkedRows(JSON.stringify(source.queryKey), total);
  const { cursor, anchor, first, last, drop } = marked;
  const { moveTo, extendTo } = marked.withList(virtual);
  const rows = usePages(source, Math.min(first, virtual.first), Math.max(last, virtual.last));
  // While a correction is typed the word stays, whatever the list does meanwhile.
  const [typing, setTyping] = useState<LibraryPlace | null>(null);
  const place = typing ?? rows.rowAt(cursor);
  const { correct } = useJudgePlaces();
  const accepted = useAcceptPlaces();
  const play = usePlay();
  const offerTerm = useOfferTerm();
  useClose(anchor !== null, drop);
  const goOn = () => {
    setTyping(null);
    moveTo(last + 1);
  };
  const undo = () => accepted.undo(place);
  const accept = () => {
    if (anchor !== null) {
      accepted.acceptMany(Array.from({ length: last - first + 1 }, (_, nth) => rows.rowAt(first + nth)));
    } else if (place) accepted.accept(place);
    if (place) goOn();
  };
  const open = () => {
    if (place) openTranscript(place.recordingId, { atMs: place.startMs, isPlaying: false });
  };
  /** Nothing is judged out of sight: the key then only brings it back. */
  const whenSeen = (act: () => void) => () => {
    if (virtual.isSeen(cursor)) return act();
    virtual.scrollTo(cursor, 'auto');
    return announce(t.findings.backInSight);
  };
  useJudgeCommands({
    'judge-next': () => moveTo(cursor + 1),
    'judge-previous': () => moveTo(cursor - 1),
    'judge-page-next': () => moveTo(cursor + pageRows),
    'judge-page-previous': () => moveTo(cursor - pageRows),
    'judge-extend': () => extendTo(cursor + 1),
    'judge-extend-back': () => extendTo(cursor - 1),
    'judge-play': whenSeen(() => place && play(place)),
    'judge-open': whenSeen(open),
    'judge-confirm': whenSeen(accept),
    'judge-correct': whenSeen(() => setTyping(place ?? null)),
    'judge-undo': undo,
  });
  return (
    <div className={styles.page}>
      <p className={styles.top} role="status">
        {knownTotal === null ? null : t.review.libraryCount(total)}
        {unlistedCount ? ` · ${t.review.libraryProgress(unlistedCount)}` : null}
      </p>
      {rows.error ? <FailureNotice error={rows.error} onRetry={rows.retry} /> : null}
      {knownTotal === null && !rows.error ? <Skeleton /> : null}
      {knownTotal === 0 && unlistedCount === 0 ? (
        <EmptyState icon="check" title={t.review.noneTitle}>
          <p>{t.review.noneText}</p>
        </EmptyState>
      ) : null}
      {total > 0 ? (
        <div className={styles.columns}>
          <PlaceList
            rows={rows}
            virtual={virtual}
            scrollRef={scrollRef}
            cursor={cursor}
            first={first}
            last={last}
            onPoint={(index, isExtending) => (isExtending ? extendTo(index) : moveTo(index))}
            onOpen={open}
          />
          <DoubtfulDetail
            key={place?.id}
            place={place}
            selectedCount={anchor === null ? 1 : last - first + 1}
            isTyping={typing !== null}
            onPlay={() => place && play(place)}
            onAccept={accept}
            onUndo={undo}
            onType={() => setTyping(place ?? null)}
            onLeave={() => setTyping(null)}
            onOpen={open}
            onCorrect={(text, isAllSame) => {
              if (!place) return;
              void correct(place.id, text, isAllSame).then((count) => {
                announce(t.review.corrected(text, count));
                offerTerm(place.recognised, text);
              }, report);
              goOn();
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Plays a word in its sentence; leaving the page stops it. */
function usePlay() {
  const mediaBase = useInfo()?.mediaBase;
  useEffect(() => stopClip, []);
  return ({ id, recordingId, mediaKey, durationMs, hasVideo, startMs, endMs }: LibraryPlace) => {
    if (mediaBase === undefined) return;
    const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs, hasVideo };
    playClip(`place ${id}`, track, Math.max(0, startMs - beforeMs), endMs + afterMs);
  };
}
