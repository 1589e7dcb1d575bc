import type { Log } from '#services/log.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import type { CliArguments } from './arguments/read-arguments.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command works with; the library is open and its queue stands still. */
export interface CliSession {
  readonly args: CliArguments;
  readonly terminal: Terminal;
  readonly running: RunningServices;
  readonly log: Log;
  /** Aborted by Ctrl+C and by a termination signal. */
  readonly signal: AbortSignal;
}
