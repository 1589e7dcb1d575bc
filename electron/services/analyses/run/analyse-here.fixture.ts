import type { Library } from '#services/library/library.ts';
import type { Analyzer } from '../analyzer.ts';
import { runAnalysis, type LibrarySide } from './run-analysis.ts';

/** Runs an analyzer over a recording in this process, to its end; one of text needs no ffmpeg. */
export async function analyseHere(
  library: Library,
  recordingId: number,
  analyzer: Analyzer,
  side: LibrarySide = {},
  ffmpeg = '',
): Promise<void> {
  const { runs } = library.annotations;
  const { transcriptId } = library.recordings.get(recordingId);
  const { name, version, model, defaults: parameters } = analyzer;
  const [id = 0] = runs.add([
    { recordingId, analyzer: name, version, model: model.hash, parameters, transcriptId, isUrgent: true },
  ]);
  await runAnalysis(runs.get(id), {
    library,
    analyzer,
    side,
    client: {
      analyse: async (job, stretch) => await analyzer.analyse(stretch, job.parameters),
      conclude: async (job, whole) =>
        (await analyzer.conclude?.(whole, job.parameters)) ?? { annotations: null, summary: {} },
      pid: () => null,
      close: () => undefined,
    },
    findFfmpeg: async () => ffmpeg,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}
