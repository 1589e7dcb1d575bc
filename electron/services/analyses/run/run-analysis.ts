import type { AnalysisRun, AnalysisSummary } from '#shared/analyses/analysis.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { Library } from '#services/library/library.ts';
import type { KeptStretch } from '#services/annotations/analysis-runs.ts';
import {
  segmentsPerStretch,
  type Analyzer,
  type Concluded,
  type Found,
  type Stretch,
  type TextStretch,
} from '../analyzer.ts';
import type { AnalysisClient } from '../process/analysis-client.ts';
import { pictureStretches } from './picture-stretches.ts';
import { soundStretches } from './sound-stretches.ts';

/** What an analyzer wants of the library around a run, in the services' own process. */
export interface LibrarySide {
  /** Goes with `conclude`; JSON. */
  context?(library: Library, run: AnalysisRun): unknown;
  /** Within the transaction that finishes the run; may run twice. `after` is called when it is saved. */
  finishing?(
    library: Library,
    run: AnalysisRun,
    concluded: Concluded,
  ): { readonly summary?: AnalysisSummary; readonly after?: () => void };
}

export interface RunParts {
  readonly library: Library;
  readonly client: AnalysisClient;
  readonly analyzer: Analyzer;
  readonly side: LibrarySide;
  readonly findFfmpeg: () => Promise<string>;
  readonly signal: AbortSignal;
  /** See `StretchSource`. */
  readonly soundStretchMs?: number | undefined;
  onProgress(doneMs: number): void;
}

/** How often a stretch is given to a new process after the one that had it ended. */
const maxTries = 2;

/**
 * Continues a run from its cursor to its end: stretch by stretch, each committed before the next one is waited for.
 * Rejects with a failure; what was committed until then stays.
 */
export async function runAnalysis(run: AnalysisRun, parts: RunParts): Promise<void> {
  const { library, signal, client } = parts;
  const { runs } = library.annotations;
  const job = { analyzer: run.analyzer, parameters: run.parameters, signal };
  let endMs = run.doneMs;
  if (run.keptRunId === null) {
    for await (const [stretch, found] of analysed(run, parts)) {
      runs.commitStretch(run.id, {
        startMs: stretch.startMs,
        endMs: stretch.endMs,
        annotations: found.annotations,
        kept: found.kept ?? null,
      });
      endMs = stretch.endMs;
      parts.onProgress(endMs);
    }
  }
  const durationMs = library.recordings.get(run.recordingId).durationMs ?? endMs;
  const kept = [...keptOf(library, run)];
  const annotations = [...library.annotations.iterate(run.id)].map(({ words, ...one }) => ({
    ...one,
    words: words === null ? undefined : { segmentId: words.segmentId, word: words.word, matched: words.matched },
  }));
  const context = parts.side.context?.(library, run) ?? null;
  const concluded = await again(() => client.conclude(job, { durationMs, kept, annotations, context }));
  signal.throwIfAborted();
  let after: (() => void) | undefined;
  runs.finish(run.id, concluded, () => {
    const done = parts.side.finishing?.(library, run, concluded) ?? {};
    after = done.after;
    return done.summary ?? {};
  });
  after?.();
}

function keptOf(library: Library, run: AnalysisRun): Iterable<KeptStretch> {
  return library.annotations.runs.kept(run.keptRunId ?? run.id);
}

/** One stretch is in work while the next one is decoded. */
async function* analysed(run: AnalysisRun, parts: RunParts): AsyncGenerator<readonly [Stretch, Found]> {
  const { client, signal } = parts;
  const job = { analyzer: run.analyzer, parameters: run.parameters, signal };
  let inWork: { readonly stretch: Stretch; readonly found: Promise<Found> } | null = null;
  for await (const stretch of stretchesOf(run, parts)) {
    if (inWork !== null) yield [inWork.stretch, await inWork.found];
    const found = again(() => client.analyse(job, stretch));
    found.catch(() => undefined); // awaited above or below
    inWork = { stretch, found };
  }
  if (inWork !== null) yield [inWork.stretch, await inWork.found];
}

async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await ask();
    } catch (thrown) {
      if (failureOf(thrown).code !== 'analysis-crashed' || nth >= maxTries) throw thrown;
    }
  }
}

async function* stretchesOf(run: AnalysisRun, parts: RunParts): AsyncGenerator<Stretch> {
  const { library, analyzer, signal } = parts;
  const recording = library.recordings.get(run.recordingId);
  if (analyzer.reads === 'text') {
    if (run.transcriptId === null) throw new AppFailure('bad-request', { detail: 'the recording has no text' });
    yield* textStretches(library, run.transcriptId, run.doneMs);
    return;
  }
  const ffmpeg = await parts.findFfmpeg();
  const source = { library, recording, ffmpeg, doneMs: run.doneMs, signal, soundStretchMs: parts.soundStretchMs };
  yield* analyzer.reads === 'picture' ? pictureStretches(source) : soundStretches(source);
}

function* textStretches(library: Library, transcriptId: number, doneMs: number): Generator<TextStretch> {
  let segments: TextStretch['segments'][number][] = [];
  let startMs = 0;
  const take = (): TextStretch => {
    const endMs = Math.max(startMs + 1, ...segments.map((segment) => segment.endMs));
    const made: TextStretch = { reads: 'text', startMs, endMs, segments };
    segments = [];
    startMs = endMs;
    return made;
  };
  for (const { id, startMs: from, endMs, text, words } of library.segments.iterate(transcriptId)) {
    segments.push({ id, startMs: from, endMs, text, words });
    if (segments.length < segmentsPerStretch) continue;
    const made = take();
    if (made.endMs > doneMs) yield made;
  }
  if (segments.length === 0) return;
  const made = take();
  if (made.endMs > doneMs) yield made;
}
