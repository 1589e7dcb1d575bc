import type { Recording } from '#shared/recording.ts';
import { localDate } from '#shared/text/local-time.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { recordingId } from '../arguments/read-values.ts';
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
