import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True where the system says that a process was stopped (SIGSTOP, a debugger); false where it does not say so. */
export function isProcessStopped(pid: number): boolean {
  try {
    return /^[Tt]/.test(stateOf(pid));
  } catch {
    return false; // it has ended, or there is no way to ask
  }
}

function stateOf(pid: number): string {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before it is in brackets and may hold any character.
    return stat.slice(stat.lastIndexOf(')') + 2);
  }
  if (process.platform === 'win32') return '';
  return spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8', timeout: 1000 }).stdout.trim();
}
