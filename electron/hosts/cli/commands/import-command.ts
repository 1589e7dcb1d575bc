import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';
import { importFiles } from '#services/api/imports.ts';
import { maxImportBytes } from '#services/imports/read-transcript.ts';
import { recordingId } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';
import { cliTexts } from '../texts/cli-texts.ts';

/** `import FILE…`: transcripts of other programs, several files of one conversation as one text; `--into ID` beside a recording's own. */
export async function importTexts(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  if (args.words.length === 0) throw badRequest('needs-files');
  const into = args.values.into === undefined ? null : recordingId([args.values.into]);
  const files = [];
  for (const word of args.words) files.push({ name: path.basename(word), bytes: await contentOf(path.resolve(word)) });
  const parts = {
    library: running.library,
    events: running.events,
    jobOptions: () => jobOptionsOf(running.library.settings.get()),
  };
  const done = importFiles(parts, into, files, args.values['no-align'] !== true);
  if (args.values.json === true) {
    terminal.json(done);
    return 0;
  }
  const texts = cliTexts(terminal.language).imported;
  for (const { line, text } of done.unread) terminal.note(texts.unread(line, text));
  for (const text of done.unplaced) terminal.note(texts.unplaced(text));
  for (const { text } of done.unsaid) terminal.note(texts.unsaid(text));
  terminal.row(texts.done(done.recordingId, done.transcriptId, done.segmentCount));
  return 0;
}

async function contentOf(file: string): Promise<Uint8Array> {
  const name = path.basename(file);
  try {
    const { size } = await stat(file);
    if (size > maxImportBytes) throw new AppFailure('import-too-large', { name, maxMb: maxImportBytes / 1024 / 1024 });
    return await readFile(file);
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new AppFailure(code === 'ENOENT' ? 'file-missing' : 'file-unreadable', { name, path: file }, error);
  }
}
