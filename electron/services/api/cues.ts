import type { CheckedInput, ServicesOf } from '#shared/contract/contract.ts';
import { shotKind } from '#shared/analyses/shots.ts';
import { cueRulesOf } from '#shared/cues/cue-rules.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { maxDetailLength } from '#shared/edits/step.ts';
import type { Segment } from '#shared/segment.ts';
import type { Cue } from '#services/cues/cue.ts';
import { cuesOfSlowly } from '#services/cues/cues.ts';
import { fitSegments } from '#services/cues/fit-segments.ts';
import type { CueJudgement } from '#services/cues/score-cues.ts';
import { shownCues } from '#services/cues/shown-cues.ts';
import { collected, slowly } from '#services/cues/slowly.ts';
import type { StepDraft, StepLabel } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { applyFits } from './apply-fits.ts';
import { makeSegments, textsOfTurns, type CuePiece, type CuePlace } from './cue-segments.ts';
import type { Parts } from './parts.ts';

type Cut = CheckedInput<'cues.summary'>;

interface CutText {
  readonly segments: readonly Segment[];
  readonly cues: readonly Cue[];
  readonly shown: readonly ShownCue[];
}

type CutOf = (how: Cut) => Promise<CutText>;

/** Texts as subtitles. */
export function cuesServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'cues'> {
  const { events } = parts;
  const cutOf = keptCuts(parts);
  return {
    'cues.list': async ({ offset, limit, ...how }) => {
      const { shown } = await cutOf(how);
      return { rows: shown.slice(offset, offset + limit), total: shown.length };
    },
    'cues.summary': async (how) => {
      const { shown } = await cutOf(how);
      return { count: shown.length, problemCount: shown.filter(hasProblem).length };
    },
    'cues.nextProblem': async ({ index, direction, ...how }) => {
      const { shown } = await cutOf(how);
      const found =
        direction === 'next'
          ? shown.findIndex((cue, nth) => nth > index && hasProblem(cue))
          : shown.slice(0, Math.max(0, index)).findLastIndex(hasProblem);
      return found < 0 ? null : found;
    },
    'cues.at': async ({ atMs, ...how }) => {
      const { shown } = await cutOf(how);
      const index = shown.findLastIndex(({ startMs }) => startMs <= atMs);
      const cue = shown[index];
      const nextMs = shown[index + 1]?.startMs ?? null;
      if (cue === undefined) return { index, lines: [], fromMs: 0, untilMs: nextMs };
      if (atMs < cue.endMs) return { index, lines: cue.lines, fromMs: cue.startMs, untilMs: cue.endMs };
      return { index, lines: [], fromMs: cue.endMs, untilMs: nextMs };
    },
    'cues.fit': async ({ segmentIds, range, ...how }) => {
      const { cues, segments, shown } = await cutOf(how);
      const ids = segmentIds ?? (range && shown.slice(range.first, range.last + 1).flatMap((cue) => cue.segmentIds));
      const wanted = ids && new Set(ids);
      const fits = await slowly(fitSegments(cues, segments, ({ id }) => wanted?.has(id) ?? true));
      const { done, isStopped } = await applyFits(parts, how.transcriptId, fits);
      return { ...emitStep(events, done), changedCount: isStopped ? 0 : fits.length, isStopped };
    },
    ...changeServices(parts, cutOf),
  };
}

/** Changes of one subtitle. */
function changeServices(
  parts: Pick<Parts, 'library' | 'events'>,
  cutOf: CutOf,
): Pick<ServicesOf<'cues'>, 'cues.asSegments' | 'cues.setText'> {
  const changeCue = prepareChange(parts, cutOf);
  return {
    'cues.asSegments': async (which) => {
      const { edited, pieces } = await changeCue(which, { name: 'fit', detail: { count: 1 } });
      return { ...edited, segments: pieces.map(({ id, startMs, endMs }) => ({ id, startMs, endMs })) };
    },
    'cues.setText': async ({ text, ...which }) => {
      const label = { name: 'text', detail: { text: text.trim().slice(0, maxDetailLength) } } as const;
      const { edited } = await changeCue(which, label, (step, pieces) => {
        const texts = textsOfTurns(text, pieces.length);
        for (const [nth, { id }] of pieces.entries()) step.set(id, { text: texts[nth] ?? '' });
      });
      return edited;
    },
  };
}

/** Makes segments of one subtitle and changes them, as one step. */
function prepareChange({ library, events }: Pick<Parts, 'library' | 'events'>, cutOf: CutOf) {
  return async (
    { segmentIds, startMs, endMs, ...how }: Cut & CuePlace,
    label: StepLabel,
    change: (step: StepDraft, pieces: readonly CuePiece[]) => void = () => undefined,
  ) => {
    const { transcriptId } = how;
    const { language } = library.transcripts.get(transcriptId);
    // What two people say is a segment of each.
    const rules = { ...(how.rules ?? cueRulesOf(how.preset, language)), joinsDialogue: false };
    const { cues, segments } = await cutOf({ ...how, rules });
    const wanted = new Set(segmentIds);
    const fits = await slowly(fitSegments(cues, segments, ({ id }) => wanted.has(id)));
    const own = segments.filter(({ id }) => wanted.has(id));
    let pieces: readonly CuePiece[] = [];
    const step = library.edits.apply(label, (draft) => {
      pieces = makeSegments(draft, { transcriptId, fits, segments: own }, { segmentIds, startMs, endMs });
      change(draft, pieces);
    });
    return { edited: emitStep(events, step), pieces };
  };
}

const hasProblem = ({ problems }: ShownCue) => problems.length > 0;

/** What was cut last is kept until something changes: the pages of one list are one cut. */
function keptCuts({ library, events }: Pick<Parts, 'library' | 'events'>): CutOf {
  let kept: { readonly key: string; readonly text: Promise<CutText> } | null = null;
  events.on(({ name }) => {
    if (name !== 'recordings.progressed') kept = null;
  });
  return async ({ transcriptId, preset, rules }) => {
    const key = JSON.stringify([transcriptId, preset, rules]);
    if (kept?.key === key) return await kept.text;
    const { language, recordingId } = library.transcripts.get(transcriptId);
    const shots = library.annotations.startsOf(recordingId, shotKind);
    const own = rules ?? cueRulesOf(preset, language);
    const text = cut(library.segments.iterate(transcriptId), { rules: own, language, shots });
    kept = { key, text };
    return await text;
  };
}

async function cut(rows: Iterable<Segment>, judgement: CueJudgement): Promise<CutText> {
  const { language, rules, shots } = judgement;
  const segments = await slowly(collected(rows));
  const cues = await cuesOfSlowly(segments, language, { rules, shots });
  return { segments, cues, shown: await slowly(shownCues(cues, segments, judgement)) };
}
