import { readFileSync } from 'node:fs';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { pipeline, Readable, type Writable } from 'node:stream';
import { cleanEnvironment } from './ffmpeg-profile.ts';

const stderrLimitBytes = 64 * 1024;
const killAfterMs = 2000;

export interface FfmpegRun {
  readonly stdout: Readable;
  /** Null unless it was asked for. An error of it is no surprise: the process ended, and `ended` says how. */
  readonly stdin: Writable | null;
  /** At most 64 KiB of what it said; complete after `ended`. */
  said(): string;
  /** Resolves when the process is gone, however that came about. */
  readonly ended: Promise<{ readonly code: number | null; readonly startError: Error | null }>;
  /** Bytes that it has read by now: slow differs from stuck; null where the system does not say (all but Linux). */
  readBytes(): number | null;
  /** SIGTERM, then SIGKILL after 2 s; resolves when the process is gone. */
  stop(): Promise<void>;
}

/** The longest line that is handed on whole; of a longer one its beginning. */
const maxLineLength = 8192;

type FfmpegProcess = ChildProcessByStdio<Writable | null, Readable, Readable>;

function start(ffmpeg: string, args: readonly string[], input?: AsyncIterable<Uint8Array>): FfmpegProcess {
  const how = { env: cleanEnvironment, windowsHide: true };
  if (input === undefined) return spawn(ffmpeg, args, { ...how, stdio: ['ignore', 'pipe', 'pipe'] });
  const child = spawn(ffmpeg, args, { ...how, stdio: ['pipe', 'pipe', 'pipe'] });
  // That ffmpeg has read enough, or was stopped, ends the input: no error of its own.
  pipeline(Readable.from(input), child.stdin, () => undefined);
  return child;
}

/**
 * Starts ffmpeg without a shell and with a clean environment; without stdin unless there is `input`. Never throws: see
 * `ended`. `onLine` gets each line that it says, also beyond what `said` keeps.
 */
export function runFfmpeg(
  ffmpeg: string,
  args: readonly string[],
  onLine?: (line: string) => void,
  input?: AsyncIterable<Uint8Array>,
): FfmpegRun {
  const child = start(ffmpeg, args, input);
  let said = '';
  let line = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < stderrLimitBytes) said += text.slice(0, stderrLimitBytes - said.length);
    if (onLine === undefined) return;
    const lines = text.split(/\r?\n/);
    for (const [nth, piece] of lines.entries()) {
      if (line.length < maxLineLength) line += piece.slice(0, maxLineLength - line.length);
      if (nth === lines.length - 1) break;
      onLine(line);
      line = '';
    }
  });
  const ended = new Promise<{ code: number | null; startError: Error | null }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, startError: error }));
    child.once('close', (code) => {
      if (line !== '') onLine?.(line);
      resolve({ code, startError: null });
    });
  });
  return {
    stdout: child.stdout,
    stdin: child.stdin,
    said: () => said,
    ended,
    readBytes() {
      try {
        const found = /^rchar: (\d+)/m.exec(readFileSync(`/proc/${child.pid}/io`, 'utf8'))?.[1];
        return found === undefined ? null : Number(found);
      } catch {
        return null; // not Linux, or ended
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.stdout.destroy();
      child.kill('SIGTERM');
      const backstop = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      await ended;
      clearTimeout(backstop);
    },
  };
}
