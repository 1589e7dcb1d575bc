import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

export interface LogFile {
  readonly path: string;
  /** Appends a line, which ends with a line break. Never throws: a log that cannot be written stops nothing. */
  write(line: string): void;
}

export interface LogFileLimits {
  readonly maxBytes: number;
  /** How many older files are kept beside the one being written: `stenogram.1.log` is the youngest. */
  readonly olderFiles: number;
}

const usual: LogFileLimits = { maxBytes: 2_000_000, olderFiles: 2 };
const maxLineLength = 16_000;

/**
 * `stenogram.log` in `dir`, made with the first line. Several processes may write to it: each line is appended whole,
 * and only one of them rotates the files.
 */
export function openLogFile(dir: string, limits: LogFileLimits = usual): LogFile {
  const file = path.join(dir, 'stenogram.log');
  return {
    path: file,
    write(text) {
      const line = text.length <= maxLineLength ? text : `${text.slice(0, maxLineLength)} …\n`;
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        if (isFull(file, line, limits)) rotate(file, line, limits);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full disk, a folder that may not be written: whoever reads stderr sees the line there.
      }
    },
  };
}

function isFull(file: string, line: string, { maxBytes }: LogFileLimits): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && size + Buffer.byteLength(line) > maxBytes;
}

/** Moves each file to the next older name, unless another process does so at this moment. */
function rotate(file: string, line: string, limits: LogFileLimits): void {
  const lock = `${file}.lock`;
  if (!takeLock(lock)) return;
  try {
    // Another process may have rotated between reading the size and taking the lock.
    if (!isFull(file, line, limits)) return;
    const names = [file];
    for (let age = 1; age <= limits.olderFiles; age += 1) names.push(olderName(file, age));
    rmSync(names.at(-1) ?? file, { force: true });
    for (let age = names.length - 2; age >= 0; age -= 1) {
      const [from = file, to = file] = names.slice(age, age + 2);
      if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function olderName(file: string, age: number): string {
  return file.replace(/\.log$/, `.${age}.log`);
}

const staleLockMs = 10_000;

/** A lock that a process left when it was killed is taken over. */
function takeLock(lock: string): boolean {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (found !== undefined && Date.now() - found.mtimeMs > staleLockMs) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
