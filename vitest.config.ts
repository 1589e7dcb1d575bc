import { defineConfig } from 'vitest/config';

if (Number(process.versions.node.split('.')[0]) < 24) throw new Error('Tests need Node 24: start them with npm run.');

export default defineConfig({
  test: {
    include: ['{electron,native,renderer,scripts,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/sources-unchanged.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**'],
    // Two cores: more workers only make each other wait, and the engine's tests measure time.
    maxWorkers: 2,
    // The same build on every machine: texts are compared with what was heard elsewhere.
    env: { STENOGRAM_ENGINE: 'haswell' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
