import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Letters of both languages: asked for with the page, not when its styles have been read and its code has run. */
const firstLetters = /inter-(latin|cyrillic)-wght-normal/;
const preloadLetters: Plugin = {
  name: 'preload-letters',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => firstLetters.test(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head-prepend',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
        })),
  },
};

/**
 * The page alone, for the desktop and the browser host. Nothing is inlined as a data: address, because the
 * Content-Security-Policy of both hosts allows files of their own only.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), preloadLetters],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A third of the size to read, compile and keep in memory.
    minify: true,
    // In one file, so that the order of rules does not hang on what is loaded when.
    cssCodeSplit: false,
    // Read from the disk of the same computer: few files are faster than many.
    chunkSizeWarningLimit: 1500,
  },
});
