import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { hardenContents } from '../security/harden-contents.ts';
import type { PreferenceStore } from '../shell/preferences.ts';
import { revivePage } from './revive-page.ts';
import { smallestWindow, windowBounds } from './window-bounds.ts';

/** The first paint of a window that has not drawn yet; equal to the page's own background in `renderer/styles`. */
const background = { light: '#ffffff', dark: '#18191b' };

/** The one window, hidden until its first frame is drawn; its place on the screen is kept when it closes. */
export function createMainWindow(preferences: PreferenceStore, pageOrigin: string, hasDeveloperTools: boolean) {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const { isMaximized, ...bounds } = windowBounds(preferences.windowBounds, screens);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Stenogram',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: hasDeveloperTools,
    },
  });
  hardenContents(window.webContents, pageOrigin);
  revivePage(window);
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    preferences.windowBounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
  });
  return window;
}
