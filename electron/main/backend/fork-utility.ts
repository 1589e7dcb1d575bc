import { utilityProcess } from 'electron';
import { logLine } from '../shell/main-log.ts';
import type { UtilityChild } from './utility-child.ts';

/** Starts `entry` (a bundled host) as a utility process; its output goes to the app's own. */
export function forkUtility(entry: string, serviceName: string, args: readonly string[] = []): UtilityChild {
  const child = utilityProcess.fork(entry, [...args], { serviceName, stdio: 'inherit' });
  // Without a listener a fatal error over there would be thrown here; `exit` follows in any case.
  child.on('error', (type, location) => logLine(`${serviceName}: ${type} at ${location}`));
  return {
    get pid() {
      return child.pid;
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onSpawn: (listener) => void child.once('spawn', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => killNow(child),
  };
}

/** Electron's own kill() asks politely (SIGTERM), which a stopped process does not receive. */
function killNow(child: { readonly pid?: number | undefined; kill(): boolean }): void {
  if (child.pid !== undefined) {
    try {
      process.kill(child.pid, 'SIGKILL');
      return;
    } catch {
      // It has ended meanwhile, or the system has another way: let Electron do it.
    }
  }
  child.kill();
}
