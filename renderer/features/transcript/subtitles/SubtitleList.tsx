import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { cuePresets } from '#shared/cues/cue-rules.ts';
import { api } from '#renderer/api/api.ts';
import { cuesSource } from '#renderer/data/transcripts/cues-source.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { usePages, useTotal } from '#renderer/data/use-pages.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { setCuePreset, useCuePreset } from '#renderer/state/cue-preset.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useVirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import styles from './Subtitles.module.css';
import { SubtitleRow } from './SubtitleRow.tsx';
import { useCueActions } from './use-cue-actions.ts';
import { useCueKeys } from './use-cue-keys.ts';
import { useSpokenCue } from './use-spoken-cue.ts';

interface Props {
  readonly transcriptId: number;
}

/** The text as subtitles: what breaks a rule is marked, and every change is one of the transcript. */
export function SubtitleList({ transcriptId }: Props) {
  const { t } = useWords();
  const { preset } = useCuePreset();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState(0);
  const [isEditing, setEditing] = useState(false);
  const source = cuesSource(transcriptId, preset);
  const total = useTotal(source) ?? 0;
  const virtual = useVirtualRows({ count: total, scrollRef, estimatePx: 74, paddingPx: 8, keptIndex: selected });
  const { scrollTo } = virtual;
  const rows = usePages(source, virtual.first, virtual.last);
  const { data: summary } = useQuery({
    queryKey: [...queryKeys.cues(transcriptId, preset), 'summary'],
    queryFn: () => api['cues.summary']({ transcriptId, preset }),
  });
  const select = useCallback(
    (index: number) => {
      setEditing(false);
      setSelected(index);
      scrollTo(index, 'center');
    },
    [scrollTo],
  );
  const actions = useCueActions(transcriptId, preset);
  const goToProblem = async (direction: 'next' | 'previous') => {
    const found = await api['cues.nextProblem']({ transcriptId, preset, index: selected, direction });
    if (found !== null) select(found);
  };
  useSpokenCue({ transcriptId, preset, onSpoken: select });
  useCueKeys({ row: rows.rowAt(selected), selected, total, isEditing, select, setEditing, actions, goToProblem });
  return (
    <div className={styles.mode}>
      <div className={styles.bar}>
        <label className={styles.field}>
          {t.exportDialog.cuePreset}
          <select className={styles.select} value={preset} onChange={(event) => setCuePreset(event.target.value)}>
            {cuePresets.map((one) => (
              <option key={one} value={one}>
                {t.exportDialog.cuePresets[one]}
              </option>
            ))}
          </select>
        </label>
        <span className={styles.summary} role="status">
          {summary ? t.subtitles.summary(summary.count, summary.problemCount) : ''}
        </span>
        <span className={styles.space} />
        <Button size="s" disabled={(summary?.problemCount ?? 0) === 0} onClick={() => void goToProblem('next')}>
          {t.subtitles.nextProblem}
        </Button>
        <Button size="s" onClick={() => actions.fit(null)}>
          {t.subtitles.fitAll}
        </Button>
      </div>
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
                    isSelected={index === selected}
                    isEditing={isEditing && index === selected}
                    onSelect={() => {
                      setSelected(index);
                      seek(cue.startMs);
                    }}
                    onEdit={() => {
                      setSelected(index);
                      setEditing(true);
                    }}
                    onText={(text) => {
                      setEditing(false);
                      actions.setText(cue, text);
                    }}
                    onCancel={() => setEditing(false)}
                  />
                ) : (
                  <div className={styles.empty} />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p className={styles.keys}>{t.subtitles.keys}</p>
    </div>
  );
}
