import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from '../web/call-web.ts';
import { addMany, addText, startApp, type SharedApp } from '../web/shared-app.ts';

/** `npm run test:verdict-keys`. */
const verdictCount = Number(process.env['STENOGRAM_VERDICTS'] ?? 60);
const linesPerRecording = 10;
/** 200 verdicts an hour leave 18 s for each: what the app takes of it must not be felt. */
const maxMachineMs = { median: 100, p95: 250 };
/** One key for most; every tenth gets a label or a typed reason. */
const maxKeysPerVerdict = 2.5;

let app: SharedApp;

test.beforeAll(async () => {
  const recordingCount = Math.ceil(verdictCount / linesPerRecording);
  app = await startApp((library) => {
    for (const id of addMany(library, recordingCount)) {
      addText(
        library,
        id,
        Array.from({ length: linesPerRecording }, (_, nth) => `please read me the code number ${nth}, and then go on`),
      );
      library.jobs.setState(id, 'done');
    }
  });
  await callWeb(app.url, 'rules.save', {
    ruleId: null,
    name: 'A code',
    text: 'said "code"',
    severity: 'low',
    note: '',
  });
  await expect
    .poll(async () => (await callWeb(app.url, 'findings.counts', {})).new, { timeout: 60_000 })
    .toBe(recordingCount * linesPerRecording);
});
test.afterAll(() => app.end());

test('findings are judged by keys: how many keys, and how long the app takes until the next one is shown', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await page.goto(app.url);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/review'));
  const list = page.getByRole('listbox', { name: en.findings.table });
  await expect(list.getByRole('option').first()).toBeVisible();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    keys += text.length;
    await page.keyboard.type(text);
  };
  // The clock runs in the page, from the key to the frame in which the cursor stands on the next finding.
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { verdictTimes: times });
    let from: number | null = null;
    addEventListener(
      'keydown',
      ({ code }) => (from = /^(?:Key[CDS]|Digit\d)$/.test(code) ? performance.now() : null),
      true,
    );
    const listbox = document.querySelector('[role=listbox][aria-activedescendant]')!;
    new MutationObserver(() => {
      if (from === null) return;
      const pressed = from;
      from = null;
      requestAnimationFrame(() => times.push(performance.now() - pressed));
    }).observe(listbox, { attributes: true, attributeFilter: ['aria-activedescendant'] });
  });
  const begunAt = Date.now();
  for (let nth = 0; nth < verdictCount - 1; nth += 1) {
    await expect(list).toHaveAttribute('aria-activedescendant', `finding-${nth}`);
    if (nth % 10 === 3) {
      await press('KeyL');
      await type('slang');
      await press('Enter');
      await press('Enter');
    }
    if (nth % 10 === 7) {
      await press('KeyR');
      await type('no');
      await press('Enter');
    }
    await press(['KeyC', 'KeyD', 'Digit1', 'KeyS'][nth % 4] ?? 'KeyC');
  }
  const minutes = (Date.now() - begunAt) / 60_000;
  await expect
    .poll(async () => (await callWeb(app.url, 'findings.counts', {})).new, { timeout: 30_000 })
    .toBeLessThanOrEqual(Math.ceil(verdictCount / linesPerRecording) * linesPerRecording - verdictCount + 1);
  const times = await page.evaluate(() => (globalThis as unknown as { verdictTimes: number[] }).verdictTimes);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const perVerdict = keys / (verdictCount - 1);
  const freeSeconds = 3600 / 200 - at(0.95) / 1000;
  console.log(
    `${verdictCount - 1} verdicts, ${keys} keys (${perVerdict.toFixed(2)} each); the app: median ${at(0.5).toFixed(0)} ms,` +
      ` p95 ${at(0.95).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms; keys as fast as they are taken:` +
      ` ${Math.round((verdictCount - 1) / (minutes / 60))} an hour; at 200 an hour ${freeSeconds.toFixed(1)} s each are left to listen`,
  );
  expect(times.length).toBeGreaterThan((verdictCount - 1) * 0.9);
  expect(perVerdict).toBeLessThanOrEqual(maxKeysPerVerdict);
  expect(at(0.5)).toBeLessThanOrEqual(maxMachineMs.median);
  expect(at(0.95)).toBeLessThanOrEqual(maxMachineMs.p95);
});
