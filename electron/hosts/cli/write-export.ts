import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFormat } from '#shared/export.ts';
import type { CliSession } from './session.ts';

export interface ExportTarget {
  readonly format: ExportFormat;
  readonly withTimes: boolean;
  readonly withNotes: boolean;
  readonly withSpeakers: boolean;
  /** A file, a folder that exists, or `-` for stdout. */
  readonly output: string;
  readonly overwrite: boolean;
}

/** Prints an export or writes it; in a folder it gets the suggested name. Says on stderr where it went. */
export async function writeExport(session: CliSession, transcriptId: number, target: ExportTarget): Promise<void> {
  const { services } = session.running;
  const { output, overwrite, ...how } = target;
  const rendered = await services['exports.render']({ transcriptId, ...how });
  if (output === '-') {
    session.terminal.out(rendered.text);
    return;
  }
  const file = (await isFolder(output)) ? path.join(output, rendered.suggestedName) : output;
  await services['exports.save']({ transcriptId, ...how, path: path.resolve(file), overwrite });
  session.terminal.say(`${file}\n`);
}

async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
