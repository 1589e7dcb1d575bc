import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/chromium-path.ts';
import { memoryFolder } from './tests/support/memory-folder.ts';

// The same build of the engine on every machine: pictures and texts are compared.
process.env['STENOGRAM_ENGINE'] ??= 'haswell';
// The stand-in for Electron takes the same browser as the other tests.
process.env['STANDIN_CHROMIUM'] ??= chromiumPath;
// Libraries of hosts and profiles of browsers lie in memory: on a disk each commit of a library waits for it.
process.env['TMPDIR'] = memoryFolder;
// Hosts start by the dozen: what they load is compiled once.
process.env['NODE_COMPILE_CACHE'] ??= path.resolve('node_modules/.cache/node');

// A button that is not there is said at once, not when the test's time is up.
const actionTimeout = 30_000;

const isRoot = process.getuid?.() === 0;
const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];

const chromium = {
  browserName: 'chromium',
  launchOptions: {
    // Without a UTF-8 locale Chromium cannot name files in Cyrillic.
    env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
    executablePath: chromiumPath,
    args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
  },
} as const;

/** The app from end to end: in a browser against the loopback host, and through the desktop shell. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: ['./tests/support/hosts.ts', './tests/support/sources-unchanged.ts', './tests/support/memory-folder.ts'],
  outputDir: 'test-results',
  reporter: [['list']],
  // Files run beside each other, the tests of one file in a row: some share a host. Half of a test is waiting: four fill two cores.
  workers: 4,
  // A browser on a crowded machine may miss a moment; what passes only at the second try is listed as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 300_000,
  use: { actionTimeout },
  expect: {
    // Some machines take three times as long as others; a picture is taken when two in a row are equal.
    timeout: 30_000,
    // A few points of a curve are drawn differently from one run to the next; a letter that moved is more than that.
    toHaveScreenshot: { maxDiffPixelRatio: 0.0005, threshold: 0.2 },
  },
  snapshotPathTemplate: 'tests/e2e/pictures/kept/{arg}{ext}',
  projects: [
    // One long file: begun last, it would run on alone.
    { name: 'pictures', testDir: 'tests/e2e/pictures', use: chromium },
    { name: 'web', testDir: 'tests/e2e/web', use: chromium },
    { name: 'electron', testDir: 'tests/e2e/electron' },
    // Walks of many minutes that measure: `npm run test:interview-keys`; no part of the suite.
    ...(process.env['STENOGRAM_WALKS'] === undefined
      ? []
      : [{ name: 'walks', testDir: 'tests/e2e/walks', use: chromium }]),
  ],
});
