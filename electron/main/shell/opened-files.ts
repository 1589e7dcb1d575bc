import { app, type BrowserWindow } from 'electron';

/** What is opened from outside: files to add, and links of the app's own. */
export interface Opened {
  readonly filePaths: readonly string[];
  readonly links: readonly string[];
}

export interface OpenedFiles {
  /** False when another instance runs already: it got the files, this one must end. */
  readonly isFirstInstance: boolean;
  /** From now on `take` gets everything that is opened from outside, what was collected so far at once. */
  serve(window: BrowserWindow, take: (opened: Opened) => void): void;
}

/** Files and links from the command line, from a second instance and from the system (macOS). Must be called before the app is ready. */
export function collectOpenedFiles(first: Opened): OpenedFiles {
  let early: Opened = { filePaths: [...first.filePaths], links: [...first.links] };
  let open = (more: Opened) => {
    early = { filePaths: [...early.filePaths, ...more.filePaths], links: [...early.links, ...more.links] };
  };
  const handover: Opened = { filePaths: [...first.filePaths], links: [...first.links] };
  const isFirstInstance = app.requestSingleInstanceLock({ ...handover });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ filePaths: [path], links: [] });
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    open({ filePaths: [], links: [url] });
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    // An older version that is started beside this one knows of no links.
    open({ links: [], ...(data as Partial<Opened> & Pick<Opened, 'filePaths'>) });
  });
  return {
    isFirstInstance,
    serve(window, take) {
      open = (opened) => {
        focus(window);
        if (!isEmpty(opened)) take(opened);
      };
      if (!isEmpty(early)) take(early);
    },
  };
}

function isEmpty({ filePaths, links }: Opened): boolean {
  return filePaths.length === 0 && links.length === 0;
}

function focus(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
