import { app, type BrowserWindow } from 'electron';

/** What one instance hands to the one that runs already. */
interface Handover {
  readonly filePaths: readonly string[];
}

export interface OpenedFiles {
  /** False when another instance runs already: it got the files, this one must end. */
  readonly isFirstInstance: boolean;
  /** From now on `add` gets every file that is opened from outside, those collected so far at once. */
  serve(window: BrowserWindow, add: (filePaths: readonly string[]) => void): void;
}

/** Files from the command line, from a second instance and from the system (macOS). Must be called before the app is ready. */
export function collectOpenedFiles(filePaths: readonly string[]): OpenedFiles {
  const early = [...filePaths];
  let open = (paths: readonly string[]) => void early.push(...paths);
  const handover: Handover = { filePaths };
  const isFirstInstance = app.requestSingleInstanceLock({ ...handover });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => open((data as Handover).filePaths));
  return {
    isFirstInstance,
    serve(window, add) {
      open = (paths) => {
        focus(window);
        if (paths.length > 0) add(paths);
      };
      if (early.length > 0) add(early);
    },
  };
}

function focus(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
