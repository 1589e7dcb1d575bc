import { join } from 'node:path';
import { app } from 'electron';
import type { WorkerCommand } from '#shared/backend-messages.ts';
import { appFolders, forkWorker } from './backend-parts.ts';
import { forkUtility } from './fork-utility.ts';
import { createWorkerRelay } from './worker-relay.ts';

/**
 * The command line inside the packaged app, where Electron cannot be run as Node: a utility process that writes to
 * this program's own stdout and stderr. Ends the app with its exit code. The folders go over as environment, as the
 * command line has no parent to ask in plain Node.
 */
export async function runCli(cliArguments: readonly string[], chosenLibraryDir: string | null): Promise<void> {
  await app.whenReady();
  app.dock?.hide();
  const folders = appFolders(chosenLibraryDir);
  process.env['STENOGRAM_RESOURCES_DIR'] = folders.resourcesDir;
  process.env['STENOGRAM_LIBRARY_DIR'] = folders.libraryDir;
  process.env['STENOGRAM_MODELS_DIR'] = folders.modelsDir;
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
