import { request } from 'node:http';
import path from 'node:path';
import { text as wholeText } from 'node:stream/consumers';
import { AppFailure, failureOf, type Failure, type FailureCode } from '#shared/failure.ts';
import { expandFolders } from '#services/media/files/expand-folders.ts';
import type { ApiAccess } from '#services/local-api/access-file.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { exportFormat } from '../../arguments/read-values.ts';
import type { CliArguments } from '../../arguments/read-arguments.ts';
import type { OptionName } from '../../arguments/options.ts';
import { exitCode } from '../../exit-code.ts';
import { outputOf, planOutputs } from '../../terminal/outputs.ts';
import { sayFailure, type Terminal } from '../../terminal/terminal.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** What the app that is open can be asked for; with any other option the command needs the library for itself. */
const known: ReadonlySet<OptionName> = new Set<OptionName>([
  'model',
  'language',
  'prompt',
  'preset',
  'translate',
  'format',
  'times',
  'output',
  'overwrite',
  'library',
]);

export function canBeAsked({ command, values }: CliArguments): boolean {
  const given = Object.keys(values) as OptionName[];
  return command === 'transcribe' && given.every((name) => known.has(name));
}

/** Transcribes in the app that is open, by its local API: the queue, the models and the library are the app's. */
export async function transcribeByApp(
  { words, values }: CliArguments,
  terminal: Terminal,
  access: ApiAccess,
  signal: AbortSignal,
): Promise<number> {
  const format = exportFormat(values.format);
  const { files, refused } = await expandFolders(words);
  const paths = files.map((file) => file.path);
  const output = outputOf(values.output);
  const outputs = await planOutputs(paths, { output, format, overwrite: values.overwrite === true });
  terminal.note(cliTexts(terminal.language).byApp);
  let code = 0;
  const fail = (failure: Failure) => {
    sayFailure(terminal, failure);
    code ||= exitCode(failure);
  };
  for (const { failure } of refused) fail(failure);
  const ask = askApp(access, signal);
  const joined: string[] = [];
  for (const [nth, file] of paths.entries()) {
    try {
      const body = { path: path.resolve(file), ...fieldsOf(values) };
      const job = await ask<{ id: string }>('POST', '/v1/jobs', body);
      await ask('GET', `/v1/jobs/${job.id}/events`);
      const ended = await ask<{ state: string; error: { code: string; params: Failure['params'] } | null }>(
        'GET',
        `/v1/jobs/${job.id}`,
      );
      if (ended.error !== null) throw asFailure(ended.error);
      const times = values.times === true ? '&times=true' : '';
      const text = await ask<string>('GET', `/v1/recordings/${job.id}/transcript?format=${format}${times}`);
      const target = outputs.kind === 'folder' ? (outputs.targets[nth]?.target ?? '-') : outputs.target;
      if (outputs.kind === 'joined' && target !== '-') joined.push(text);
      else if (target === '-') terminal.out(text);
      else {
        await writeFileWhole(path.resolve(target), text, { overwrite: values.overwrite === true, signal });
        terminal.note(target);
      }
    } catch (error) {
      if (signal.aborted) throw new AppFailure('aborted');
      fail(failureOf(error));
    }
  }
  if (joined.length > 0 && outputs.kind === 'joined') {
    await writeFileWhole(path.resolve(outputs.target), joined.join('\n'), { overwrite: values.overwrite === true });
    terminal.note(outputs.target);
  }
  return code;
}

function fieldsOf({ model, language, prompt, preset, translate }: CliArguments['values']): object {
  return {
    ...(model !== undefined && { model }),
    ...(language !== undefined && { language }),
    ...(prompt !== undefined && { prompt }),
    ...(preset !== undefined && { preset }),
    ...(translate === true && { translate }),
  };
}

/** Answers of JSON are read; all else is text. */
function askApp({ port, ownToken }: ApiAccess, signal: AbortSignal) {
  return async <T>(method: string, where: string, body?: object): Promise<T> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${ownToken}`,
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const answer = await new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, method, path: where, headers, signal }, (incoming) => {
        const { statusCode = 0 } = incoming;
        const type = incoming.headers['content-type'] ?? '';
        wholeText(incoming).then((got) => resolve({ status: statusCode, type, text: got }), reject);
      });
      asked.once('error', reject);
      asked.end(text);
    });
    const isJson = answer.type.startsWith('application/json');
    if (answer.status >= 400) {
      const { error } = JSON.parse(answer.text) as { error: { code: string; message: string } };
      throw asFailure({ code: error.code, params: { detail: error.message } });
    }
    return (isJson && !where.includes('/transcript') ? JSON.parse(answer.text) : answer.text) as T;
  };
}

function asFailure({ code, params }: { readonly code: string; readonly params: Failure['params'] }): AppFailure {
  const plain = code.replaceAll('_', '-') as FailureCode;
  return isKnownCode(plain) ? new AppFailure(plain, params) : new AppFailure('bad-request', params);
}

function isKnownCode(code: FailureCode): boolean {
  return exitCode({ code, params: {} }) !== 1;
}
