import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import page from './renderer/vite.config.ts';
import { copiedFolders, desktopEntries, notBundled } from './scripts/package/bundles.ts';

const root = import.meta.dirname;
/** Code reads migrations and the fonts of PDF from folders beside itself, which the bundle has moved. */
const copyFolders: Plugin = {
  name: 'copy-folders',
  apply: 'build',
  writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const [name, from] of Object.entries(copiedFolders))
      cpSync(join(root, from), join(dir, name), { recursive: true });
  },
};

/**
 * Everything in plain JavaScript is bundled, so the packaged app needs one package of node_modules only: the one
 * with native code. Chunks lie flat beside the entries, because `import.meta.url` of bundled code points there.
 */
export default defineConfig({
  main: {
    plugins: [copyFolders],
    // Modules that run when they are started directly (cli.ts) are imported by an entry here.
    define: { 'import.meta.main': 'false' },
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: desktopEntries,
        external: notBundled,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        external: ['electron'],
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...page,
    root: join(root, 'renderer'),
    build: {
      ...page.build,
      outDir: join(root, 'out/renderer'),
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
});
