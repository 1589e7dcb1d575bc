import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page alone, for the desktop and the browser host. Nothing is inlined as a data: address, because the
 * Content-Security-Policy of both hosts allows files of their own only.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A third of the size to read, compile and keep in memory.
    minify: true,
    // Read from the disk of the same computer: one file is faster than several.
    chunkSizeWarningLimit: 1500,
  },
});
