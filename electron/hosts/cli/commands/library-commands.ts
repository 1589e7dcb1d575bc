import { suggestedName } from '#services/text-files/suggested-name.ts';
import { traitsOf } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { localDate } from '#shared/text/local-time.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { exportFormat, recordingId } from '../arguments/read-values.ts';
import { outputOf, targetOf } from '../terminal/outputs.ts';
import type { CliSession } from '../session.ts';
import { writeExport } from '../terminal/write-export.ts';

const pageSize = 200;

export async function list(session: CliSession): Promise<number> {
  const { services } = session.running;
  const rows: Recording[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = await services['recordings.list']({ offset, limit: pageSize, bin: session.args.values.bin === true });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) break;
  }
  if (session.args.values.json === true) session.terminal.json(rows);
  else for (const row of rows) session.terminal.row(listLine(row));
  return 0;
}

function listLine(row: Recording): string {
  const length = row.durationMs === null ? '–' : formatClock(row.durationMs);
  const date = localDate(row.addedAtMs);
  return `${String(row.id).padStart(5)}  ${date}  ${length.padStart(8)}  ${(row.language ?? '–').padEnd(3)}  ${row.state.padEnd(9)}  ${row.name}`;
}

export async function show(session: CliSession): Promise<number> {
  const recording = await session.running.services['recordings.get']({ recordingId: recordingId(session.args.words) });
  if (session.args.values.json === true) {
    session.terminal.json(recording);
    return 0;
  }
  session.terminal.row(listLine(recording).trim());
  session.terminal.row(recording.path);
  for (const { path } of session.running.library.recordings.seenFiles(recording.id)) {
    if (path !== recording.path) session.terminal.row(`= ${path}`);
  }
  session.terminal.out('\n');
  const { transcriptId } = recording;
  const target = {
    format: 'txt',
    withTimes: true,
    withNotes: false,
    withSpeakers: true,
    output: '-',
    overwrite: false,
  } as const;
  if (transcriptId !== null) await writeExport(session, transcriptId, target, '-');
  return 0;
}

export async function exportRecording(session: CliSession): Promise<number> {
  const { values, words } = session.args;
  const format = exportFormat(values.format);
  const recording = await session.running.services['recordings.get']({ recordingId: recordingId(words) });
  const { transcriptId } = recording;
  if (transcriptId === null) throw new AppFailure('not-found', { what: 'transcript' });
  const output = outputOf(values.output);
  const how = {
    format,
    withTimes: values.times === true,
    withNotes: values.notes === true,
    withSpeakers: values['no-speakers'] !== true,
    output,
    overwrite: values.overwrite === true,
  };
  const target = await targetOf(output, suggestedName(recording.name, traitsOf(format).extension));
  await writeExport(session, transcriptId, how, target);
  return 0;
}
