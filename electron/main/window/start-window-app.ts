import { join } from 'node:path';
import { app, Menu, nativeTheme, protocol, session, systemPreferences, type BrowserWindow } from 'electron';
import type { AppEvent } from '#shared/contract/events.ts';
import { desktopChannels } from '#shared/wire/desktop-channels.ts';
import { addOpened } from '../shell/add-opened.ts';
import { servePage } from '../security/app-protocol.ts';
import { connectBackend } from '../backend/backend-connection.ts';
import { askAfterStop, showNotAdded, showRestarted } from '../backend/backend-dialogs.ts';
import { createBackendKeeper, type BackendKeeper } from '../backend/backend-keeper.ts';
import { appFolders, backendOptions, forkBackend, forkWorker } from '../backend/backend-parts.ts';
import { createDesktopCalls } from '../shell/desktop-calls.ts';
import { openDesktopDoor } from '../shell/desktop-door.ts';
import { hardenSession } from '../security/harden-session.ts';
import { createKeepAwake, type KeepAwake } from '../shell/keep-awake.ts';
import { createMainWindow } from './main-window.ts';
import { serveMedia } from '../security/media-protocol.ts';
import { mediaScheme } from '../security/media-request.ts';
import { menuTemplate } from './menu-template.ts';
import { hashOfLink } from '../shell/moment-link.ts';
import { logLine } from '../shell/main-log.ts';
import type { OpenedFiles } from '../shell/opened-files.ts';
import { appOrigin, appScheme, originOf } from '../security/page-origin.ts';
import { openPreferences, type PreferenceStore } from '../shell/preferences.ts';
import { quitInOrder } from '../shell/quit-in-order.ts';
import { refusedText } from '../shell/refused-text.ts';
import { createRecordingGrant, type RecordingGrant } from '../security/recording-grant.ts';
import { createWriteGuard, type WriteGuard } from '../security/write-guard.ts';
import { servePageCalls } from '../backend/serve-page-calls.ts';
import { createShellLanguage, type ShellLanguage } from '../shell/shell-language.ts';
import { systemLanguage } from '../shell/system-language.ts';

interface Shell {
  readonly window: BrowserWindow;
  readonly preferences: PreferenceStore;
  readonly language: ShellLanguage;
  readonly awake: KeepAwake;
  readonly writes: WriteGuard;
}

/** The app with its window. `developmentPage` is the address of a development server that serves the page, or null. */
export async function startWindowApp(openedFiles: OpenedFiles, developmentPage: string | null): Promise<void> {
  const preferences = openPreferences();
  nativeTheme.themeSource = preferences.theme;
  await app.whenReady();
  const pageOrigin = (developmentPage === null ? null : originOf(developmentPage)) ?? appOrigin;
  const recording = createRecordingGrant(pageOrigin);
  hardenSession(session.defaultSession, pageOrigin, recording);
  const window = createMainWindow(preferences, pageOrigin, !app.isPackaged);
  const language = createShellLanguage(systemLanguage(app.getPreferredSystemLanguages()), () => showMenu(shell));
  const shell: Shell = { window, preferences, language, awake: createKeepAwake(), writes: createWriteGuard() };
  const backend = keepBackend(shell);
  protocol.handle(appScheme, servePage(join(import.meta.dirname, '../renderer')));
  protocol.handle(
    mediaScheme,
    serveMedia((mediaKey, part) => backend.locate(mediaKey, part), pageOrigin),
  );
  const invoke = shell.writes.before((name, input) => backend.call(name, input));
  servePageCalls(pageOrigin, invoke, desktopDoor(shell, backend), (withComputer) =>
    allowRecording(recording, withComputer),
  );
  showMenu(shell);
  quitInOrder(() => backend.close());
  const page = developmentPage ?? `${appOrigin}/`;
  let isLoaded = false;
  let start = page;
  openedFiles.serve(window, ({ filePaths, links }) => {
    if (filePaths.length > 0) void addRecordings(shell, backend, filePaths);
    const hash = links.map(hashOfLink).findLast((found) => found !== null);
    if (hash === undefined) return;
    // The same page at another place: nothing is loaded again.
    if (isLoaded) void loadPage(window, `${page}${hash}`);
    else start = `${page}${hash}`;
  });
  await loadPage(window, start);
  isLoaded = true;
  await followSettings(shell, backend);
}

/** macOS asks the user once; other systems say so when the microphone is opened. */
async function allowRecording(recording: RecordingGrant, withComputer: boolean): Promise<boolean> {
  if (process.platform === 'darwin' && !(await systemPreferences.askForMediaAccess('microphone'))) return false;
  recording.give(withComputer);
  return true;
}

function keepBackend(shell: Shell): BackendKeeper {
  const { window, preferences, language, awake } = shell;
  const onEvent = (event: AppEvent) => {
    awake.onEvent(event);
    language.followEvent(event);
    if (!window.isDestroyed()) window.webContents.send(desktopChannels.event, event);
  };
  const askAndRestart = async () => {
    if (!(await askAfterStop(language.text()))) return;
    backend.restart();
    reloadPage(window);
  };
  const backend = createBackendKeeper(appFolders(preferences.libraryDir).libraryDir, {
    connect: (libraryDir, onExit) =>
      connectBackend({
        options: backendOptions(libraryDir),
        fork: forkBackend,
        forkWorker,
        onEvent,
        resolveProxy: (url) => session.defaultSession.resolveProxy(url),
        onExit(isExpected) {
          awake.reset();
          if (!isExpected) logLine('the library process ended unexpectedly');
          onExit(isExpected);
        },
      }),
    nowMs: () => performance.now(),
    onRestarted() {
      reloadPage(window);
      void showRestarted(language.text());
    },
    onStopped: () => void askAndRestart(),
  });
  return backend;
}

function desktopDoor(shell: Shell, backend: BackendKeeper) {
  const { window, preferences, language } = shell;
  const calls = createDesktopCalls({
    window,
    preferences,
    chosen: (paths) => shell.writes.chosen(paths),
    chosenProgram: (path) => shell.writes.chosenProgram(path),
    text: () => language.text(),
    libraryDir: () => appFolders(preferences.libraryDir).libraryDir,
    async openLibrary(libraryDir) {
      await backend.openLibrary(libraryDir);
      preferences.libraryDir = libraryDir;
      // After the answer has gone out: everything the page shows belongs to the old library.
      setTimeout(() => reloadPage(window), 50);
      void followSettings(shell, backend);
    },
  });
  return (name: unknown, input: unknown) => openDesktopDoor(calls, name, input);
}

/** A load that is overtaken by a reload (the library process crashed meanwhile) rejects; the reload continues. */
async function loadPage(window: BrowserWindow, address: string): Promise<void> {
  try {
    await window.loadURL(address);
  } catch (error) {
    logLine('the page was not loaded:', error);
  }
}

function reloadPage(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}

function showMenu({ window, language }: Shell): void {
  const template = menuTemplate({
    text: language.text(),
    isMac: process.platform === 'darwin',
    hasDeveloperTools: !app.isPackaged,
    send: (command) => window.webContents.send(desktopChannels.menu, command),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function followSettings({ language }: Shell, backend: BackendKeeper): Promise<void> {
  await language.followReply(backend.call('settings.get', {}));
}

async function addRecordings({ language }: Shell, backend: BackendKeeper, paths: readonly string[]): Promise<void> {
  const reply = await addOpened((name, input) => backend.call(name, input), paths);
  const refused = refusedText(reply, language.language());
  if (refused !== null) await showNotAdded(language.text(), refused);
}
