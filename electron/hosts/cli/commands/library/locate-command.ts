import { badRequest } from '#shared/text/bad-request.ts';
import path from 'node:path';
import { isFolder } from '#services/media/files/media-files.ts';
import { recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** `locate ID PATH`: one recording is at this file, or somewhere in this folder; `locate FOLDER`: all that are missing. */
export async function locate(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const [first = '', place] = args.words;
  if (place !== undefined && args.words.length === 2) {
    const found = await running.services['recordings.locate']({ recordingId: recordingId([first]), path: place });
    terminal.row(`${found.id}  ${found.name}  ${found.path}`);
    return 0;
  }
  if (args.words.length !== 1 || !(await isFolder(first))) {
    throw badRequest('needs-location');
  }
  const { foundIds, missingCount } = await running.services['recordings.locateFolder']({ path: path.resolve(first) });
  for (const id of foundIds) {
    const { name, path: file } = running.library.recordings.get(id);
    terminal.row(`${id}  ${name}  ${file}`);
  }
  const [found, missing] = [foundIds.length, missingCount];
  terminal.note(cliTexts(terminal.language).located(found, missing));
  return missing > 0 && found === 0 ? 3 : 0;
}
