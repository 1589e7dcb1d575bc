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
  readonly setTimes: (cue: ShownCue, times: Times) => void;
  readonly merge: (cue: ShownCue, side: 'previous' | 'next') => void;
  /** At the end of its first line; of one line in the middle. */
  readonly split: (cue: ShownCue) => void;
}

interface Times {
  readonly startMs: number;
  readonly endMs: number;
}

interface Piece extends Times {
  readonly id: number;
}

/** What is done to subtitles is done to their segments; one that is not a segment by itself is made one first. */
export function useCueActions(transcriptId: number, preset: CuePreset): CueActions {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const run = (work: () => Promise<void>) => void work().catch(report);
  const apply = async (edited: Edited) => await applyEdited(client, edited);
  const cut = { transcriptId, preset };
  const on = (cue: ShownCue, work: (first: Piece, last: Piece) => Promise<Edited>) =>
    run(async () => {
      const made = cue.isWhole ? null : await api['cues.asSegments'](placeOf(cut, cue));
      if (made !== null) await apply(made);
      const segments = made?.segments ?? wholeOf(cue);
      const [first, last] = [segments[0], segments.at(-1)];
      if (first && last) await apply(await work(first, last));
    });
  return {
    fit: (range) =>
      run(async () => {
        const what = range === null ? {} : { range };
        const fit = async () => await api['cues.fit']({ ...cut, ...what });
        const done = await withProgressNotice(t.subtitles.fitting, fit);
        await apply(done);
        notify({ text: done.isStopped ? t.subtitles.fitStopped : t.subtitles.fitted(done.changedCount) });
      }),
    setText: (cue, text) => {
      if (text.trim() === cue.lines.join('\n')) return;
      const [segmentId] = cue.segmentIds;
      const isSegment = cue.isWhole && segmentId !== undefined;
      // Asked for at once: the page may be closing.
      const edited = isSegment
        ? api['segments.editText']({ segmentId, text })
        : api['cues.setText']({ ...placeOf(cut, cue), text });
      run(async () => await apply(await edited));
    },
    setTimes: (cue, times) => {
      if (times.endMs - times.startMs >= 20)
        on(cue, async (first, last) => await setTimes(cue, { first, last }, times));
    },
    merge: (cue, side) =>
      on(cue, async ({ id }, last) => await api['segments.merge']({ segmentId: side === 'next' ? last.id : id, side })),
    split: (cue) =>
      on(cue, async (first, last) => {
        if (first === last) return await api['segments.split']({ segmentId: first.id, atChar: middleOf(cue) });
        notify({ text: t.subtitles.twoSpeak });
        return { stepId: null, changes: [] };
      }),
  };
}

/** The segment that a whole one is. */
function wholeOf({ segmentIds, startMs, endMs }: ShownCue): readonly Piece[] {
  return segmentIds.map((id) => ({ id, startMs, endMs }));
}

interface Cut {
  readonly transcriptId: number;
  readonly preset: CuePreset;
}

/** How the services find a subtitle again. */
function placeOf(cut: Cut, { segmentIds, startMs, endMs }: ShownCue) {
  return { ...cut, segmentIds: [...segmentIds], startMs, endMs };
}

/** Of a subtitle in which two speak the first begins and the last ends elsewhere. */
async function setTimes(
  cue: ShownCue,
  { first, last }: { readonly first: Piece; readonly last: Piece },
  { startMs, endMs }: Times,
): Promise<Edited> {
  if (first === last) return await api['segments.setTimes']({ segmentId: first.id, startMs, endMs });
  return startMs === cue.startMs
    ? await api['segments.setTimes']({
        segmentId: last.id,
        startMs: last.startMs,
        endMs: Math.max(endMs, last.startMs + 20),
      })
    : await api['segments.setTimes']({
        segmentId: first.id,
        startMs: Math.min(startMs, first.endMs - 20),
        endMs: first.endMs,
      });
}

/** The end of the first line, or the space nearest behind the middle of the only one. */
function middleOf({ lines }: ShownCue): number {
  const [first = '', ...others] = lines;
  if (others.length > 0) return first.length;
  const middle = first.indexOf(' ', Math.floor(first.length / 2));
  return middle < 0 ? first.lastIndexOf(' ') : middle;
}
