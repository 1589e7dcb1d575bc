import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import { openSoundModel, type SoundModel } from '#native/lib/onnx/sound-model.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import type { Analyzer } from '../analyzer.ts';
import { eventSpans, detectEvents } from './sound-events.ts';

/** A sound that pauses for less is one. */
const maxPauseMs = 2000;

let opened: { readonly key: string; readonly model: Promise<SoundModel> } | null = null;

/** Opened once for all recordings; the services have checked that the files are what the hash says. */
async function openKept({ model, modelHash }: AnalysisParameters): Promise<SoundModel> {
  const key = `${String(modelHash)} ${String(model)}`;
  if (opened?.key !== key) opened = { key, model: openSoundModel(String(model)) };
  try {
    return await opened.model;
  } catch (error) {
    opened = null;
    throw error;
  }
}

/** Laughter, applause, sirens, telephones and the like, by a model from the catalogue; without one it cannot be run. */
export const soundEventsAnalyzer: Analyzer = {
  name: 'events',
  version: 1,
  model: { name: 'a model of sounds', hash: '' },
  reads: 'sound',
  secondsPerHour: 110,
  defaults: { model: '', modelHash: '' },
  needsModel: true,
  hashOf: ({ modelHash }) => String(modelHash),
  async analyse(stretch, parameters) {
    if (stretch.reads !== 'sound') return { annotations: [] };
    const model = await openKept(parameters);
    const likely = await detectEvents(stretch, model);
    return { annotations: eventSpans(likely, stretch) };
  },
  conclude({ annotations, durationMs }) {
    const events = joined(annotations);
    const counts = Map.groupBy(events, ({ value }) => value);
    const summary = Object.fromEntries([...counts].map(([value, { length }]) => [value, length]));
    return { annotations: events, summary: { durationMs, events: events.length, ...summary } };
  },
};

/** What was cut at the borders of stretches, or pauses shortly, is one sound; its score is that of its likeliest part. */
function joined(annotations: readonly NewAnnotation[]): readonly NewAnnotation[] {
  const events: NewAnnotation[] = [];
  const last = new Map<string, number>();
  for (const one of annotations.toSorted((a, b) => a.startMs - b.startMs)) {
    const at = last.get(one.value) ?? -1;
    const before = events[at];
    if (before === undefined || one.startMs - before.endMs > maxPauseMs) {
      last.set(one.value, events.length);
      events.push({ ...one });
    } else {
      const score = Math.max(before.score ?? 0, one.score ?? 0);
      events[at] = { ...before, endMs: Math.max(before.endMs, one.endMs), score };
    }
  }
  return events;
}
