import { clipboard, ClipboardItem, nativeTheme, shell, type BrowserWindow } from 'electron';
import type { Preferences } from '#shared/wire/desktop.ts';
import { AppFailure } from '#shared/failure.ts';
import { chooseFiles, chooseSavePath } from './choose-files.ts';
import type { DesktopCalls } from './desktop-door.ts';
import { isAllowedLink } from '../security/is-allowed-link.ts';
import type { PreferenceStore } from './preferences.ts';
import type { ShellText } from './shell-text.ts';

export interface DesktopParts {
  readonly preferences: PreferenceStore;
  readonly window: BrowserWindow;
  /** Receives what the user chose in a dialog: only there the page may have something written. */
  chosen(paths: readonly (string | null)[]): void;
  /** And which program: only that one it may have run. */
  chosenProgram(path: string): void;
  /** In the interface language of the moment. */
  text(): ShellText;
  /** The folder in use, chosen or standard. */
  libraryDir(): string;
  openLibrary(libraryDir: string): Promise<void>;
}

export function createDesktopCalls(parts: DesktopParts): DesktopCalls {
  const { window, preferences } = parts;
  const state = (): Preferences => ({ theme: preferences.theme, libraryDir: parts.libraryDir() });
  return {
    'files.choose': async ({ kind }) => {
      const paths = await chooseFiles(window, kind, parts.text());
      // A model is put into a chosen folder; chosen recordings are only read.
      if (kind === 'folder') parts.chosen(paths);
      const [program] = paths;
      if (kind === 'ffmpeg' && program !== undefined) parts.chosenProgram(program);
      return paths;
    },
    'files.chooseSavePath': async ({ suggestedName }) => {
      const path = await chooseSavePath(window, suggestedName, parts.text());
      parts.chosen([path]);
      return path;
    },
    'files.reveal': async ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    'preferences.get': async () => state(),
    'preferences.setTheme': async ({ theme }) => {
      preferences.theme = theme;
      nativeTheme.themeSource = theme;
      return state();
    },
    'preferences.chooseLibraryDir': async () => {
      const [chosen] = await chooseFiles(window, 'library', parts.text());
      if (chosen !== undefined && chosen !== parts.libraryDir()) await parts.openLibrary(chosen);
      return state();
    },
    'clipboard.writeText': async ({ text, html }) => {
      if (html === undefined) await clipboard.writeText(text);
      else await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
      return null;
    },
    'links.open': async ({ url }) => {
      if (!isAllowedLink(url)) throw new AppFailure('forbidden', { detail: url });
      await shell.openExternal(url);
      return null;
    },
  };
}
