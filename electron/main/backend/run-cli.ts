import { join } from 'node:path';
import { app } from 'electron';
import type { WorkerCommand } from '#shared/wire/backend-messages.ts';
import { forkWorker, userDataVariable } from './backend-parts.ts';
import { forkUtility } from './fork-utility.ts';
import { createWorkerRelay } from './worker-relay.ts';

/**
 * The command line inside the packaged app, where Electron cannot be run as Node: a utility process that writes to
 * this program's own stdout and stderr. Ends the app with its exit code. It finds its folders by itself, from the
 * user data folder that the environment names.
 */
export async function runCli(cliArguments: readonly string[]): Promise<void> {
  await app.whenReady();
  app.dock?.hide();
  process.env[userDataVariable] = app.getPath('userData');
  const child = forkUtility(join(import.meta.dirname, 'cli.js'), 'Stenogram command line', cliArguments);
  const relay = createWorkerRelay(forkWorker, (report) => child.post(report));
  child.onMessage((message) => relay.obey(message as WorkerCommand));
  // Ctrl+C reaches the child too, which stops in order and gives its own code.
  process.on('SIGINT', () => {});
  child.onExit((code) => {
    relay.killAll();
    app.exit(code);
  });
}
