import { badRequest } from '#shared/text/bad-request.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { DownloadState } from '#shared/model.ts';
import { harmlessJson } from '#shared/text/harmless.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { CliSession } from '../session.ts';
import { cliTexts } from '../texts/cli-texts.ts';

/** Fetches a published model, resuming from what is there; Ctrl+C keeps it. */
export async function downloadModel(session: CliSession, [modelId]: readonly string[]): Promise<number> {
  const { running, terminal, signal } = session;
  if (modelId === undefined) throw badRequest('needs-model');
  const isJson = session.args.values.json === true;
  const off = running.events.on(({ name, data }) => {
    if (name !== 'models.progressed' || data.download === null) return;
    if (isJson) terminal.say(`${harmlessJson(JSON.stringify({ type: 'progress', ...data.download }))}\n`);
    else if (terminal.isInteractive) terminal.say(`\r\u001B[2K${downloadLine(data.download, terminal.language)}`);
  });
  const stop = () => void running.models.downloads.pause(modelId);
  signal.addEventListener('abort', stop, { once: true });
  try {
    running.models.downloads.start(modelId, sourceOf(session));
    await running.models.downloads.ended(modelId);
  } finally {
    off();
    signal.removeEventListener('abort', stop);
    if (terminal.isInteractive && !isJson) terminal.say('\r\u001B[2K');
  }
  const model = await running.models.find(modelId);
  if (isJson) terminal.json(model);
  else terminal.row(model.path);
  return 0;
}

function sourceOf({ args }: CliSession): string | undefined {
  const { from } = args.values;
  if (from === undefined) return undefined;
  const url = URL.parse(from);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw badRequest('needs-address');
  }
  return from;
}

/** `████░░░░  48 %  396 / 823 MB  5.1 MB/s  1:23 left`. */
export function downloadLine(state: DownloadState, language: InterfaceLanguage): string {
  const { doneBytes, totalBytes, bytesPerSecond, leftMs } = state;
  const width = 24;
  const filled = Math.round((doneBytes / totalBytes) * width);
  const { download, progress } = cliTexts(language);
  const mega = (bytes: number, digits = 0) => (bytes / 1e6).toFixed(digits);
  return [
    `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`,
    `${String(Math.floor((doneBytes / totalBytes) * 100)).padStart(3)} %`,
    `${mega(doneBytes)} / ${mega(totalBytes)} ${download.megabytes}`,
    state.state === 'checking' ? download.checking : '',
    bytesPerSecond === null ? '' : `${mega(bytesPerSecond, 1)} ${download.megabytesPerSecond}`,
    leftMs === null ? '' : progress.left(formatClock(leftMs)),
  ]
    .filter((part) => part !== '')
    .join('  ');
}
