import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import {
  runExportFormats,
  type LabOptions,
  type QualityRun,
  type ReferenceSet,
  type SetPart,
} from '#shared/quality/lab.ts';
import { presets, temperatureLadders } from '#shared/recognition/preset.ts';
import { errorRate } from '#shared/quality/scores.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { completeOptions, jobOptionsOf } from '#services/store/recordings/job-options.ts';
import { recognitionValues } from '../arguments/recognition-values.ts';
import { oneOf, recordingId, wholeNumber } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';
import { classes, setScope, teach } from './teach-command.ts';
import { listUsed, unuseSettings, useSettings } from './use-settings-command.ts';
import { outputOf } from '../terminal/outputs.ts';

const usage =
  'sets, set NAME ID…, reference ID [FILE], run SET, tune SET, list, compare A B, use RUN [LANGUAGE|FOLDER], used, unuse LANGUAGE|FOLDER, scope ID SPAN…, teach CLASS yes|no ID TIME…, classes, learn CLASS or report [RUN…]';

/** `quality sets|set|reference|run|list|compare|report`: the lab in a terminal, for people and for scripts. */
export async function quality(session: CliSession): Promise<number> {
  const [verb = 'list', ...words] = session.args.words;
  switch (verb) {
    case 'sets':
      return await listSets(session);
    case 'set':
      return await saveSet(session, words);
    case 'reference':
      return await markReference(session, words);
    case 'run':
      return await run(session, words);
    case 'tune':
      return await tune(session, words);
    case 'list':
      return await listRuns(session);
    case 'compare':
      return await compare(session, words);
    case 'scope':
      return await setScope(session, words);
    case 'teach':
      return await teach(session, words);
    case 'classes':
      return await classes(session, []);
    case 'learn':
      return await classes(session, words);
    case 'use':
      return await useSettings(session, words);
    case 'used':
      return listUsed(session);
    case 'unuse':
      return await unuseSettings(session, words);
    case 'report':
      return await report(session, words);
    default:
      throw new AppFailure('bad-request', { detail: `“quality” takes ${usage}` });
  }
}

async function listSets({ args, running, terminal }: CliSession): Promise<number> {
  const sets = await running.services['quality.sets']({});
  if (args.values.json === true) terminal.json(sets);
  else
    for (const { name, version, heldOutLooks } of sets) {
      const facts =
        version === null
          ? '–'
          : `v${version.number} ${version.items.length} ref ${Math.round(version.durationMs / 60_000)} min ${version.languages.join(',')} ${version.hash.slice(0, 12)} held-out used ${heldOutLooks}×`;
      terminal.row(`${name}  ${facts}`);
    }
  return 0;
}

/** `quality set NAME 12 13 --held-out 30 --folds 3`: recordings whose references are in it; all references where none is named. */
async function saveSet({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const [name = '', ...numbers] = words;
  if (name === '') throw new AppFailure('bad-request', { detail: `“quality” takes ${usage}` });
  const ids = new Set(numbers.map((word) => recordingId([word])));
  const references = await running.services['quality.references']({});
  const referenceIds = references.filter((one) => ids.size === 0 || ids.has(one.recordingId)).map(({ id }) => id);
  const percent = args.values['held-out'];
  const folds = args.values.folds;
  const set = await running.services['quality.saveSet']({
    name,
    referenceIds,
    split: {
      heldOutShare: (percent === undefined ? 0 : (wholeNumber(percent, 'held-out', [0, 90]) ?? 0)) / 100,
      folds: folds === undefined ? 3 : (wholeNumber(folds, 'folds', [2, 20]) ?? 3),
    },
  });
  if (args.values.json === true) terminal.json(set);
  else terminal.row(`${set.name}  v${set.version?.number ?? 0}  ${referenceIds.length} ref`);
  return 0;
}

/** `quality reference 12` marks the text in use; `quality reference 12 text.srt` imports one for the recording and marks that. */
async function markReference({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const [, file] = words;
  const id = recordingId(words.slice(0, 1));
  let { transcriptId } = running.library.recordings.get(id);
  if (file !== undefined) {
    const files = [{ name: path.basename(file), base64: readFileSync(file).toString('base64') }];
    ({ transcriptId } = await running.services['imports.save']({ recordingId: id, files, isAligned: true }));
  }
  if (transcriptId === null) throw new AppFailure('not-found');
  const { referenceId } = await running.services['quality.markReference']({ transcriptId, scope: null });
  if (args.values.json === true) terminal.json({ referenceId, transcriptId });
  else terminal.row(`reference ${referenceId}`);
  return 0;
}

function labOptions({ args, running }: CliSession): LabOptions {
  const given = { ...jobOptionsOf(running.library.settings.get()), ...recognitionValues(args.values) };
  const { modelId, language, prompt, preset, detector, thresholdPercent, paddingMs, beamSize, temperatures } =
    completeOptions(given);
  return {
    modelId: args.values.model ?? modelId,
    language,
    prompt,
    preset,
    detector,
    thresholdPercent,
    paddingMs,
    beamSize,
    temperatures,
  };
}

async function run(session: CliSession, words: readonly string[]): Promise<number> {
  const { args, running, terminal, signal } = session;
  const set = setNamed(await running.services['quality.sets']({}), words[0]);
  const part = (args.values.part ?? 'all') as SetPart;
  const started = await running.quality.add({
    setId: set.id,
    part,
    options: labOptions(session),
    note: args.values.note ?? '',
  });
  const stop = () => void running.quality.stop(started.id, 'paused');
  signal.addEventListener('abort', stop, { once: true });
  const ended = await running.quality.runOne(started.id);
  signal.removeEventListener('abort', stop);
  if (signal.aborted) throw new AppFailure('aborted');
  if (args.values.json === true) terminal.json(ended);
  else terminal.row(runLine(ended));
  if (ended.failure !== null) throw new AppFailure(ended.failure.code, ended.failure.params);
  const looks = running.library.references.looks(ended.versionId).length;
  if (looks > 1 && (part === 'held-out' || part === 'all')) terminal.note(`held-out part used ${looks}×`);
  return 0;
}

function setNamed(sets: readonly ReferenceSet[], name: string | undefined): ReferenceSet {
  const set = sets.find((one) => one.name === name || String(one.id) === name);
  if (set === undefined) throw new AppFailure('bad-request', { detail: `no set is called “${name ?? ''}”` });
  return set;
}

/** Parts of a minute too, for a quick look. */
function minutesOf(text: string): number {
  if (!/^0?\.\d+$/.test(text)) return wholeNumber(text, 'minutes', [1, 100_000]) ?? 30;
  return Math.max(0.05, Number(text));
}

/** `quality tune SET --minutes 30`: everything that recognition exposes, with the model that is given. */
async function tune(session: CliSession, words: readonly string[]): Promise<number> {
  const { args, running, terminal, signal } = session;
  const set = setNamed(await running.services['quality.sets']({}), words[0]);
  const base = labOptions(session);
  const minutes = args.values.minutes === undefined ? 30 : minutesOf(args.values.minutes);
  const space = {
    base,
    modelId: [base.modelId],
    preset: [...presets],
    beamSize: [null, 1, 2, 5, 8],
    temperatures: [...temperatureLadders],
    detector: ['auto' as const, 'built-in' as const, 'off' as const],
    thresholdPercent: [30, 40, 50, 60, 70],
    paddingMs: [200, 300, 500, 800],
    prompt: base.prompt === '' ? [] : ['', base.prompt],
  };
  const { id } = running.tunings.add(set.id, space, minutes * 60_000);
  const stop = () => void running.tunings.stop(id, 'paused');
  signal.addEventListener('abort', stop, { once: true });
  const ended = await running.tunings.complete(id);
  signal.removeEventListener('abort', stop);
  if (signal.aborted) throw new AppFailure('aborted');
  if (ended.failure !== null) throw new AppFailure(ended.failure.code, ended.failure.params);
  const heldOut = ended.heldOutRunId === null ? null : running.library.qualityRuns.get(ended.heldOutRunId);
  if (args.values.json === true) terminal.json({ ...ended, heldOut });
  else {
    const rate = (trial: typeof ended.best) =>
      trial === null ? '–' : `${((100 * trial.errors) / Math.max(1, trial.words)).toFixed(2)} %`;
    terminal.row(
      `${ended.trialCount} trials  ${rate(ended.start)} → ${rate(ended.best)}  ${JSON.stringify(ended.best?.options ?? {})}`,
    );
    if (heldOut !== null) terminal.row(runLine(heldOut));
  }
  return 0;
}

async function listRuns({ args, running, terminal }: CliSession): Promise<number> {
  const runs = await running.services['quality.runs']({ tuningId: null });
  if (args.values.json === true) terminal.json(runs);
  else for (const one of runs) terminal.row(runLine(one));
  return 0;
}

function runLine({ id, setName, versionNumber, part, state, options, scores, note }: QualityRun): string {
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${(value * 100).toFixed(2)} %`;
  const figures =
    scores === null
      ? state
      : `WER ${percent(errorRate(scores.words))} (${percent(scores.interval?.low)} … ${percent(scores.interval?.high)})  CER ${percent(errorRate(scores.letters))}`;
  return `${String(id).padStart(4)}  ${setName} v${versionNumber} ${part}  ${options.modelId} ${options.preset}  ${figures}  ${note}`.trimEnd();
}

/** Ends with 1 where B is significantly worse, so that it can guard a pipeline. */
async function compare({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const [a, b] = words.map((word) => recordingId([word]));
  if (a === undefined || b === undefined) throw new AppFailure('bad-request', { detail: `“quality” takes ${usage}` });
  const found = await running.services['quality.compare']({ a, b });
  if (args.values.json === true) terminal.json(found);
  else {
    const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(2)} %`);
    terminal.row(
      `WER ${percent(errorRate(found.a))} → ${percent(errorRate(found.b))}  MAPSSWE p = ${found.test.p.toFixed(4)}, ${found.test.segmentCount} segments`,
    );
  }
  return found.isBWorse ? 1 : 0;
}

async function report({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const format = args.values.format ?? 'html';
  const known = oneOf(format, 'format', runExportFormats) ?? 'html';
  const runIds = words.map((word) => recordingId([word]));
  const given = { runIds, format: known, path: null, overwrite: false };
  const { text, base64 } = await running.services['quality.export'](given);
  const content = base64 === null ? (text ?? '') : Buffer.from(base64, 'base64');
  const output = outputOf(args.values.output);
  if (output !== '-') await writeFileWhole(output, content, { overwrite: args.values.overwrite === true });
  else if (typeof content === 'string') terminal.out(content);
  else throw new AppFailure('bad-request', { detail: 'a PDF needs --output FILE' });
  return 0;
}
