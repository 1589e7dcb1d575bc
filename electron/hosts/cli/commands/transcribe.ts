import { badRequest } from '#shared/text/bad-request.ts';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import { harmlessJson } from '#shared/text/harmless.ts';
import { poorSoundSentence } from '#shared/text/sound-sentences.ts';
import type { Recording } from '#shared/recording.ts';
import { expandFolders } from '#services/media/files/expand-folders.ts';
import { asChosen, jobOptionsOf, tunedOptions } from '#services/store/recordings/job-options.ts';
import { exportFormat } from '../arguments/read-values.ts';
import { recognitionValues } from '../arguments/recognition-values.ts';
import { cliTexts } from '../texts/cli-texts.ts';
import { copySentence } from '../texts/copy-sentence.ts';
import { exitCode } from '../exit-code.ts';
import { outputOf, planOutputs, type FolderTarget, type Outputs } from '../terminal/outputs.ts';
import { OutputEnded } from '../terminal/process-terminal.ts';
import type { CliSession } from '../session.ts';
import { isTrackList, requireSound, soundOption, trackLine } from '../arguments/sound-option.ts';
import { progressBar, sayFailure } from '../terminal/terminal.ts';
import { warningSentence } from '../texts/warning-sentence.ts';
import { joinedOutput, writeExport, type ExportTarget } from '../terminal/write-export.ts';

interface TranscribeRequest {
  readonly options: Parameters<CliSession['running']['library']['jobs']['setOptions']>[1];
  readonly target: ExportTarget;
}

/** Transcribes files one after another; a bad one is reported and the rest continues. Returns the exit code. */
export async function transcribe(session: CliSession): Promise<number> {
  const { words } = session.args;
  if (words.length === 0) throw badRequest('needs-files');
  if (words.some((file) => isStdin.test(file))) throw new AppFailure('stdin-refused');
  if (isTrackList(session.args.values.track)) return await listTracks(session, words);
  const wanted = await readWanted(session);
  const { files, refused } = await readInputs(words);
  const outputs = await planOutputs(files, wanted.target);
  let code = 0;
  const fail = (failure: Failure) => {
    sayFailure(session.terminal, failure);
    code ||= exitCode(failure);
  };
  for (const { failure } of refused) fail(failure);
  if (outputs.kind === 'folder') sayTargets(session, files, outputs.targets, fail);
  const writer = writerFor(session, files, wanted.target, outputs);
  const said = new Set<string>();
  for (const [nth, file] of files.entries()) {
    if (outputs.kind === 'folder' && outputs.targets[nth]?.failure !== null) continue;
    try {
      const done = await transcribeFile(session, path.resolve(file), wanted.options);
      if (done.transcriptId !== null) sayModels(session, done.id, done.transcriptId);
      for (const warning of done.warnings) {
        // What the model is holds for all of them.
        if (warning.kind !== 'demo-model' || !said.has(warning.kind)) sayWarning(session, warning);
        said.add(warning.kind);
      }
      if (done.transcriptId !== null) await writer.write(nth, done.transcriptId);
    } catch (error) {
      const failure = failureOf(error);
      if (error instanceof OutputEnded) throw error;
      if (failure.code === 'aborted') {
        // What was printed so far is closed, so that it can be read.
        if (wanted.target.output === '-') await writer.end();
        throw error;
      }
      fail(failure);
    }
  }
  await writer.end();
  return code;
}

/** Where another model than the chosen one recognised a language, which and why. */
function sayModels({ running, terminal }: CliSession, recordingId: number, transcriptId: number): void {
  const version = running.library.versions.list(recordingId).find((one) => one.transcriptId === transcriptId);
  for (const { language, modelId, reason } of version?.usedModels ?? []) {
    if (reason !== 'language') continue;
    const name = new Intl.DisplayNames([terminal.language], { type: 'language' }).of(language) ?? language;
    const published = running.models.catalogue.find(({ id }) => id === modelId);
    terminal.note(cliTexts(terminal.language).usedModel(published?.name[terminal.language] ?? modelId, name));
  }
}

function sayWarning({ terminal }: CliSession, warning: Recording['warnings'][number]): void {
  for (const line of warningSentence(warning, terminal.language).split('\n')) terminal.note(line);
}

/** The audio tracks of each file, as `--track` numbers them. */
async function listTracks({ running, terminal }: CliSession, files: readonly string[]): Promise<number> {
  let code = 0;
  for (const file of files) {
    try {
      const { tracks } = await running.probe(path.resolve(file));
      for (const track of tracks) terminal.row(files.length > 1 ? `${file} ${trackLine(track)}` : trackLine(track));
    } catch (error) {
      const failure = failureOf(error);
      sayFailure(terminal, failure);
      code ||= exitCode(failure);
    }
  }
  return code;
}

const isStdin = /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/;

/** Files as they were named, and those of folders. */
async function readInputs(words: readonly string[]) {
  const { files, refused } = await expandFolders(words);
  const named = new Map(words.map((word) => [path.resolve(word), word]));
  return { files: files.map(({ path: file }) => named.get(file) ?? file), refused };
}

/** Before the work: which names had to be numbered, and what will not be written. */
function sayTargets(
  { terminal }: CliSession,
  files: readonly string[],
  targets: readonly FolderTarget[],
  fail: (failure: Failure) => void,
): void {
  for (const [nth, { target, isNumbered, failure }] of targets.entries()) {
    if (failure !== null) fail(failure);
    else if (isNumbered) terminal.note(`${files[nth] ?? ''} → ${target}`);
  }
}

interface OutputWriter {
  write(nth: number, transcriptId: number): Promise<void>;
  end(): Promise<void>;
}

function writerFor(session: CliSession, files: readonly string[], how: ExportTarget, outputs: Outputs): OutputWriter {
  if (outputs.kind === 'joined') {
    const joined = joinedOutput(session, how, outputs.target);
    const names = files.map((file) => path.basename(file));
    const isOwn = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
    return {
      async write(nth, transcriptId) {
        const name = names[nth] ?? '';
        joined.add(transcriptId, isOwn(name) ? name : (files[nth] ?? ''));
      },
      end: () => joined.end(),
    };
  }
  return {
    async write(nth, transcriptId) {
      const target = outputs.kind === 'one' ? outputs.target : (outputs.targets[nth]?.target ?? '-');
      await writeExport(session, transcriptId, how, target);
    },
    async end() {},
  };
}

/** Everything that can be wrong with the command is found before the library is touched. */
async function readWanted({ args, running }: CliSession): Promise<TranscribeRequest> {
  const { values } = args;
  const settings = running.library.settings.get();
  const model = await running.models.resolve(values.model ?? settings.modelId);
  const isFile =
    values.model !== undefined && (await running.models.list()).every((known) => known.path !== model.path);
  const sound = soundOption(values);
  const given = recognitionValues(values);
  const isChosen = values.model !== undefined || Object.keys(given).some((name) => name !== 'language');
  return {
    // The settings stand for what the command line does not say.
    options: {
      ...(isChosen ? asChosen(jobOptionsOf(settings)) : jobOptionsOf(settings)),
      ...given,
      // A model that is named is meant.
      ...(values.model !== undefined && { isOneModel: true }),
      ...(sound !== null && { sound }),
      modelId: isFile ? model.path : model.id,
    },
    target: {
      format: exportFormat(values.format),
      withTimes: values.times === true,
      withNotes: false,
      withSpeakers: true,
      output: outputOf(values.output),
      overwrite: values.overwrite === true,
    },
  };
}

async function transcribeFile(
  session: CliSession,
  file: string,
  options: TranscribeRequest['options'],
): Promise<Pick<Recording, 'id' | 'transcriptId' | 'warnings'>> {
  const { running } = session;
  const { tracks } = await running.probe(file);
  requireSound(file, tracks, options.sound ?? null);
  const recording = await inLibrary(session, file);
  const { isBeside: _, sound, ...rest } = running.library.jobs.get(recording.id).options;
  // A track that was found by listening is found again.
  const before = { ...rest, ...(sound && sound.isAutomatic !== true && { sound }) };
  const { tuned } = running.library.settings.get();
  const wanted = [options, tunedOptions(options, tuned, recording), asChosen(options)];
  const isKnown = wanted.some((one) => isDeepStrictEqual(before, { ...one }));
  const isSame = session.args.values.again !== true && isKnown;
  if (recording.state === 'done' && recording.failure === null && isSame) return recording;
  // What was corrected stays the text in use; the new one is printed all the same.
  const isBeside = recording.state === 'done' && recording.transcriptId !== null;
  running.library.jobs.setOptions(recording.id, { ...options, ...(isBeside && { isBeside }) });
  await work(session, recording);
  const { warnings } = running.library.recordings.get(recording.id);
  return { id: recording.id, transcriptId: running.library.jobs.get(recording.id).transcriptId, warnings };
}

async function inLibrary({ running, terminal }: CliSession, file: string): Promise<Recording> {
  const { added, alreadyThere, copies, refused } = await running.services['recordings.add']({ paths: [file] });
  const recording = added[0] ?? alreadyThere[0];
  if (recording !== undefined) {
    const isMoved = copies[0]?.isMoved === true;
    const sentence = copySentence({ fileName: path.basename(file), name: recording.name, isMoved }, terminal.language);
    if (sentence !== null) terminal.note(sentence);
    return recording;
  }
  throw asThrown(refused[0]?.failure ?? { code: 'internal', params: { detail: 'not added' } });
}

/** What is wrong with the sound of a long recording, said once before most of the work. */
function soundNote({ terminal }: CliSession) {
  let isSaid = false;
  return ({ soundCheck, state }: Recording, before = () => {}) => {
    if (soundCheck === undefined || isSaid || state === 'done') return;
    isSaid = true;
    before();
    const isClipped = soundCheck.faults.includes('clipped') && !soundCheck.treatments.includes('peaks');
    terminal.note(`${poorSoundSentence(soundCheck, terminal.language)}${isClipped ? ' (--restore-peaks)' : ''}`);
  };
}

async function work(session: CliSession, recording: Recording): Promise<void> {
  const { running, terminal, signal } = session;
  const bar = progressBar(terminal);
  const isJson = session.args.values['json-progress'] === true;
  const sayOnce = soundNote(session);
  if (!isJson) sayOnce(running.library.recordings.get(recording.id));
  const off = running.events.on((event) => {
    // A long one is listened to while it begins.
    if (event.name === 'recording.changed' && event.data.recording.id === recording.id && !isJson) {
      sayOnce(event.data.recording, () => bar.clear());
    }
    if (event.name !== 'job.progressed') return;
    const { progress } = event.data;
    if (isJson) {
      terminal.say(`${harmlessJson(JSON.stringify({ type: 'progress', recording: recording.name, ...progress }))}\n`);
    } else bar.show(progress);
  });
  const stop = () => void running.queue.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    running.library.jobs.setState(recording.id, 'waiting');
    await running.queue.runOne(recording.id);
  } finally {
    off();
    bar.clear();
    signal.removeEventListener('abort', stop);
  }
  const after = running.library.recordings.get(recording.id);
  if (after.failure !== null) throw asThrown(after.failure);
  if (after.state !== 'done') throw new AppFailure('aborted');
}

function asThrown(failure: Failure): AppFailure {
  return new AppFailure(failure.code, failure.params);
}
