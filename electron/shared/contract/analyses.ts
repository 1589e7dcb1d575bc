import { z } from 'zod';
import type {
  AnalysisQueueState,
  AnalysisRun,
  AnalyzerInfo,
  Annotation,
  AnnotationPlace,
  AnnotationTotal,
} from '../analyses/analysis.ts';
import type { Page } from '../page.ts';
import type { SavedText } from '../watch.ts';
import { atMs, id, none, page, recording, target, transcript } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const analyzer = z.string().min(1).max(60);
const parameters = z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]));
const run = z.strictObject({ runId: id });
const kind = z.string().min(1).max(60);

export const analysesMethods = {
  'analyses.analyzers': method(none).returns<readonly AnalyzerInfo[]>(),
  /** All runs over a recording, newest first. */
  'analyses.list': method(recording).returns<readonly AnalysisRun[]>(),
  'analyses.state': method(none).returns<AnalysisQueueState>(),
  /** Puts runs before everything that waits. `isFromKept`: repeats the conclusion from what the current run kept. */
  'analyses.start': method(
    z.strictObject({
      recordings: recordingChoiceSchema,
      analyzer,
      parameters: parameters.default({}),
      isFromKept: z.boolean().default(false),
    }),
  ).returns<{ readonly runIds: readonly number[] }>(),
  /** Back over the library, newest first, whatever has no run of this analyzer yet. */
  'analyses.startMissing': method(z.strictObject({ analyzer, parameters: parameters.default({}) })).returns<{
    readonly count: number;
  }>(),
  /** How much there is to do, in seconds of one thread; of the whole library where no recordings are named. */
  'analyses.estimate': method(
    z.strictObject({ analyzer, recordings: recordingChoiceSchema.nullable().default(null) }),
  ).returns<{ readonly count: number; readonly soundMs: number; readonly seconds: number }>(),
  'analyses.pause': method(run).returns<null>(),
  /** Also resumes one that failed or was cancelled, at its last committed stretch. */
  'analyses.resume': method(run).returns<null>(),
  'analyses.cancel': method(run).returns<null>(),
  'analyses.changeAll': method(z.strictObject({ change: z.enum(['pause', 'resume', 'cancel']) })).returns<null>(),
  /** Shows another finished run of the same analyzer. */
  'analyses.use': method(run).returns<null>(),
  /** What the current runs found in a window of time, in order; all kinds where none is named. */
  'analyses.annotations': method(
    z.strictObject({ recordingId: id, fromMs: atMs, toMs: atMs, kinds: z.array(kind).max(20).default([]), ...page }),
  ).returns<Page<Annotation>>(),
  'analyses.totals': method(recording).returns<readonly AnnotationTotal[]>(),
  /** Through the library: “music longer than 20 s”. */
  'analyses.find': method(
    z.strictObject({ kind, value: z.string().max(200), minMs: atMs.default(0), ...page }),
  ).returns<Page<AnnotationPlace>>(),
  /** Where the detector found speech and the sound map something else, for marks in the text. */
  'analyses.doubts':
    method(transcript).returns<
      readonly { readonly startMs: number; readonly endMs: number; readonly value: 'music' | 'noise' }[]
    >(),
  /** Labels as audio editors read them, or a table. */
  'analyses.export': method(
    z.strictObject({
      recordingId: id,
      kinds: z.array(kind).max(20).default([]),
      format: z.enum(['labels', 'csv', 'json']),
      ...target,
    }),
  ).returns<SavedText>(),
} as const;
