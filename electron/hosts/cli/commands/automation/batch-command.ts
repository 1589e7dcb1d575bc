import { clockOf, minuteOf } from '#shared/automation/clock-minute.ts';
import { batchReportFormats, type Batch } from '#shared/automation/batches.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { oneOf, recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { outputOf } from '../../terminal/outputs.ts';

const verbs = 'add NAME ID… | report N | remove N';
const priorities = { first: 1, normal: 0, last: -1 } as const;

/** `batch`, `batch add NAME ID…`, `batch report N`, `batch remove N`: recordings that were put together by hand. */
export async function batch(session: CliSession): Promise<number> {
  const [verb = 'list', ...words] = session.args.words;
  if (verb === 'list') return await list(session);
  if (verb === 'add') return await add(session, words);
  if (verb === 'report') return await report(session, words);
  if (verb !== 'remove') throw badRequest('needs-verb', { command: 'batch', verbs });
  await session.running.services['batches.remove']({ batchId: recordingId(words) });
  return 0;
}

async function list({ args, running, terminal }: CliSession): Promise<number> {
  const { rows } = await running.services['batches.list']({ offset: 0, limit: 200 });
  if (args.values.json === true) terminal.json(rows);
  else for (const row of rows) terminal.row(lineOf(row));
  return 0;
}

function lineOf({ id, name, doneCount, failedCount, total, hours, heldBy }: Batch): string {
  const when = hours === null ? '' : `${clockOf(hours.fromMinute)}–${clockOf(hours.toMinute)}`;
  return `${String(id).padStart(4)}  ${name}  ${doneCount}+${failedCount}/${total}  ${when}  ${heldBy ?? ''}`.trimEnd();
}

async function add({ args, running, terminal }: CliSession, [name = '', ...ids]: readonly string[]): Promise<number> {
  if (name.trim() === '' || ids.length === 0) throw badRequest('needs-verb', { command: 'batch', verbs });
  const priority = oneOf(args.values['batch-priority'], 'batch-priority', ['first', 'normal', 'last'] as const);
  const made = await running.services['batches.add']({
    recordings: { recordingIds: ids.map((id) => recordingId([id])) },
    name,
    priority: priorities[priority ?? 'normal'],
    hours: hoursOf(args.values.hours),
    isOnBattery: args.values['on-battery'] === true,
  });
  if (args.values.json === true) terminal.json(made);
  else terminal.row(lineOf(made));
  return 0;
}

/** `22:00-06:00`, over midnight too. */
function hoursOf(text: string | undefined) {
  if (text === undefined) return null;
  const [from = '', to = '', ...more] = text.split(/[-–]/);
  const [fromMinute, toMinute] = [minuteOf(from.trim()), minuteOf(to.trim())];
  if (fromMinute === null || toMinute === null || more.length > 0)
    throw badRequest('one-of', { option: 'hours', values: '22:00-06:00' });
  return { fromMinute, toMinute };
}

async function report({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const format = oneOf(args.values.format ?? 'html', 'format', batchReportFormats) ?? 'html';
  const given = { batchId: recordingId(words), format, path: null, overwrite: false };
  const { text } = await running.services['batches.report'](given);
  const output = outputOf(args.values.output);
  if (output === '-') terminal.out(text ?? '');
  else await writeFileWhole(output, text ?? '', { overwrite: args.values.overwrite === true });
  return 0;
}
