import type { InterfaceLanguage } from '#shared/text/language.ts';
import { AppFailure } from '#shared/failure.ts';
import { terminalOn, type Terminal } from './terminal.ts';

/** Thrown in a command that prints to where nothing is read any more. */
export class OutputEnded extends Error {}

export interface ProcessTerminal {
  readonly terminal: Terminal;
  /** Resolves when all is written: null when it was, `closed` when the reader went away, else why it could not be. */
  ended(): Promise<AppFailure | 'closed' | null>;
}

/** The process's own streams. `onEnded` is called once, when stdout takes no more. */
export function processTerminal(language: InterfaceLanguage, onEnded: () => void): ProcessTerminal {
  const { stdout, stderr } = process;
  let end: AppFailure | 'closed' | null = null;
  stdout.on('error', (error) => {
    if (end !== null) return;
    end = endOf(error);
    onEnded();
  });
  // Whoever does not read the messages does without them.
  stderr.on('error', () => {});
  const isPlain = process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '';
  const terminal = terminalOn({
    language,
    isInteractive: stderr.isTTY,
    isColoured: stdout.isTTY && !isPlain,
    out(text) {
      if (end !== null) throw new OutputEnded();
      stdout.write(text);
    },
    say: (text) => void stderr.write(text),
  });
  return {
    terminal,
    async ended() {
      await new Promise<void>((resolve) => {
        stdout.write('', () => resolve());
      });
      // The event of an error follows its callback.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return end;
    },
  };
}

function endOf(error: NodeJS.ErrnoException): AppFailure | 'closed' {
  const { code = '' } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppFailure('disk-full', { neededMb: 1 }, error);
  // EIO: the terminal window is gone. EOF: Windows' word for a closed pipe.
  if (['EPIPE', 'EIO', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(code)) return 'closed';
  return new AppFailure('cannot-write', { name: 'stdout', detail: code === '' ? error.message : code }, error);
}
