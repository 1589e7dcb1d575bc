import { useCallback, useRef, useState } from 'react';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { api } from '#renderer/api/api.ts';
import { cuesSource } from '#renderer/data/transcripts/cues-source.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { useCuePreset } from '#renderer/state/cue-preset.ts';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { BulkProgress } from '#renderer/widgets/BulkProgress.tsx';
import { SubtitleBar } from './SubtitleBar.tsx';
import styles from './Subtitles.module.css';
import { SubtitleRow } from './SubtitleRow.tsx';
import { useCueActions } from './use-cue-actions.ts';
import { useCueKeys } from './use-cue-keys.ts';
import { useCueSelection } from './use-cue-selection.ts';
import { useSpokenCue } from './use-spoken-cue.ts';

interface Props {
  readonly transcriptId: number;
}

/** The text as subtitles: what breaks a rule is marked, and every change is one of the transcript. */
export function SubtitleList({ transcriptId }: Props) {
  const { t } = useWords();
  const { preset } = useCuePreset();
  const scrollRef = useRef<HTMLDivElement>(null);
  const { selected, range, count, choose } = useCueSelection();
  // What is typed belongs to the subtitle it was begun in, whatever comes to stand in its row meanwhile.
  const [edited, setEdited] = useState<ShownCue | null>(null);
  const isEditing = edited !== null;
  const source = cuesSource(transcriptId, preset);
  const total = useTotal(source) ?? 0;
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 74, paddingPx: 8, keptIndex: selected });
  const { scrollTo } = virtual;
  const rows = usePages(source, virtual.first, virtual.last);
  const go = useCallback(
    (index: number, isExtended = false) => {
      setEdited(null);
      choose(index, isExtended);
      scrollTo(index, 'center');
    },
    [choose, scrollTo],
  );
  const select = useCallback((index: number) => go(index), [go]);
  const extend = useCallback((index: number) => go(index, true), [go]);
  const isOne = count === 1;
  // What a person has selected, or types in, stays while the sound plays on.
  const follow = useCallback((index: number) => void (isOne && !isEditing && go(index)), [isOne, isEditing, go]);
  const actions = useCueActions(transcriptId, preset);
  const goToProblem = async (direction: 'next' | 'previous') => {
    const found = await api['cues.nextProblem']({ transcriptId, preset, index: selected, direction });
    if (found !== null) select(found);
  };
  useSpokenCue({ transcriptId, preset, onSpoken: follow });
  const row = rows.rowAt(selected);
  const setEditing = (isOn: boolean) => setEdited(isOn ? (row ?? null) : null);
  useCueKeys({ row, selected, range, total, isEditing, select, extend, setEditing, actions, goToProblem });
  return (
    <div className={styles.mode}>
      <SubtitleBar
        transcriptId={transcriptId}
        selectedCount={count}
        onNextProblem={() => void goToProblem('next')}
        onFit={() => actions.fit(range)}
        onFitAll={() => actions.fit(null)}
      />
      <div
        ref={scrollRef}
        className={styles.scroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must take the focus to be read by keys
        tabIndex={0}
        role="list"
        aria-label={t.subtitles.label}
      >
        <div style={virtual.style}>
          {virtual.rows.map(({ index, style }) => {
            const cue = rows.rowAt(index);
            return (
              <div key={index} ref={virtual.measureRow} data-index={index} style={style} role="listitem">
                {cue ? (
                  <SubtitleRow
                    cue={cue}
                    index={index}
                    isSelected={index >= range.first && index <= range.last}
                    isCurrent={index === selected}
                    isEditing={isEditing && index === selected}
                    onSelect={(isExtended) => {
                      choose(index, isExtended);
                      if (!isExtended) seek(cue.startMs);
                    }}
                    onEdit={() => {
                      choose(index);
                      setEdited(cue);
                    }}
                    onText={(text) => {
                      setEdited(null);
                      actions.setText(edited ?? cue, text);
                    }}
                    onCancel={() => setEdited(null)}
                  />
                ) : (
                  <div className={styles.empty} />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <BulkProgress />
      <p className={styles.keys}>{t.subtitles.keys}</p>
    </div>
  );
}
