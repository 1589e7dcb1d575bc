/** The app with hot reload: `npm run dev` in Electron, `npm run dev:web` (or without Electron) in a browser. */
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { openHostLog } from '../electron/hosts/host-log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { appFolders } from '../electron/hosts/app-folders.ts';
import { startWebHost } from '../electron/hosts/web/web.ts';
import { buildNative } from './native/build-native.ts';
import { ensureTools } from './ensure-tools.ts';
import { run } from './run.ts';
import { installedElectron } from './start.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Vite serves the page and hands calls on to the loopback host, which sees its own address as their origin. */
async function developInBrowser(): Promise<void> {
  const folders = appFolders();
  const host = await startWebHost({
    ...folders,
    version: 'dev',
    systemLanguage: 'en',
    ...openHostLog(folders.logDir, (line) => void process.stderr.write(line)),
    spawnEngineWorker: nodeEngineWorker,
    pageDir: path.join(root, 'out', 'renderer'),
    port: 0,
    idleExitMs: null,
    onIdle: () => {},
  });
  const { origin, hash } = new URL(host.url);
  const target = { target: origin, changeOrigin: true, headers: { origin } };
  // The page's own sources have a folder api/ too: calls are POST, sources are GET.
  const calls = {
    ...target,
    bypass: (request: IncomingMessage) => (request.method === 'GET' ? request.url : undefined),
  };
  const server = await createServer({
    configFile: path.join(root, 'renderer', 'vite.config.ts'),
    server: { host: '127.0.0.1', proxy: { '/api': calls, '/events': target, '/upload': target, '/media': target } },
  });
  await server.listen();
  console.log(`${server.resolvedUrls?.local[0] ?? ''}${hash}`);
  process.once('SIGINT', () => void server.close().then(() => host.close()));
}

ensureTools(['ffmpeg', 'cmake', 'c++', 'make']);
await buildNative();
const isWeb = process.argv.includes('--web') || (await installedElectron()) === null;
if (isWeb) await developInBrowser();
else process.exit((await run('electron-vite', ['dev'])).code);
