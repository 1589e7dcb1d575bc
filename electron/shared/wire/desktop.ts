/**
 * The second, tiny contract: what only a desktop shell can do. Main serves it, preload exposes it as `window.desktop`;
 * in a plain browser `renderer/api/browser-desktop.ts` stands in for it (file input and upload, download).
 */
import { z } from 'zod';
import { themes, type Theme } from '../themes.ts';
import type { AppEvent } from '../contract/events.ts';
import type { Reply } from '../contract/contract.ts';

/** Known before the library opens; kept by electron-store (in a browser: localStorage). */
export interface Preferences {
  readonly theme: Theme;
  /** Null where the folder is chosen on the command line (browser host). */
  readonly libraryDir: string | null;
}

export const menuCommands = [
  'add-files',
  'add-folder',
  'open-settings',
  'find',
  'find-everywhere',
  'export',
  'show-library',
  'show-help',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const desktopContract = {
  'files.choose': z.strictObject({ kind: z.enum(['recordings', 'folder', 'model', 'ffmpeg']) }),
  'files.chooseSavePath': z.strictObject({ suggestedName: z.string().min(1).max(255) }),
  'files.reveal': z.strictObject({ path: z.string().min(1).max(32_768) }),
  'preferences.get': z.strictObject({}),
  'preferences.setTheme': z.strictObject({ theme: z.enum(themes) }),
  'preferences.chooseLibraryDir': z.strictObject({}),
  /** With `html` programs that know formatted text take that, all others the plain one. */
  'clipboard.writeText': z.strictObject({
    text: z.string().max(50_000_000),
    html: z.string().max(50_000_000).optional(),
  }),
  'links.open': z.strictObject({ url: z.url().max(2000) }),
} as const;

export type DesktopMethod = keyof typeof desktopContract;
export interface DesktopOutput {
  'files.choose': readonly string[];
  /** Null when the user closed the dialog. The dialog has asked before replacing a file. */
  'files.chooseSavePath': string | null;
  'files.reveal': null;
  'preferences.get': Preferences;
  'preferences.setTheme': Preferences;
  /** The app uses the chosen folder at once; unchanged when the user closed the dialog. */
  'preferences.chooseLibraryDir': Preferences;
  'clipboard.writeText': null;
  'links.open': null;
}

/** Exposed by preload as `window.desktop`. Nothing else of Electron reaches the page. */
export interface DesktopBridge {
  /** Relays an Api call (contract.ts) to the backend process. */
  invoke(name: string, input: unknown): Promise<Reply<unknown>>;
  /** A call of `desktopContract`, served by main. */
  shell(name: DesktopMethod, input: unknown): Promise<Reply<unknown>>;
  /** Lets the page ask for the microphone, and for what the computer plays, within some seconds; only during a click or a key. */
  allowRecording(withComputer: boolean): Promise<boolean>;
  /** Both streams in one: backend events and menu commands. Returns the function that stops it. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Absolute path of a dropped or pasted file; empty for a file that is not on disk. */
  pathOfFile(file: unknown): string;
}
