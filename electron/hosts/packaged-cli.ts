/**
 * The command line inside the desktop app (`--cli`): a utility process whose engine workers main starts, as Electron
 * cannot fork plain Node once the runAsNode fuse is off. Ends itself, because the open port would keep it alive.
 */
import type { WorkerReport } from '#shared/wire/backend-messages.ts';
import { main } from './cli.ts';
import { parentPort } from './parent-port.ts';
import { createRelayedWorkers } from './relayed-workers.ts';

const port = parentPort();
if (port === null) throw new Error('this entry runs as an Electron utility process only; see cli.ts');
const workers = createRelayedWorkers((command) => port.postMessage(command));
port.on('message', ({ data }) => workers.report(data as WorkerReport));

await main(process.argv.slice(2), workers.spawn, workers.spawnSearch, workers.spawnAnalysis);
await new Promise<void>((written) => process.stdout.write('', () => written()));
process.exit();
