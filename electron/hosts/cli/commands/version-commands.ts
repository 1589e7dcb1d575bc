import { badRequest } from '#shared/text/bad-request.ts';
import { AppFailure } from '#shared/failure.ts';
import { localMinute } from '#shared/text/local-time.ts';
import type { Version } from '#shared/edits/version.ts';
import { recordingId } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';

/** `versions ID` lists the texts of a recording, the one in use marked; `versions ID use NUMBER` takes another. */
export async function versions(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const [id, verb, chosen, ...rest] = args.words;
  const recording = recordingId(id === undefined ? [] : [id]);
  if (verb !== undefined) {
    if (verb !== 'use' || rest.length > 0) throw usage();
    const transcriptId = recordingId(chosen === undefined ? [] : [chosen]);
    const known = await running.services['versions.list']({ recordingId: recording });
    if (!known.some((version) => version.transcriptId === transcriptId)) {
      throw new AppFailure('not-found', { what: 'transcript' });
    }
    await running.services['versions.use']({ transcriptId });
  }
  const rows = await running.services['versions.list']({ recordingId: recording });
  const shown = rows.filter(({ isRemoved }) => !isRemoved);
  if (args.values.json === true) terminal.json(shown);
  else for (const version of shown) terminal.row(versionLine(version));
  return 0;
}

function versionLine(version: Version): string {
  const { transcriptId, modelId, preset, language, startedAtMs, segmentCount, isCurrent, isFinished } = version;
  const date = localMinute(startedAtMs);
  const number = String(transcriptId).padStart(5);
  const facts = [date, (language ?? '–').padEnd(3), String(segmentCount).padStart(6), preset ?? '–', modelId];
  return `${isCurrent ? '*' : ' '}${number}  ${facts.join('  ')}${isFinished ? '' : '  …'}`;
}

function usage(): AppFailure {
  return badRequest('needs-verb', { command: 'versions', verbs: 'ID [use NUMBER]' });
}
