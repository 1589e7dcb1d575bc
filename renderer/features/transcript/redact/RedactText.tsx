import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { RedactionOverview } from '#shared/sharing/redaction.ts';
import { api } from '#renderer/api/api.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { muteSpans } from '#renderer/playback/muted-spans.ts';
import { seek } from '#renderer/playback/player.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { playSpan } from '../analyses/play-span.ts';
import { useActiveSegment } from '../editor/text/use-active-segment.ts';
import { RedactSegment } from './RedactSegment.tsx';
import styles from './Redact.module.css';
import { selectedSpan } from './selected-span.ts';
import { placesIn } from './word-pieces.ts';
import { useRedactKeys } from './use-redact-keys.ts';
import type { RedactionActions } from './use-redaction.ts';

interface Props {
  readonly transcriptId: number;
  readonly overview: RedactionOverview;
  readonly actions: RedactionActions;
  readonly isPreviewed: boolean;
  readonly selectedKey: string | null;
  readonly setSelectedKey: (key: string | null) => void;
}

/** Around a place that is played, so that it is known what it belongs to. */
const aroundMs = 600;

/** The text with its places, and the walk through them by keys. */
export function RedactText({ transcriptId, overview, actions, isPreviewed, selectedKey, setSelectedKey }: Props) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const source = segmentsSource(transcriptId);
  const total = useTotal(source) ?? 0;
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 44, paddingPx: 12 });
  const rows = usePages(source, virtual.first, virtual.last);
  const onSelect = useCallback((key: string) => setSelectedKey(key), [setSelectedKey]);
  useActiveSegment(transcriptId);
  useMutedPreview(overview, isPreviewed);
  useWalk({ transcriptId, overview, actions, selectedKey, setSelectedKey, scrollTo: virtual.scrollTo, scrollRef });
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must take the focus to be read by keys
      tabIndex={0}
      role="document"
      aria-label={t.redact.label}
    >
      <div className={styles.page} style={virtual.style}>
        {virtual.rows.map(({ index, style }) => {
          const segment = rows.rowAt(index);
          return (
            <div key={index} ref={virtual.measureRow} data-index={index} style={style} className={styles.row}>
              {segment ? (
                <RedactSegment
                  segment={segment}
                  places={placesIn(segment, overview.places)}
                  selectedKey={selectedKey}
                  onSelect={onSelect}
                />
              ) : (
                <div className={styles.empty} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useMutedPreview({ places }: RedactionOverview, isPreviewed: boolean): void {
  useEffect(() => {
    if (!isPreviewed) return undefined;
    return muteSpans(places.filter(({ state }) => state === 'confirmed'));
  }, [places, isPreviewed]);
}

interface Walk extends Omit<Props, 'isPreviewed'> {
  readonly scrollTo: (index: number, align: 'center') => void;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
}

function useWalk({ transcriptId, overview, actions, selectedKey, setSelectedKey, scrollTo, scrollRef }: Walk): void {
  const { t } = useWords();
  const report = useReport();
  const { places } = overview;
  const at = places.findIndex(({ key }) => key === selectedKey);
  const selected = places[at];
  const show = (index: number) => {
    const place = places[index];
    if (place === undefined) return;
    setSelectedKey(place.key);
    seek(place.startMs);
    api['segments.indexAt']({ transcriptId, atMs: place.startMs }).then((row) => scrollTo(row, 'center'), report);
  };
  const next = () => show(Math.min(places.length - 1, at + 1));
  const previous = () => show(at < 0 ? 0 : Math.max(0, at - 1));
  const decide = (state: 'confirmed' | 'dismissed') => {
    if (selected === undefined || selected.origin === 'speaker') return;
    actions.decide([selected.key], state);
    if (at + 1 < places.length) show(at + 1);
  };
  const mark = () => {
    const span = selectedSpan(scrollRef.current);
    if (span === null) return notify({ text: t.redact.selectFirst });
    getSelection()?.removeAllRanges();
    actions.add(span);
    setSelectedKey(`hand:${Math.floor(span.startMs)}-${Math.ceil(span.endMs)}`);
  };
  const markAlike = () => {
    if (selected === undefined) return;
    actions.addAlike(selected).then((count) => notify({ text: t.redact.markedAlike(Math.max(0, count)) }), report);
  };
  const play = () => {
    if (selected === undefined) return;
    const { startMs, endMs, key } = selected;
    playSpan(key, { startMs: Math.max(0, startMs - aroundMs), endMs: endMs + aroundMs });
  };
  useRedactKeys({
    KeyJ: next,
    ArrowDown: next,
    KeyK: previous,
    ArrowUp: previous,
    KeyC: () => decide('confirmed'),
    Enter: () => decide('confirmed'),
    KeyD: () => decide('dismissed'),
    KeyA: markAlike,
    KeyM: mark,
    KeyP: play,
    KeyU: actions.undo,
  });
}
