import { badRequest } from '#shared/text/bad-request.ts';
import path from 'node:path';
import type { LibraryDifference } from '#shared/maintenance/library-health.ts';
import { backupsDir } from '#services/maintenance/backup-files.ts';
import { backupInThread, verifyInThread } from '#services/maintenance/maintenance-thread.ts';
import { restoreClosed } from '#services/maintenance/restore-closed.ts';
import type { CliArguments } from '../../arguments/read-arguments.ts';
import { exitCode } from '../../exit-code.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

export type LibraryHealthCommand = (args: CliArguments, terminal: Terminal, libraryDir: string) => Promise<number>;

/** These work on the file itself and do not open it as a library: they are for when that cannot be done. */
export const libraryHealthCommands: Readonly<Record<string, LibraryHealthCommand>> = { verify, backup, restore };

/** Also while the app has the library open. Exit code 5 when anything is not what was written. */
async function verify(args: CliArguments, terminal: Terminal, libraryDir: string): Promise<number> {
  const check = await verifyInThread({ libraryDir, depth: 'full' });
  const { differences, recordingCount, segmentCount } = check;
  if (args.values.json === true) terminal.json(check);
  else for (const difference of differences) terminal.row(lineOf(difference));
  const text = cliTexts(terminal.language).library;
  const result = differences.length === 0 ? text.fine : text.differences(differences.length);
  terminal.say(`${text.checked(recordingCount, segmentCount)} ${result}\n`);
  return differences.length === 0 ? 0 : exitCode({ code: 'library-damaged', params: {} });
}

function lineOf({ kind, subject, row, field, recording, detail }: LibraryDifference): string {
  const place = [subject, row].filter((part) => part !== null).join(' ');
  const named = [kind.padEnd(10), recording === null ? null : `“${recording}”`, place, field, detail];
  return named.filter((part) => part !== null && part !== '').join('  ');
}

async function backup(args: CliArguments, terminal: Terminal, libraryDir: string): Promise<number> {
  const { output } = args.values;
  const outputDir = output === undefined ? undefined : path.resolve(output);
  const made = await backupInThread({ libraryDir, ...(outputDir !== undefined && { outputDir }) });
  terminal.row(path.join(outputDir ?? backupsDir(libraryDir), made.name));
  return 0;
}

/** The present library is kept; fails with `library-locked` while the app has it open. */
async function restore({ words }: CliArguments, terminal: Terminal, libraryDir: string): Promise<number> {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0) throw badRequest('needs-backup');
  const kept = restoreClosed(libraryDir, path.resolve(file));
  const text = cliTexts(terminal.language).library;
  terminal.say(`${text.restored}\n`);
  if (kept !== null) terminal.note(text.keptAs(kept));
  return 0;
}
