import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import path from 'node:path';

/** Shows at the next start that this process did not close: a file that is there as long as the process lives. */
export function markSession(modelsDir: string): { readonly wasUnclean: boolean; close(): void } {
  const dir = path.join(modelsDir, 'records');
  const own = path.join(dir, `open-${process.pid}`);
  let wasUnclean = false;
  try {
    mkdirSync(dir, { recursive: true });
    for (const [file, pid] of marksIn(dir)) {
      if (pid !== process.pid && isAlive(pid, file)) continue;
      // Our own number on a mark that is there already was another process's before it ended.
      wasUnclean = true;
      rmSync(file, { force: true });
    }
    removeLeftovers(modelsDir);
    writeFileSync(own, '');
  } catch {
    // A folder that cannot be written to: nothing can have been left half-made in it either.
  }
  return { wasUnclean, close: () => removeMark(own) };
}

function removeMark(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is gone or was unplugged, and the mark with it.
  }
}

function marksIn(dir: string): readonly (readonly [file: string, pid: number])[] {
  return readdirSync(dir).flatMap((name) => {
    const pid = /^open-(\d+)$/.exec(name)?.[1];
    return pid === undefined ? [] : [[path.join(dir, name), Number(pid)] as const];
  });
}

/** A mark from before the computer was started belongs to nobody, whoever has its number now. */
function isAlive(pid: number, file: string): boolean {
  if (statSync(file).mtimeMs < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Copies that an import did not finish; those of other living processes are left alone. */
function removeLeftovers(modelsDir: string): void {
  for (const name of readdirSync(modelsDir)) {
    const pid = /^import-(\d+)-(?:folder)?\d+\.part$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const file = path.join(modelsDir, name);
    if (Number(pid) === process.pid || !isAlive(Number(pid), file)) {
      rmSync(file, { force: true, recursive: true });
    }
  }
}
