import { badRequest } from '#shared/text/bad-request.ts';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkTarget } from '#services/text-files/find-target.ts';
import { AppFailure } from '#shared/failure.ts';
import { harmlessJson } from '#shared/text/harmless.ts';
import { findingFileFormats, type Finding, type FindingFilter } from '#shared/watch.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import { separatorOf } from '#services/text-files/csv.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { wholeNumber } from '../../arguments/read-values.ts';
import { outputOf, targetOf } from '../../terminal/outputs.ts';
import type { CliSession } from '../../session.ts';
import { watchFolders } from '../automation/watch-folders.ts';

const everything: FindingFilter = { states: [], severities: [], listId: null, recordingId: null };

/** `watch`, `watch list`, `watch import FILE…`, `watch run`. */
export async function watch(session: CliSession): Promise<number> {
  const [verb = 'list', ...files] = session.args.words;
  if (verb === 'list') return await listLists(session);
  if (verb === 'import' && files.length > 0) return await importLists(session, files);
  if (verb === 'run') return await run(session);
  if ((await stat(verb).catch(() => null))?.isDirectory() === true) return await watchFolders(session);
  throw badRequest('needs-verb', { command: 'watch', verbs: 'FOLDER | list | import FILE | run' });
}

async function listLists({ args, running, terminal }: CliSession): Promise<number> {
  const { lists } = await running.services['watchLists.list']({});
  if (args.values.json === true) terminal.json(lists);
  else
    for (const list of lists)
      terminal.row(`${String(list.id).padStart(5)}  ${list.termCount}  ${list.newCount}  ${list.name}`);
  return 0;
}

async function importLists(session: CliSession, files: readonly string[]): Promise<number> {
  for (const file of files) {
    if (!(await stat(file).catch(() => null))?.isFile()) throw new AppFailure('file-missing', { name: file });
    const { text: csv, encoding } = decodeText(await readFile(file));
    const name = path.basename(file, path.extname(file));
    const { list } = await session.running.services['watchLists.import']({ listId: null, name, csv });
    const separator = separatorOf(csv);
    const how = `${encoding}, “${separator === '\t' ? 'TAB' : separator}”`;
    session.terminal.note(`${list.id}  ${list.name}  ${list.termCount}  (${how})`);
  }
  return await run(session);
}

/** Over the whole library, all lists; what is known already is not found twice. */
async function run({ running, terminal, signal }: CliSession): Promise<number> {
  const { backfill, findings } = running.library.watch;
  const cancel = () => backfill.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const { foundCount } = await backfill.run({ all: true });
    terminal.say(`+${foundCount}, ${findings.counts().new}\n`);
    return 0;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** `findings`, `findings list`, `findings export`. */
export async function findings(session: CliSession): Promise<number> {
  const [verb = 'list'] = session.args.words;
  if (verb === 'list') return await listFindings(session);
  if (verb === 'export') return await exportFindings(session);
  throw badRequest('needs-verb', { command: 'findings', verbs: 'list | export' });
}

async function listFindings({ args, running, terminal }: CliSession): Promise<number> {
  const limit = wholeNumber(args.values.limit, 'limit', [1, 200]) ?? 50;
  const request = { filter: filterOf(args.values), snapshot: null, offset: 0, limit };
  const { rows, total } = await running.services['findings.list'](request);
  if (args.values.json === true) terminal.json(rows);
  else for (const row of rows) terminal.row(lineOf(row));
  terminal.say(`${total}\n`);
  return 0;
}

function filterOf({ label }: CliSession['args']['values']): typeof everything & { readonly label: string | null } {
  return { ...everything, label: label ?? null };
}

function lineOf({ recordingId, startMs, severity, state, term, before, matched, after, labels }: Finding): string {
  const place = `${String(recordingId).padStart(5)}  ${formatClock(startMs).padStart(8)}`;
  return `${place}  ${severity.padEnd(6)}  ${state.padEnd(9)}  ${term}:  ${before.slice(-40)}[${matched}]${after.slice(0, 40)}${labels.map((label) => `  #${label}`).join('')}`;
}

async function exportFindings({ args, running, terminal }: CliSession): Promise<number> {
  const { values } = args;
  const format = findingFileFormats.find((known) => known === (values.format ?? 'csv'));
  if (format === undefined) throw badRequest('one-of', { option: 'format', values: findingFileFormats.join(', ') });
  const output = await targetOf(outputOf(values.output), `findings.${format}`);
  const target = output === '-' ? null : path.resolve(output);
  if (target !== null) await checkTarget(target, { overwrite: values.overwrite === true });
  const options = { filter: filterOf(values), format, path: target, overwrite: values.overwrite === true };
  const { text } = await running.services['findings.export'](options);
  if (text === null) terminal.note(target ?? '');
  else terminal.out(format === 'json' ? harmlessJson(text) : text);
  return 0;
}
