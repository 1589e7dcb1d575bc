/** The browser host as a process to be killed. Prints its address. */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '#services/log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { startWebHost, type WebHostOptions } from '../../electron/hosts/web/web.ts';

const [dir = '', pageDir = ''] = process.argv.slice(2);
const options = {
  libraryDir: path.join(dir, 'library'),
  modelsDir: path.join(dir, 'models'),
  resourcesDir: path.resolve(import.meta.dirname, '../../resources'),
  version: 'fault',
  systemLanguage: 'en',
  log: silentLog,
  spawnEngineWorker: nodeEngineWorker,
  port: 0,
  pageDir,
  idleExitMs: null,
  onIdle: () => {},
};
// Parts that a later version asks for have defaults of their own.
const host = await startWebHost(options as WebHostOptions);
writeSync(1, `${host.url}\n`);
