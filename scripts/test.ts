/** The whole suite, as CI runs it: tools, format, lint, types, engine, unit, page, browser, desktop shell, packaging. */
import { buildNative } from './build-native.ts';
import { check } from './check.ts';
import { ensureTools } from './ensure-tools.ts';
import { run } from './run.ts';
import { countTests, type TestCount } from './test-count.ts';

interface Suite {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const suites: readonly Suite[] = [
  { name: 'unit and native', command: 'vitest', args: ['run'] },
  { name: 'browser and desktop shell', command: 'playwright', args: ['test'] },
  { name: 'packaging', command: process.execPath, args: ['scripts/package-check.ts'] },
];

ensureTools(['ffmpeg', 'cmake', 'c++', 'make', 'chromium']);
let isGreen = await check();
await buildNative({ all: true });
const built = await run('electron-vite', ['build', '--logLevel', 'warn']);
isGreen &&= built.code === 0;
let total: TestCount = { passed: 0, failed: 0 };
for (const { name, command, args } of suites) {
  console.log(`\n— ${name}`);
  const { code, output } = await run(command, args, 'keep');
  const count = countTests(output);
  total = { passed: total.passed + count.passed, failed: total.failed + count.failed };
  // A suite that broke off without a failing test must not look green.
  if (code !== 0 && count.failed === 0) total = { ...total, failed: total.failed + 1 };
  isGreen &&= code === 0 && count.passed > 0;
}
console.log(`\n${isGreen ? 'All clean.' : 'Something failed: see above.'}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(isGreen && total.failed === 0 ? 0 : 1);
