import { resolve } from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { ErrorRow, QualityRun } from '#shared/quality/lab.ts';
import { compareRuns } from '#services/quality/compare-runs.ts';
import { exportRunsAs } from '#services/quality/export-runs.ts';
import { listErrors } from '#services/quality/list-errors.ts';
import { sendToMlflow } from '#services/quality/mlflow.ts';
import { scoreRun } from '#services/quality/score-run.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { classesServices } from './classes.ts';
import type { Parts } from './parts.ts';

type QualityParts = Pick<
  Parts,
  'analyses' | 'library' | 'events' | 'quality' | 'tunings' | 'connect' | 'signal' | 'options'
>;

/** The lab, and the classes that are measured like it. */
export function qualityServices(parts: QualityParts): ServicesOf<'quality'> & ServicesOf<'classes'> {
  return { ...classesServices(parts), ...sets(parts), ...runs(parts), ...findings(parts), ...searches(parts) };
}

type OfSets = 'references' | 'markReference' | 'unmarkReference' | 'sets' | 'saveSet' | 'removeSet' | 'versions';

function sets({ library, events }: QualityParts): Pick<ServicesOf<'quality'>, `quality.${OfSets}`> {
  const { references } = library;
  const changed = <T>(result: T): T => {
    events.emit('quality.changed', { runId: null, tuningId: null });
    return result;
  };
  return {
    'quality.references': async () => references.list(),
    'quality.markReference': async ({ transcriptId, scope }) =>
      changed({ referenceId: references.mark(transcriptId, scope) }),
    'quality.unmarkReference': async ({ referenceId }) => {
      references.unmark(referenceId);
      return changed(null);
    },
    'quality.sets': async () => {
      // What was corrected since makes a new version.
      for (const { id } of references.sets()) references.present(id);
      return references.sets();
    },
    'quality.saveSet': async (set) => changed(references.saveSet(set)),
    'quality.removeSet': async ({ setId }) => {
      references.removeSet(setId);
      return changed(null);
    },
    'quality.versions': async ({ setId }) => references.versions(setId),
  };
}

type OfRuns =
  | 'start'
  | 'runs'
  | 'run'
  | 'progress'
  | 'pause'
  | 'cancel'
  | 'resume'
  | 'removeRun'
  | 'setNote'
  | 'rescore';

function runs({ library, events, quality }: QualityParts): Pick<ServicesOf<'quality'>, `quality.${OfRuns}`> {
  const { qualityRuns, references } = library;
  const changed = (run: Pick<QualityRun, 'id' | 'tuningId'>) =>
    events.emit('quality.changed', { runId: run.id, tuningId: run.tuningId });
  return {
    'quality.start': ({ steps, ...request }) => quality.add({ ...request, ...(steps !== undefined && { steps }) }),
    'quality.runs': async ({ tuningId }) => qualityRuns.list(tuningId),
    'quality.run': async ({ runId }) => {
      const run = qualityRuns.get(runId);
      return { run, looks: references.looks(run.versionId) };
    },
    'quality.progress': async () => quality.progress(),
    'quality.pause': ({ runId }) => quality.stop(runId, 'paused').then(() => null),
    'quality.cancel': ({ runId }) => quality.stop(runId, 'cancelled').then(() => null),
    'quality.resume': async ({ runId }) => {
      quality.resume(runId);
      return null;
    },
    'quality.removeRun': async ({ runId }) => {
      const run = qualityRuns.get(runId);
      await quality.stop(runId, 'cancelled');
      qualityRuns.remove(runId);
      changed(run);
      return null;
    },
    'quality.setNote': async ({ runId, note }) => {
      qualityRuns.setNote(runId, note);
      changed(qualityRuns.get(runId));
      return null;
    },
    'quality.rescore': async ({ runId, steps }) => {
      const run = qualityRuns.get(runId);
      qualityRuns.setScores(runId, await scoreRun(library, run, steps, run.scores?.memoryBytes ?? null));
      changed(run);
      return qualityRuns.get(runId);
    },
  };
}

type OfFindings = 'errors' | 'compare' | 'export' | 'sendToMlflow';

function findings({
  library,
  connect,
  signal,
  options,
}: QualityParts): Pick<ServicesOf<'quality'>, `quality.${OfFindings}`> {
  const { qualityRuns } = library;
  const chosen = (runIds: readonly number[]) =>
    runIds.length === 0 ? qualityRuns.list() : runIds.map((runId) => qualityRuns.get(runId));
  const errors = keptErrors(library);
  return {
    'quality.errors': async ({ runId, kind, recordingId, offset, limit }) => {
      const all = errors(scored(qualityRuns.get(runId)), recordingId).filter(
        (row) => kind === null || row.kind === kind,
      );
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    'quality.compare': async ({ a, b }) => compareRuns(library, scored(qualityRuns.get(a)), scored(qualityRuns.get(b))),
    'quality.export': async ({ runIds, format, path, overwrite }) => {
      const { interfaceLanguage } = library.settings.get();
      const language = interfaceLanguage === 'system' ? options.systemLanguage : interfaceLanguage;
      const content = await exportRunsAs(chosen(runIds), format, language);
      const suggestedName = `quality.${format}`;
      if (typeof content === 'string')
        return { ...(await saveText({ text: content, suggestedName }, path, overwrite)), base64: null };
      if (path === null)
        return { text: null, base64: Buffer.from(content).toString('base64'), suggestedName, path: null };
      await writeFileWhole(resolve(path), content, { overwrite });
      return { text: null, base64: null, suggestedName, path };
    },
    'quality.sendToMlflow': async ({ runIds, url }) => ({
      sentCount: await sendToMlflow(chosen(runIds), { connect, url, signal }),
    }),
  };
}

type OfSearches = 'tune' | 'tunings' | 'pauseTuning' | 'cancelTuning' | 'resumeTuning';

function searches({ library, tunings }: QualityParts): Pick<ServicesOf<'quality'>, `quality.${OfSearches}`> {
  return {
    'quality.tune': async ({ setId, space, budgetMinutes }) => tunings.add(setId, space, budgetMinutes * 60_000),
    'quality.tunings': async () => library.tunings.list(),
    'quality.pauseTuning': ({ tuningId }) => tunings.stop(tuningId, 'paused').then(() => null),
    'quality.cancelTuning': ({ tuningId }) => tunings.stop(tuningId, 'cancelled').then(() => null),
    'quality.resumeTuning': async ({ tuningId }) => {
      tunings.resume(tuningId);
      return null;
    },
  };
}

function scored(run: QualityRun): QualityRun {
  if (run.scores === null) throw new AppFailure('quality-unscored');
  return run;
}

/** Pages of one list are asked for one after another: the last one is kept, until the texts it names could have changed. */
function keptErrors(library: Parts['library']) {
  let kept: { readonly key: string; readonly rows: readonly ErrorRow[] } | null = null;
  return (run: QualityRun, recordingId: number | null): readonly ErrorRow[] => {
    const key = `${run.id} ${recordingId} ${run.steps.join()} ${library.changeCount()}`;
    if (kept?.key !== key) kept = { key, rows: listErrors(library, run, recordingId) };
    return kept.rows;
  };
}
