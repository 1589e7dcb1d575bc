import { useQueryClient } from '@tanstack/react-query';
import type { CuePreset } from '#shared/cues/cue-rules.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import type { Edited } from '#shared/edits/transcript-change.ts';
import { api } from '#renderer/api/api.ts';
import { applyEdited } from '#renderer/data/transcript-changes.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { notify } from '#renderer/state/toasts.ts';

/** Numbers of the first and the last subtitle, from 0. */
export interface CueRange {
  readonly first: number;
  readonly last: number;
}

export interface CueActions {
  /** Makes segments of subtitles: of those from one number to another, or of all. One step. */
  readonly fit: (range: CueRange | null) => void;
  readonly setText: (cue: ShownCue, text: string) => void;
  readonly setTimes: (cue: ShownCue, times: { readonly startMs: number; readonly endMs: number }) => void;
  readonly merge: (cue: ShownCue, side: 'previous' | 'next') => void;
  /** At the end of its first line; of one line in the middle. */
  readonly split: (cue: ShownCue) => void;
}

/** What is done to subtitles is done to their segments; one that is not a segment by itself is made one first. */
export function useCueActions(transcriptId: number, preset: CuePreset): CueActions {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const run = (work: () => Promise<void>) => void work().catch(report);
  const apply = async (edited: Edited) => await applyEdited(client, edited);
  const fit = async (what: { readonly segmentIds?: number[]; readonly range?: CueRange }) => {
    const done = await api['cues.fit']({ transcriptId, preset, ...what });
    await apply(done);
    return done;
  };
  /** The segment that a subtitle becomes which is not one. */
  const segmentOf = async (cue: ShownCue): Promise<number | null> => {
    await fit({ segmentIds: [...cue.segmentIds] });
    const index = await api['segments.indexAt']({ transcriptId, atMs: Math.round((cue.startMs + cue.endMs) / 2) });
    const { rows } = await api['segments.list']({ transcriptId, offset: index, limit: 1 });
    return rows[0]?.id ?? null;
  };
  const on = (cue: ShownCue, work: (segmentId: number) => Promise<Edited>) =>
    run(async () => {
      // Asked for at once where it can be: the page may be closing.
      const segmentId = cue.isWhole ? (cue.segmentIds[0] ?? null) : await segmentOf(cue);
      if (segmentId !== null) await apply(await work(segmentId));
    });
  return {
    fit: (range) =>
      run(async () => {
        const what = range === null ? {} : { range };
        const { changedCount, isStopped } = await withProgressNotice(t.subtitles.fitting, () => fit(what));
        notify({ text: isStopped ? t.subtitles.fitStopped : t.subtitles.fitted(changedCount) });
      }),
    setText: (cue, text) => {
      if (text.trim() === cue.lines.join('\n')) return;
      on(cue, (segmentId) => api['segments.editText']({ segmentId, text }));
    },
    setTimes: (cue, times) => {
      if (times.endMs - times.startMs >= 20) on(cue, (segmentId) => api['segments.setTimes']({ segmentId, ...times }));
    },
    merge: (cue, side) => on(cue, (segmentId) => api['segments.merge']({ segmentId, side })),
    split: (cue) => on(cue, (segmentId) => api['segments.split']({ segmentId, atChar: middleOf(cue) })),
  };
}

/** The end of the first line, or the space nearest behind the middle of the only one. */
function middleOf({ lines }: ShownCue): number {
  const [first = '', ...others] = lines;
  if (others.length > 0) return first.length;
  const middle = first.indexOf(' ', Math.floor(first.length / 2));
  return middle < 0 ? first.lastIndexOf(' ') : middle;
}
