import path from 'node:path';
import { cuePresets } from '#shared/cues/cue-rules.ts';
import { numberStyles, traitsOf, usualExport, type ExportFormat } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import { usualNameTemplate } from '#shared/files/name-template.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { stopMany } from '#services/queue/many-recordings.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { exportFormat, oneOf, recordingId } from '../arguments/read-values.ts';
import { exitCode } from '../exit-code.ts';
import type { CliSession } from '../session.ts';
import { outputOf, targetOf } from '../terminal/outputs.ts';
import { sayFailure } from '../terminal/terminal.ts';
import { writeExport } from '../terminal/write-export.ts';
import { cliTexts } from '../texts/cli-texts.ts';

/** `export ID` writes one; several numbers, `--all` and `--query` write many into a folder or an archive (`-o FILE.zip`). */
export async function exportRecordings(session: CliSession): Promise<number> {
  const { values, words } = session.args;
  const preset = await presetOf(session);
  const format = preset?.format ?? exportFormat(values.format);
  const how = preset ?? howOf(session, format);
  if (values.all === true || values.query !== undefined || words.length > 1) return await exportMany(session, how);
  const recording = await session.running.services['recordings.get']({ recordingId: recordingId(words) });
  const { transcriptId } = recording;
  if (transcriptId === null) throw new AppFailure('not-found', { what: 'transcript' });
  const output = outputOf(values.output);
  const target = await targetOf(output, suggestedName(recording.name, traitsOf(format).extension));
  await writeExport(session, transcriptId, { ...how, output, overwrite: values.overwrite === true }, target);
  return 0;
}

/** What `--as` names; null without it. Nothing else that is said of the format counts then. */
async function presetOf({ args, running }: CliSession) {
  const wanted = args.values.as;
  if (wanted === undefined) return null;
  const { exportPresets } = await running.services['settings.get']({});
  const names = exportPresets.map(({ name }) => name);
  const found = exportPresets.find(({ name }) => name === oneOf(wanted, 'as', names));
  if (found === undefined) return null;
  const { name: _, ...how } = found;
  return how;
}

type How = NonNullable<Awaited<ReturnType<typeof presetOf>>>;

function howOf({ args: { values } }: CliSession, format: ExportFormat): How {
  const traits = traitsOf(format);
  return {
    ...usualExport,
    format,
    withTimes: values.times === true,
    withNotes: values.notes === true,
    withSpeakers: values['no-speakers'] !== true,
    withWordTimes: values['word-times'] === true,
    numbers: oneOf(values.numbers, 'numbers', numberStyles) ?? usualExport.numbers,
    hesitations: values['no-hesitations'] === true ? 'drop' : usualExport.hesitations,
    variant: oneOf(values.variant, 'variant', traits.variants ?? []) ?? null,
    cuePreset: oneOf(values.rules, 'rules', cuePresets) ?? usualExport.cuePreset,
  };
}

async function exportMany(session: CliSession, how: How): Promise<number> {
  const { args, running, terminal, signal } = session;
  const { output } = args.values;
  if (output === undefined) throw badRequest('many-need-output');
  const recordingIds = await wantedIds(session);
  if (recordingIds.length === 0) throw new AppFailure('not-found', { what: 'recording' });
  const stop = () => stopMany(running.library);
  signal.addEventListener('abort', stop);
  const off = running.events.on((event) => {
    if (event.name !== 'recordings.progressed' || !terminal.isInteractive) return;
    terminal.say(`\r${event.data.doneCount} / ${event.data.totalCount}`);
  });
  try {
    const done = await running.services['exports.saveMany']({
      ...how,
      recordings: { recordingIds },
      folder: path.resolve(output),
      archive: /\.zip$/i.test(output),
      overwrite: args.values.overwrite === true,
      template: args.values.template ?? usualNameTemplate,
    });
    if (terminal.isInteractive) terminal.say('\r');
    for (const { failure } of done.refused) sayFailure(terminal, failure);
    terminal.note(cliTexts(terminal.language).exported(done.savedCount, done.folder));
    if (done.isStopped) throw new AppFailure('aborted');
    return done.refused[0] === undefined ? 0 : exitCode(done.refused[0].failure);
  } finally {
    off();
    signal.removeEventListener('abort', stop);
  }
}

const pageSize = 200;

async function wantedIds({ args, running }: CliSession): Promise<number[]> {
  if (args.words.length > 0) return args.words.map((word) => recordingId([word]));
  const { services } = running;
  const ids = new Set<number>();
  for (let offset = 0; ; offset += pageSize) {
    if (args.values.query === undefined) {
      const { rows, total } = await services['recordings.list']({ offset, limit: pageSize, bin: false });
      for (const { id } of rows) ids.add(id);
      if (rows.length === 0 || offset + rows.length >= total) return [...ids];
    } else {
      const { hits } = await services['search.query']({
        text: args.values.query,
        offset,
        limit: pageSize,
        order: 'newest',
      });
      for (const hit of hits) ids.add(hit.recordingId);
      if (hits.length < pageSize) return [...ids];
    }
  }
}
