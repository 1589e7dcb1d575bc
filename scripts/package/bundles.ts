/** The processes of the app that are bundled, and what is not: shared by the packaged app and the hosts of the tests. */

/** Entries of the terminal's app: out/hosts/<name>.js. Workers lie beside the code that starts them. */
export const hostEntries = {
  cli: 'electron/hosts/cli.ts',
  'engine-worker': 'native/lib/worker/worker.ts',
  'search-worker': 'electron/services/search/process/search-process.ts',
  'analysis-worker': 'electron/services/analyses/process/analysis-process.ts',
  'library-care': 'electron/services/maintenance/maintenance-worker.ts',
} as const;

/** Entries of the desktop app: out/main/<name>.js. */
export const desktopEntries = {
  ...hostEntries,
  index: 'electron/main/index.ts',
  backend: 'electron/hosts/backend.ts',
  cli: 'electron/hosts/packaged-cli.ts',
} as const;

/** Packages with native code, and Electron itself: loaded from node_modules. */
export const notBundled: (string | RegExp)[] = ['electron', 'better-sqlite3', 'ffmpeg-static', /\.node$/];

/** Folders that code reads beside itself, by their name beside a bundle. */
export const copiedFolders = {
  migrations: 'electron/services/store/migrations',
  fonts: 'electron/services/formats/text/fonts',
  phones: 'electron/services/recognition/spoken-terms/phones',
} as const;
