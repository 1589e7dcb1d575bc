import { join } from 'node:path';
import { app } from 'electron';
import type { BackendOptions, WorkerKind } from '#shared/wire/backend-messages.ts';
import { logDir } from '../shell/main-log.ts';
import { forkUtility } from './fork-utility.ts';
import { systemLanguage } from '../shell/system-language.ts';

/** Names another user data folder for the window and the command line alike (tests, portable use). */
export const userDataVariable = 'STENOGRAM_USER_DATA';

/** Where the app keeps and finds things, the same for the window and for `--cli`. */
export interface AppFolders {
  readonly libraryDir: string;
  readonly modelsDir: string;
  readonly logDir: string;
  readonly resourcesDir: string;
}

/** `chosenLibraryDir` is null for the standard folder inside the user data folder. */
export function appFolders(chosenLibraryDir: string | null): AppFolders {
  const userData = app.getPath('userData');
  return {
    libraryDir: chosenLibraryDir ?? join(userData, 'library'),
    modelsDir: join(userData, 'models'),
    logDir: logDir(),
    resourcesDir: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
  };
}

export function backendOptions(libraryDir: string | null): BackendOptions {
  const language = systemLanguage(app.getPreferredSystemLanguages());
  return { ...appFolders(libraryDir), version: app.getVersion(), systemLanguage: language };
}

/** The bundled hosts lie beside main's own bundle. */
export const forkBackend = () => forkUtility(join(import.meta.dirname, 'backend.js'), 'Stenogram library');
export const forkWorker = (kind: WorkerKind) =>
  forkUtility(join(import.meta.dirname, `${kind}-worker.js`), `Stenogram ${kind}`);
