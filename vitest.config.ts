import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { memoryFolder } from './tests/support/memory-folder.ts';

if (Number(process.versions.node.split('.')[0]) < 24) throw new Error('Tests need Node 24: start them with npm run.');

const everywhere = '{electron,native,renderer,scripts,tests}/**';
const integration = `${everywhere}/*.integration.test.{ts,tsx}`;
const faults = ['tests/faults/**/*.test.ts', 'tests/**/*.faults.test.ts'];

const env = {
  // The same build on every machine: texts are compared with what was recognised elsewhere.
  STENOGRAM_ENGINE: 'haswell',
  TMPDIR: memoryFolder,
  // What the tests start by the hundred is compiled once: half of what a command takes to start.
  NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/node'),
};

export default defineConfig({
  test: {
    globalSetup: ['tests/support/sources-unchanged.ts', 'tests/support/memory-folder.ts'],
    // Two cores: more workers only make each other wait, and the engine's tests measure time.
    maxWorkers: 2,
    projects: [
      {
        // Pure functions, SQLite and page logic: no engine, no ffmpeg, no process.
        extends: true,
        test: {
          name: 'unit',
          include: [`${everywhere}/*.test.{ts,tsx}`],
          exclude: ['tests/e2e/**', '**/node_modules/**', integration, '**/*.sanitize.test.ts', ...faults],
          setupFiles: ['tests/support/no-processes.ts'],
          // Loading the modules anew for each file takes as long as the tests do.
          isolate: false,
          env,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The engine with the demo model, ffmpeg, processes, servers.
        extends: true,
        test: {
          name: 'integration',
          globalSetup: ['tests/support/hosts.ts'],
          include: [integration],
          env,
          // Some machines take three times as long as others.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // On a crowded machine a process may be too late once, as with the browsers.
          retry: process.env['CI'] === undefined ? 0 : 1,
        },
      },
      {
        // The engine's tests again, against its build with sanitizers: started by `npm run test:sanitize` only.
        extends: true,
        test: {
          name: 'sanitize',
          include: ['native/**/*.integration.test.ts', 'native/**/*.sanitize.test.ts'],
          // It takes several times as long; engine-crash and stopped-engine are about ends that are wanted, engine-variants
          // about builds that are not there.
          exclude: ['native/lib/engine-crash.*', 'native/lib/stopped-engine.*', 'native/lib/engine-variants.*'],
          env,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Injected faults and generated input by the hundred.
        extends: true,
        test: { name: 'faults', include: faults, env, testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
