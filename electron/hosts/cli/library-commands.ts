import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { exportFormat, recordingId } from './arguments.ts';
import type { CliSession } from './session.ts';
import { writeExport } from './write-export.ts';

const pageSize = 200;

export async function list(session: CliSession): Promise<number> {
  const { services } = session.running;
  const rows: Recording[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = await services['recordings.list']({ offset, limit: pageSize, bin: false });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) break;
  }
  if (session.args.values.json === true) session.terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else for (const row of rows) session.terminal.out(`${listLine(row)}\n`);
  return 0;
}

function listLine(row: Recording): string {
  const length = row.durationMs === null ? '–' : formatClock(row.durationMs);
  const date = new Date(row.addedAtMs).toISOString().slice(0, 10);
  return `${String(row.id).padStart(5)}  ${date}  ${length.padStart(8)}  ${(row.language ?? '–').padEnd(3)}  ${row.state.padEnd(9)}  ${row.name}`;
}

export async function show(session: CliSession): Promise<number> {
  const recording = await session.running.services['recordings.get']({ recordingId: recordingId(session.args.words) });
  if (session.args.values.json === true) {
    session.terminal.out(`${JSON.stringify(recording, null, 2)}\n`);
    return 0;
  }
  session.terminal.out(`${listLine(recording).trim()}\n${recording.path}\n\n`);
  const { transcriptId } = recording;
  const target = {
    format: 'txt',
    withTimes: true,
    withNotes: false,
    withSpeakers: true,
    output: '-',
    overwrite: false,
  } as const;
  if (transcriptId !== null) await writeExport(session, transcriptId, target);
  return 0;
}

export async function exportRecording(session: CliSession): Promise<number> {
  const { values, words } = session.args;
  const format = exportFormat(values.format);
  const recording = await session.running.services['recordings.get']({ recordingId: recordingId(words) });
  if (recording.transcriptId === null) throw new AppFailure('not-found', { what: 'transcript' });
  await writeExport(session, recording.transcriptId, {
    format,
    withTimes: values.times === true,
    withNotes: values.notes === true,
    withSpeakers: values['no-speakers'] !== true,
    output: values.output ?? '-',
    overwrite: values.overwrite === true,
  });
  return 0;
}
