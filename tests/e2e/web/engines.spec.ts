import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Library } from '../../../electron/services/library/library.ts';
import { writeToneModel } from '../../../native/test/tone-model.fixture.ts';
import { writeVoiceModel } from '../../../native/test/voice-model.fixture.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { dropFiles } from './drop-files.ts';
import { madeOptions } from './hosted-library.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;
const recordingName = 'interrogation.wav';
const comparedName = 'compared.wav';

/** A text that two models wrote, a watch list, and two models of several files in their folder, not trusted yet. */
function fill(library: Library) {
  writeToneModel(join(library.dir, '..', 'models', 'tones'));
  writeVoiceModel(join(library.dir, '..', 'models', 'whistles'));
  const [recordingId = 0] = addMany(library, 1, () => recordingName);
  const { transcriptId } = library.transcripts.begin(recordingId);
  const words = [{ startMs: 0, endMs: 900, text: 'Добрый', probability: 0.9 }];
  const segments = [{ startMs: 0, endMs: 1000, text: 'Добрый', words, speaker: 'Анна', speakerSlot: 1 }];
  const usedModels = [
    { language: 'en', modelId: 'demo', reason: 'chosen' },
    { language: 'ru', modelId: 'gigaam-v3-e2e-rnnt', reason: 'language' },
  ] as const;
  library.transcripts.commitWindow({ transcriptId, resumeMs: 1000, language: 'ru', segments, usedModels });
  library.transcripts.finish(transcriptId, { durationMs: 1000, sha256: '1', warnings: [] });
  twoVersions(library);
  library.watch.lists.save({
    listId: null,
    name: 'Names of the case',
    terms: [{ term: 'Kowalczyk', match: 'any', severity: 'low', note: '' }],
  });
}

/** The version on screen has a name that the one before it does not. */
function twoVersions(library: Library) {
  const [recordingId = 0] = addMany(library, 1, () => comparedName);
  addText(library, recordingId, ['We met coal skiing there.', 'These are words that both of them wrote alike.']);
  library.jobs.setOptions(recordingId, { ...madeOptions, modelId: 'another' });
  addText(library, recordingId, ['We met Kowalski there.', 'These are words that both of them wrote alike.']);
}

test.beforeAll(async () => {
  app = await startApp(fill);
});
test.afterAll(() => app.end());

test('a model of several files is trusted, and Settings say what it recognises from then on', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.models, exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'tones' });
  await expect(row).toContainText(en.models.russianOnly);
  await expect(page.getByRole('list', { name: en.models.published })).toContainText('GigaAM v3');
  await row.getByRole('button', { name: `${en.models.accept}: tones` }).click();
  await expect(row.getByText(en.models.unacceptedText)).toHaveCount(0);
  await page.evaluate(`location.hash = '#/settings/recognition'`);
  const rule = page.getByRole('switch', { name: en.recognition.byLanguage });
  await expect(rule).toBeChecked();
  await expect(page.getByText(en.recognition.byLanguageText('Russian', 'tones'))).toBeVisible();
  await rule.click();
  await expect(rule).not.toBeChecked();
  await rule.click();
});

test('a recording says which model recognised what, and has names and terms of its own', async ({ page }) => {
  await page.goto(app.url);
  await page.getByText(recordingName).first().dblclick();
  await page.getByRole('button', { name: en.panels.names.info }).click();
  await expect(page.getByText(en.info.usedModel('GigaAM v3', 'Russian', 'language'))).toBeVisible();
  await page.getByRole('button', { name: en.vocabulary.ofRecording }).click();
  const dialog = page.getByRole('dialog', { name: en.vocabulary.title });
  await dialog.getByRole('textbox', { name: en.vocabulary.term, exact: true }).fill('Okhotsk');
  await dialog.getByRole('button', { name: en.vocabulary.add, exact: true }).click();
  await dialog.getByRole('combobox', { name: en.vocabulary.takeWatchList }).click();
  await page.getByRole('option', { name: 'Names of the case' }).click();
  await dialog.getByRole('button', { name: en.vocabulary.takeSpeakers }).click();
  const terms = dialog.getByRole('list', { name: en.vocabulary.title });
  await expect(terms.getByRole('listitem')).toHaveCount(3);
  await expect(terms).toContainText('Kowalczyk');
  await dialog.getByRole('button', { name: en.vocabulary.done }).click();
  await expect(page.getByRole('button', { name: `${en.vocabulary.ofRecording} 3` })).toBeVisible();
});

test('a model of voices is tried on the sample, and one that knows tones only is said to find no speech', async ({
  page,
}) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.models, exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'whistles' });
  await row.getByRole('button', { name: en.models.accept }).click();
  await row.getByRole('button', { name: `${en.models.try}: whistles` }).click();
  await expect(row.getByText('“whistles” runs, but does not tell speech from silence and tones.')).toBeVisible();
});

test('where two versions differ, the walk through the recording offers the other one’s reading', async ({ page }) => {
  await page.goto(app.url);
  await page.getByText(comparedName).first().dblclick();
  await expect(page.getByRole('list', { name: en.transcript.segments })).toBeVisible();
  await page.keyboard.press('KeyD');
  const panel = page.getByRole('complementary', { name: en.panels.names.review });
  await expect(panel.locator('mark')).toHaveText('Kowalski');
  await panel.getByRole('group', { name: en.review.others }).getByRole('button', { name: 'coal' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'coal skiing' }).first()).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Kowalski' })).toHaveCount(0);
});

test('the files of a model that are dropped together are one model, and none is a recording or a transcript', async ({
  page,
}) => {
  const folder = writeToneModel(join(app.dir, 'elsewhere', 'dropped'));
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.models, exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: en.models.russianOnly }).first()).toBeVisible();
  const imported = page.waitForResponse((response) => response.url().endsWith('/models.importFiles'));
  await dropFiles(
    page,
    readdirSync(folder).map((name) => join(folder, name)),
  );
  const reply = (await (await imported).json()) as {
    value: { imported: readonly unknown[]; refused: readonly unknown[] };
  };
  expect([reply.value.imported.length, reply.value.refused]).toEqual([1, []]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { rows } = await callWeb(app.url, 'recordings.list', { bin: false, offset: 0, limit: 10 });
  expect(rows).toHaveLength(2);
});
