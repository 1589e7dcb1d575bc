import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';

/** Where the app keeps things; the same folders in every host, so that the terminal sees the window's library. */
export interface AppFolders {
  readonly userDataDir: string;
  /** As chosen in the app, else a folder in `userDataDir`. */
  readonly libraryDir: string;
  readonly modelsDir: string;
  readonly logDir: string;
  readonly resourcesDir: string;
}

/** `STENOGRAM_USER_DATA` moves everything (tests, portable use). */
export function appFolders(): AppFolders {
  const userDataDir = process.env['STENOGRAM_USER_DATA'] ?? defaultUserDataDir(process.platform, process.env);
  const chosen: unknown = new Conf({ cwd: userDataDir, configName: 'config' }).get('libraryDir');
  return {
    userDataDir,
    libraryDir: typeof chosen === 'string' ? chosen : path.join(userDataDir, 'library'),
    modelsDir: path.join(userDataDir, 'models'),
    logDir: path.join(userDataDir, 'logs'),
    resourcesDir: resourcesDir(),
  };
}

/** Electron's own rule for `app.getPath('userData')`. */
export function defaultUserDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Stenogram');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Stenogram');
  return path.join(env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'Stenogram');
}

/** The packaged app's resources, else those of the checkout; `electron/hosts` and `out/main` are equally deep. */
function resourcesDir(): string {
  const packaged = (process as { resourcesPath?: string }).resourcesPath;
  const isPackaged = packaged !== undefined && import.meta.url.includes('app.asar');
  return isPackaged ? packaged : fileURLToPath(new URL('../../resources', import.meta.url));
}
