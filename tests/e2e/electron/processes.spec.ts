import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { call, rawCall } from './call.ts';
import { appHost, launchApp } from './launch-app.ts';

const root = join(import.meta.dirname, '../../..');
const speech = join(root, 'tests/fixtures/speech');

// A utility process of Electron does not show which script it runs, so these check the stand-in's processes.
test.skip(appHost() === 'electron' || process.platform !== 'linux', 'needs to see the app’s processes');

/** Ids of the app's processes that run one of the bundled hosts. */
function processesOf(app: ElectronApplication, script: string): number[] {
  const main = app.process().pid!;
  const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
  return children.map(Number).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script));
}

test('a killed library process is started again, its library intact; a second time it asks first', async ({
  app,
  page,
}) => {
  await app.evaluate(({ dialog }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    dialog.showMessageBox = async (options: unknown) => {
      shown.push((options as { message: string }).message);
      return { response: 0, checkboxChecked: false };
    };
  });
  const shown = () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  const total = () =>
    rawCall(page, 'invoke', 'recordings.list', { offset: 0, limit: 10 })
      .then((reply) => (reply.ok ? (reply.value as { total: number }).total : null))
      .catch(() => null);
  await call(page, 'recordings.add', { paths: [join(speech, 'short01.wav')] });
  for (const messages of [1, 2]) {
    const [backend] = processesOf(app, 'backend.js');
    process.kill(backend!, 'SIGKILL');
    await expect.poll(() => processesOf(app, 'backend.js').filter((pid) => pid !== backend).length).toBe(1);
    await expect.poll(total).toBe(1);
    await expect.poll(async () => (await shown()).length).toBe(messages);
  }
  const [first, second] = await shown();
  expect(first).toContain('was restarted');
  expect(second).toContain('twice within a minute');
});

test('the engine works in a process of its own; killing it fails no more than its recording', async ({ app, page }) => {
  await call(page, 'settings.set', { threads: 1 });
  const { added } = await call(page, 'recordings.addSample', {});
  const recordingId = added[0]!.id;
  await expect.poll(() => processesOf(app, 'engine-worker.js').length, { timeout: 120_000 }).toBe(1);
  process.kill(processesOf(app, 'engine-worker.js')[0]!, 'SIGKILL');
  const recording = () => call(page, 'recordings.get', { recordingId });
  const outcome = async () => {
    const { state, failure, segmentCount } = await recording();
    return failure?.code ?? (segmentCount > 0 ? 'text' : state);
  };
  await expect.poll(outcome, { timeout: 100_000 }).toMatch(/^(engine-crashed|text)$/);
  if ((await outcome()) === 'engine-crashed') await call(page, 'jobs.retry', { recordingId });
  await expect.poll(outcome, { timeout: 100_000 }).toBe('text');
  expect(processesOf(app, 'backend.js').length).toBe(1);
});

test('nothing of the app is left running when it quits, even in the middle of the work', async ({ userDataDir }) => {
  const app = await launchApp({ userDataDir });
  const page = await app.firstWindow();
  await page.locator('#root > *').first().waitFor();
  await call(page, 'recordings.addSample', {});
  await expect.poll(() => processesOf(app, 'engine-worker.js').length, { timeout: 120_000 }).toBe(1);
  const pids = [...processesOf(app, 'backend.js'), ...processesOf(app, 'engine-worker.js')];
  await app.close();
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  const again = await launchApp({ userDataDir });
  const second = await again.firstWindow();
  await second.locator('#root > *').first().waitFor();
  const { rows } = await call(second, 'recordings.list', { offset: 0, limit: 10 });
  expect(rows.map((row) => row.state).join()).toMatch(/waiting|running|done/);
  await again.close();
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test.describe('--cli', () => {
  const cli = (userDataDir: string, ...words: string[]) =>
    spawnSync(join(root, 'tests/standin/electron'), ['.', '--cli', ...words], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, STENOGRAM_USER_DATA: userDataDir },
    });

  test('transcribes to standard output and shares the library of the window', async ({ userDataDir }) => {
    const wav = join(speech, 'short01.wav');
    const done = cli(
      userDataDir,
      'transcribe',
      wav,
      '--model',
      'demo',
      '--format',
      'srt',
      '--output',
      '-',
      '--threads',
      '1',
    );
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toMatch(/^1\r?\n00:00:0\d,\d{3} --> /);
    const app = await launchApp({ userDataDir });
    const page = await app.firstWindow();
    await page.locator('#root > *').first().waitFor();
    expect((await call(page, 'recordings.list', { offset: 0, limit: 10 })).rows[0]!.name).toBe('short01.wav');
    await app.close();
  });

  test('hands on the exit code and its one sentence', async ({ userDataDir }) => {
    const wrong = cli(userDataDir, 'transcribe', '/no/such/file.wav');
    expect(wrong.status, wrong.stderr).toBe(3);
    expect(cli(userDataDir, 'no-such-command').status).toBe(2);
  });
});
