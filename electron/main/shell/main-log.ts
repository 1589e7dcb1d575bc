import { join } from 'node:path';
import { app } from 'electron';
import { openLogFile } from '#logging/log-file.ts';

/** The same for every host, whichever library is open. */
export function logDir(): string {
  return join(app.getPath('userData'), 'logs');
}

/** A line of main's own, on stderr and in the log file: a packaged app on Windows has no stderr. */
export function logLine(what: string, cause?: unknown): void {
  const detail =
    cause === undefined ? '' : ` ${cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)}`;
  const line = `${new Date().toISOString()} error main: ${what}${detail}\n`;
  process.stderr.write(line);
  openLogFile(logDir()).write(line);
}
