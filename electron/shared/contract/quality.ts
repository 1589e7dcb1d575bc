import { z } from 'zod';
import type { Page } from '../page.ts';
import { speechDetectorChoices } from '../gap.ts';
import { presets, temperatureLadders } from '../recognition/preset.ts';
import type {
  ErrorRow,
  QualityProgress,
  QualityRun,
  Reference,
  ReferenceSet,
  RunComparison,
  SetPart,
  SetVersion,
} from '../quality/lab.ts';
import { runExportFormats } from '../quality/lab.ts';
import { labOptions } from '../quality/lab-options.ts';
import { normalisationSteps } from '../quality/normalisation.ts';
import type { Tuning } from '../quality/tuning.ts';
import type { SavedText } from '../watch.ts';
import { atMs, id, modelId, name, none, page, target } from './fields.ts';
import { classesMethods } from './classes.ts';
import { method } from './method.ts';

const run = z.strictObject({ runId: id });
const part = z
  .string()
  .regex(/^(?:all|tuning|held-out|fold-[1-9]\d?)$/)
  .transform((value) => value as SetPart);
const steps = z.array(z.enum(normalisationSteps)).max(normalisationSteps.length);

const tuning = z.strictObject({ tuningId: id });

/** What a search tries; `base` is tried first. */
const tuningSpace = z.strictObject({
  base: labOptions,
  modelId: z.array(modelId).max(20).default([]),
  preset: z.array(z.enum(presets)).max(3).default([]),
  beamSize: z.array(labOptions.shape.beamSize.unwrap()).max(10).default([]),
  temperatures: z.array(z.enum(temperatureLadders)).max(4).default([]),
  detector: z.array(z.enum(speechDetectorChoices)).max(4).default([]),
  thresholdPercent: z.array(z.int().min(5).max(95)).max(20).default([]),
  paddingMs: z.array(z.int().min(0).max(2000)).max(20).default([]),
  prompt: z.array(z.string().max(2000)).max(10).default([]),
});

/** The quality lab: references, sets of them, runs over them. */
export const qualityMethods = {
  ...classesMethods,
  'quality.references': method(none).returns<readonly Reference[]>(),
  /** Marks a version of a text; `scope`: spans of milliseconds that are right, null for all of it. */
  'quality.markReference': method(
    z.strictObject({
      transcriptId: id,
      scope: z
        .array(z.strictObject({ low: atMs, high: atMs }))
        .min(1)
        .max(1000)
        .nullable()
        .default(null),
    }),
  ).returns<{ readonly referenceId: number }>(),
  'quality.unmarkReference': method(z.strictObject({ referenceId: id })).returns<null>(),
  'quality.sets': method(none).returns<readonly ReferenceSet[]>(),
  /** Makes a set, or changes the one of this name. */
  'quality.saveSet': method(
    z.strictObject({
      name,
      referenceIds: z.array(id).max(10_000),
      split: z.strictObject({ heldOutShare: z.number().min(0).max(0.9), folds: z.int().min(2).max(20) }),
    }),
  ).returns<ReferenceSet>(),
  /** With its versions and runs. */
  'quality.removeSet': method(z.strictObject({ setId: id })).returns<null>(),
  'quality.versions': method(z.strictObject({ setId: id })).returns<readonly SetVersion[]>(),
  /** Recognises the references of a part with other settings; their texts stay. Fails with `quality-empty`. */
  'quality.start': method(
    z.strictObject({
      setId: id,
      part: part.default('all'),
      options: labOptions,
      steps: steps.optional(),
      note: z.string().max(2000).default(''),
    }),
  ).returns<QualityRun>(),
  /** Newest first; those of a search where it is named. */
  'quality.runs': method(z.strictObject({ tuningId: id.nullable().default(null) })).returns<readonly QualityRun[]>(),
  /** `looks`: uses of the held-out part of this version of the set, oldest first. */
  'quality.run': method(run).returns<{
    readonly run: QualityRun;
    readonly looks: readonly { readonly runId: number; readonly lookedAtMs: number }[];
  }>(),
  'quality.progress': method(none).returns<QualityProgress | null>(),
  'quality.pause': method(run).returns<null>(),
  'quality.cancel': method(run).returns<null>(),
  'quality.resume': method(run).returns<null>(),
  'quality.removeRun': method(run).returns<null>(),
  'quality.setNote': method(z.strictObject({ runId: id, note: z.string().max(2000) }), {
    survivesPage: true,
  }).returns<null>(),
  /** By other steps of normalisation, without recognising again. */
  'quality.rescore': method(z.strictObject({ runId: id, steps })).returns<QualityRun>(),
  'quality.errors': method(
    z.strictObject({
      runId: id,
      kind: z.enum(['substituted', 'deleted', 'inserted']).nullable().default(null),
      recordingId: id.nullable().default(null),
      ...page,
    }),
  ).returns<Page<ErrorRow>>(),
  /** Fails with `quality-different` for runs of different references. */
  'quality.compare': method(z.strictObject({ a: id, b: id })).returns<RunComparison>(),
  /** A table, all that is known, or a report to read, of which a PDF is handed back as base64; all runs where none is named. */
  'quality.export': method(
    z.strictObject({ runIds: z.array(id).max(1000), format: z.enum(runExportFormats), ...target }),
  ).returns<SavedText & { readonly base64: string | null }>(),
  /** Searches for settings on the folds of a set; the held-out part is used once, at the end. */
  'quality.tune': method(
    z.strictObject({ setId: id, space: tuningSpace, budgetMinutes: z.number().min(0.05).max(100_000) }),
  ).returns<Tuning>(),
  'quality.tunings': method(none).returns<readonly Tuning[]>(),
  'quality.pauseTuning': method(tuning).returns<null>(),
  'quality.cancelTuning': method(tuning).returns<null>(),
  'quality.resumeTuning': method(tuning).returns<null>(),
  /** To an MLflow tracking server; nothing of any text is sent. Fails with `offline` or `mlflow-refused`. */
  'quality.sendToMlflow': method(
    z.strictObject({ runIds: z.array(id).min(1).max(1000), url: z.url({ protocol: /^https?$/ }).max(2000) }),
  ).returns<{ readonly sentCount: number }>(),
} as const;
