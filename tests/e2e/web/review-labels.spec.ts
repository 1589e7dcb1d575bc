import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { cliPath } from '../../support/cli-path.ts';
import { lookAtSource } from '../../../electron/services/queue/sources/source-file.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const w = en.findings;
let app: SharedApp;
const out = mkdtempSync(join(tmpdir(), 'evidence-'));

test.beforeAll(async () => {
  app = await startApp(
    async (library) => {
      const source = await lookAtSource(resolve('tests/fixtures/speech/short02.wav'));
      for (const id of addMany(library, 2, (nth) => `call ${nth + 1}.wav`, source)) {
        const transcriptId = addText(library, id, ['please read me the code', 'no, the code is mine']);
        library.edits.apply({ name: 'assign-speaker' }, (draft) => {
          const speaker = draft.speakerNamed(transcriptId, 'Anna', 1);
          for (const { id: segmentId } of library.segments.iterate(transcriptId))
            draft.set(segmentId, { speakerId: speaker.id });
        });
        library.jobs.setState(id, 'done');
      }
    },
    { args: ['-o', out] },
  );
  const rule = { ruleId: null, severity: 'low', note: '' } as const;
  await callWeb(app.url, 'rules.save', { ...rule, name: 'A code', text: 'said "code"' });
  await callWeb(app.url, 'rules.save', { ...rule, name: 'An agent says code', text: 'said "code" by role "agent"' });
  await expect.poll(async () => (await callWeb(app.url, 'findings.counts', {})).new).toBe(4);
});
test.afterAll(async () => {
  await app.end();
  rmSync(out, { recursive: true });
});

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate((to) => (location.hash = to), hash);
}

test('labels are given to one finding and to several by keys, filtered by, and taken back', async ({ page }) => {
  await open(page, '#/review');
  const rows = page.getByRole('listbox', { name: w.table }).getByRole('option');
  await expect(rows).toHaveCount(4);
  const labels = page.getByRole('group', { name: w.labels });
  await page.keyboard.press('l');
  await page.keyboard.type('slang, urgent');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(labels).toContainText('slang');
  await expect(labels).toContainText('urgent');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('l');
  await page.keyboard.type('urgent');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => await callWeb(app.url, 'findings.labels', {}))
    .toEqual([
      { label: 'urgent', count: 3 },
      { label: 'slang', count: 1 },
    ]);
  await page.getByRole('combobox', { name: w.label, exact: true }).click();
  await page.getByRole('option', { name: w.labelled('slang', 1) }).click();
  await expect(rows).toHaveCount(1);
  await labels.getByRole('button', { name: w.removeLabel('slang') }).click();
  await expect(labels.getByText('slang')).toBeHidden();
  await expect.poll(async () => (await callWeb(app.url, 'findings.labels', {})).length).toBe(1);
});

test('evidence of the selected findings is made through the dialog of a key, and holds anywhere', async ({ page }) => {
  await open(page, '#/review');
  await expect(page.getByRole('listbox', { name: w.table }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: en.evidence.title });
  await expect(dialog).toContainText(w.selected(2));
  await expect(dialog.getByRole('button', { name: en.evidence.makeMany(2) })).toBeDisabled();
  await dialog.getByRole('textbox', { name: en.redact.folder }).fill(out);
  await dialog.getByRole('button', { name: en.evidence.makeMany(2) }).click();
  await expect(dialog.getByRole('status')).toContainText(out);
  const seals = await dialog.getByRole('status').locator('code').allTextContents();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const bundles = readdirSync(out).map((name) => join(out, name));
  expect([bundles.length, new Set(seals).size]).toEqual([2, 2]);
  for (const folder of bundles) {
    execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], {
      cwd: folder,
    });
  }
  const verify = (folder: string) =>
    spawnSync(process.execPath, [cliPath, 'verify-bundle', folder], { encoding: 'utf8' });
  const [first = '', second = ''] = bundles;
  const { status, stdout, stderr } = verify(first);
  expect(status).toBe(0);
  expect(seals).toContain(/[0-9a-f]{64}/.exec(stdout + stderr)?.[0]);
  const clip = join(second, 'data', 'clip.flac');
  truncateSync(clip, statSync(clip).size - 1);
  expect(verify(second).status).not.toBe(0);
});

test('a role of a speaker is chosen beside the text, and rules by role find at once what is said in it', async ({
  page,
}) => {
  const [recording] = (await callWeb(app.url, 'recordings.list', { bin: false, offset: 0, limit: 1 })).rows;
  await open(page, `#/recording/${recording?.id}`);
  await page
    .getByRole('group', { name: en.panels.label })
    .getByRole('button', { name: en.panels.names.speakers })
    .click();
  await page.getByRole('combobox', { name: en.speakers.roleOf('Anna') }).click();
  await page.getByRole('option', { name: en.speakers.roles.agent }).click();
  await expect
    .poll(async () => (await callWeb(app.url, 'rules.list', {})).rules.map(({ findingCount }) => findingCount))
    .toEqual([4, 4]);
});
