import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import { startWebHost, type WebHostOptions } from '../web/web.ts';
import type { CliArguments } from './arguments/read-arguments.ts';
import { wholeNumber } from './arguments/read-values.ts';
import type { Terminal } from './terminal/terminal.ts';
import { cliTexts } from './texts/cli-texts.ts';

const idleExitMs = 60 * 60_000;

/** Serves the app on loopback until Ctrl+C, or until no one used it for an hour. Prints the address alone on stdout. */
export async function serve(
  args: CliArguments,
  terminal: Terminal,
  options: Omit<WebHostOptions, 'port' | 'idleExitMs' | 'onIdle' | 'writableDir'>,
  signal: AbortSignal,
): Promise<number> {
  const { pageDir } = options;
  if (!existsSync(path.join(pageDir, 'index.html'))) {
    throw new AppFailure('unsupported-here', { reason: 'page-not-built' satisfies Reason });
  }
  const port = wholeNumber(args.values.port, 'port', [0, 65_535]) ?? 0;
  const writableDir = args.values.output === undefined ? null : path.resolve(args.values.output);
  if (writableDir !== null && statSync(writableDir, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new AppFailure('folder-missing', { path: writableDir });
  const ended = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  const host = await startWebHost({ ...options, port, idleExitMs, writableDir, onIdle: ended.resolve });
  terminal.out(`${host.url}\n`);
  terminal.say(`${cliTexts(terminal.language).stopWith}\n`);
  await ended.promise;
  await host.close();
  return 0;
}
