import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { RecordingChoice } from '#shared/contract/recording-choice.ts';
import { analyzerNamed, analyzers, infoOf } from '#services/analyses/analyzers.ts';
import { renderAnnotations } from '#services/analyses/render-annotations.ts';
import { doubtsOf } from '#services/analyses/sounds/doubts-in-library.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Parts } from './parts.ts';

const extensions = { labels: 'txt', csv: 'csv', json: 'json' } as const;

type AnalysesParts = Pick<Parts, 'library' | 'analyses'>;

export function analysesServices(parts: AnalysesParts): ServicesOf<'analyses'> {
  return { ...runs(parts), ...results(parts) };
}

type Running = 'analyzers' | 'list' | 'state' | 'start' | 'startMissing' | 'estimate' | 'pause' | 'resume' | 'cancel';

function runs({
  library,
  analyses,
}: AnalysesParts): Pick<ServicesOf<'analyses'>, `analyses.${Running | 'changeAll' | 'use'}`> {
  const { annotations, recordings } = library;
  return {
    'analyses.analyzers': async () => analyzers.map((one) => infoOf(one, analyses.installed(one.name))),
    'analyses.list': async ({ recordingId }) => annotations.runs.list(recordingId),
    'analyses.state': async () => analyses.state(),
    'analyses.start': async ({ recordings: choice, parameters, ...how }) => ({
      runIds: analyses.add({
        ...how,
        parameters: withoutModel(parameters),
        recordingIds: recordings.idsOf(choice),
        isUrgent: true,
      }),
    }),
    'analyses.startMissing': async ({ analyzer, parameters }) => ({
      count: analyses.addMissing(analyzer, parameters),
    }),
    'analyses.estimate': async ({ analyzer, recordings: choice }) => estimate({ library, analyses }, analyzer, choice),
    'analyses.pause': ({ runId }) => analyses.pause(runId).then(() => null),
    'analyses.resume': async ({ runId }) => {
      analyses.resume(runId);
      return null;
    },
    'analyses.cancel': ({ runId }) => analyses.cancel(runId).then(() => null),
    'analyses.changeAll': async ({ change }) => {
      if (change === 'resume') analyses.resumeAll();
      else await (change === 'pause' ? analyses.pauseAll() : analyses.cancelAll());
      return null;
    },
    'analyses.use': async ({ runId }) => {
      annotations.runs.use(runId);
      return null;
    },
  };
}

function results({
  library,
}: AnalysesParts): Pick<ServicesOf<'analyses'>, `analyses.${'annotations' | 'totals' | 'find' | 'doubts' | 'export'}`> {
  const { annotations, recordings } = library;
  return {
    'analyses.annotations': async (request) => annotations.inWindow(request),
    'analyses.totals': async ({ recordingId }) => annotations.totals(recordingId),
    'analyses.find': async (request) => annotations.find(request),
    'analyses.doubts': async ({ transcriptId }) => doubtsOf(library, transcriptId),
    'analyses.export': async ({ recordingId, kinds, format, path, overwrite }) => {
      const recording = recordings.get(recordingId);
      const rows = annotations.runs
        .list(recordingId)
        .flatMap(({ id, isCurrent }) => (isCurrent ? [...annotations.iterate(id)] : []))
        .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
        .toSorted((a, b) => a.startMs - b.startMs);
      const name = suggestedName(`${recording.name}.${extensions[format]}`, extensions[format]);
      return await saveText({ text: renderAnnotations(rows, format), suggestedName: name }, path, overwrite);
    },
  };
}

/** Which files a model is made of is not for a page to say; it may ask for none. */
function withoutModel(parameters: AnalysisParameters): AnalysisParameters {
  const own = Object.entries(parameters).filter(([name]) => name !== 'model' && name !== 'modelHash');
  const isNone = parameters['model'] === '';
  return { ...Object.fromEntries(own), ...(isNone && { model: '', modelHash: '' }) };
}

function estimate({ library, analyses }: AnalysesParts, name: string, choice: RecordingChoice | null) {
  const { secondsPerHour } = analyzerNamed(name);
  const ids = choice === null ? analyses.withoutRun(name) : library.recordings.idsOf(choice);
  const soundMs = ids.reduce((sum, id) => sum + (library.recordings.get(id).durationMs ?? 0), 0);
  return { count: ids.length, soundMs, seconds: (soundMs / 3_600_000) * secondsPerHour };
}
