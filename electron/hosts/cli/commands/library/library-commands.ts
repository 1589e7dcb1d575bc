import type { Recording } from '#shared/recording.ts';
import { localDate } from '#shared/text/local-time.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { listColumns, type ListedRecording, type ListSort } from '#shared/catalogue/listed-recording.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { oneOf, recordingId } from '../../arguments/read-values.ts';
import { cliTexts } from '../../texts/cli-texts.ts';
import type { CliSession } from '../../session.ts';
import { writeExport } from '../../terminal/write-export.ts';

const pageSize = 200;

export async function list(session: CliSession): Promise<number> {
  const { services } = session.running;
  const { values } = session.args;
  const said = cliTexts(session.terminal.language).search;
  const asked = { bin: values.bin === true, filter: values.filter, sort: listSort(values.sort) };
  const rows: ListedRecording[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = await services['recordings.list']({ ...asked, offset, limit: pageSize });
    if (offset === 0) for (const { text } of page.notes) session.terminal.note(said.note(text));
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) break;
  }
  if (session.args.values.json === true) session.terminal.json(rows);
  else for (const row of rows) session.terminal.row(listLine(row));
  return 0;
}

/** `name`, or `length:desc` for the longest first. */
function listSort(text: string | undefined): ListSort | undefined {
  if (text === undefined) return undefined;
  const [by, direction = 'asc'] = text.split(':');
  const column = oneOf(by, 'sort', listColumns);
  if (column === undefined || (direction !== 'asc' && direction !== 'desc')) {
    throw badRequest('one-of', { option: 'sort', values: listColumns.map((name) => `${name}[:desc]`).join(', ') });
  }
  return { by: column, isDescending: direction === 'desc' };
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
