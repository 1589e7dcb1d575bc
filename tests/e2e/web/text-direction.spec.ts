import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { hostedTest, madeOptions, type Maker } from './hosted-library.ts';

const names = { hebrew: 'שיחה עם דני.wav', arabic: 'مكالمة اليوم.wav' };
const speakers = { hebrew: 'דני כהן', arabic: 'ليلى حداد' };
const texts = {
  hebrew: ['איפה הכסף (PayPal).', 'שלחתי אותו ב-3 במרץ.', 'PayPal חסם את הכסף.'],
  arabic: ['أين المال (PayPal)؟', 'أرسلته يوم الثلاثاء.', 'لم يصل المال بعد.'],
};
const note = { text: 'לבדוק שוב.', tag: 'דחוף' };
const list = { name: 'כסף ועמלות', term: 'הכסף', note: 'חשוב.' };

function twoVersions({ library, recording }: Maker, what: 'hebrew' | 'arabic', language: string) {
  const speaker = speakers[what];
  const made = recording({
    name: names[what],
    texts: texts[what],
    speakers: [speaker, 'Anna Berg', speaker],
    language,
  });
  const { recordingId } = made;
  library.jobs.setOptions(recordingId, madeOptions);
  const { transcriptId } = library.transcripts.begin(recordingId);
  const words = [{ startMs: 400, endMs: 900, text: 'לא', probability: 0.3 }];
  const segments = [{ startMs: 400, endMs: 4000, text: 'לא שמעתי כלום.', words, speaker }];
  library.transcripts.commitWindow({ transcriptId, resumeMs: 15_000, language, segments });
  library.transcripts.finish(transcriptId, { durationMs: 15_000, sha256: made.transcriptId.toString(), warnings: [] });
  library.versions.use(made.transcriptId);
  library.notes.add({ recordingId, startMs: 400, endMs: 400, text: note.text, tags: [note.tag] });
  return { ...made, otherId: transcriptId };
}

const test = hostedTest((maker) => {
  const made = { hebrew: twoVersions(maker, 'hebrew', 'he'), arabic: twoVersions(maker, 'arabic', 'ar') };
  const terms = [{ term: list.term, match: 'any', severity: 'high', note: list.note } as const];
  maker.library.watch.lists.save({ listId: null, name: list.name, terms });
  return made;
});
const { expect } = test;

interface Look {
  /** Texts from right to left that were checked. */
  readonly seen: number;
  readonly wrong: readonly string[];
}

/** Every text and field in sight with letters from right to left: its direction is that of its own first letter. */
async function look(page: Page): Promise<Look> {
  return await page.evaluate(() => {
    const letters = /[\u0590-\u08ff]/;
    const isolated = /\u2068[^\u2068\u2069]*\u2069/g;
    const wrong: string[] = [];
    let seen = 0;
    const first = (text: string) => /[\p{L}]/u.exec(text.replaceAll(isolated, ''))?.[0] ?? '';
    const wanted = (text: string) => (letters.test(first(text)) ? 'rtl' : 'ltr');
    const holds = (element: Element) => element.matches('[dir], bdi');
    /** Without the parts that have a direction of their own. */
    const ownText = (element: Element): string =>
      [...element.childNodes]
        .map((node) => (node instanceof Element ? (holds(node) ? '' : ownText(node)) : (node.textContent ?? '')))
        .join('');
    const complain = (element: Element, why: string) =>
      wrong.push(`${why}: <${element.localName} class=${element.className}> ${element.textContent.slice(0, 60)}`);

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!parent || !letters.test(text) || !parent.checkVisibility() || parent.closest('textarea, title')) continue;
      seen += 1;
      const holder = parent.closest('[dir], bdi');
      const { direction } = getComputedStyle(parent);
      if (holder === null) {
        if (letters.test(text.replaceAll(isolated, ''))) complain(parent, 'nothing says its direction');
      } else if (direction !== wanted(ownText(holder))) complain(parent, `is ${direction}`);
      const end = /[.?!؟]\s*$/.exec(text);
      if (!end || holder === null || direction !== 'rtl' || !letters.test(text[0] ?? '')) continue;
      const boxOf = (from: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
      };
      const [start, stop] = [boxOf(0), boxOf(end.index)];
      if (Math.abs(start.top - stop.top) < 2 && stop.left >= start.left) complain(parent, 'ends at its right');
    }
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      if (!letters.test(field.value) || !field.checkVisibility()) continue;
      seen += 1;
      const { direction } = getComputedStyle(field);
      if (direction !== wanted(field.value)) complain(field, `field is ${direction}: ${field.value.slice(0, 30)}`);
    }
    return { seen, wrong };
  });
}

async function expectRight(page: Page, atLeast: number): Promise<void> {
  await expect.poll(async () => (await look(page)).seen).toBeGreaterThanOrEqual(atLeast);
  expect((await look(page)).wrong).toEqual([]);
}

const go = async (page: Page, url: string, hash: string) => {
  // A page that is open already would reload while it is sent to another address.
  await page.goto('about:blank');
  await page.goto(url);
  await page.evaluate((next) => (location.hash = next), hash);
};

test('library, its tips, messages, menus, the bin and its question', async ({ page, hosted }) => {
  await page.goto(hosted.url);
  await expect(page.getByText(names.hebrew, { exact: true })).toBeVisible();
  await expectRight(page, 2);
  await page.getByText(names.arabic, { exact: true }).click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Delete');
  await expect(page.getByText(en.library.removedOne(`\u2068${names.arabic}\u2069`))).toBeVisible();
  await expectRight(page, 2);
  await page.getByRole('button', { name: en.nav.bin, exact: true }).click();
  await expect(page.getByText(names.arabic, { exact: true })).toBeVisible();
  await expectRight(page, 1);
  await page.getByText(names.arabic, { exact: true }).click();
  await page.getByRole('button', { name: en.bin.restore }).first().click();
  await expect(page.getByText(names.arabic, { exact: true })).toHaveCount(0);
});

for (const what of ['hebrew', 'arabic'] as const) {
  test(`the page of a transcript in ${what}, its editor, panels and dialogs`, async ({ page, hosted, open }) => {
    await open(hosted.made[what].recordingId);
    await expectRight(page, 6);
    const [line] = texts[what];
    await page.locator('[data-segment-text]').first().dblclick();
    await expect(page.locator('[data-segment-editor]')).toHaveValue(line ?? '');
    await expectRight(page, 6);
    await page.keyboard.press('Escape');
    for (const name of ['notes', 'speakers', 'history', 'review'] as const) {
      await page.getByRole('button', { name: en.panels.names[name], exact: true }).click();
      await expect(page.getByRole('complementary', { name: en.panels.names[name] })).toBeVisible();
      if (name === 'notes') {
        await expect(page.getByText(note.text, { exact: true })).toBeVisible();
        await page
          .getByRole('button', { name: new RegExp(en.notes.edit('').trim()) })
          .first()
          .click();
      }
      await expectRight(page, 6);
    }
    await page.getByRole('button', { name: en.transcript.export }).click();
    await expect(page.getByRole('textbox', { name: en.exportDialog.preview })).toHaveValue(new RegExp(speakers[what]));
    await expectRight(page, 8);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+KeyH');
    await page.getByRole('textbox', { name: en.findReplace.find }).fill(line?.split(' ')[1] ?? '');
    await page.getByRole('textbox', { name: en.findReplace.with }).fill(speakers[what]);
    await expect(page.locator('ins')).toBeVisible();
    await expectRight(page, 9);
  });

  test(`versions in ${what} beside each other`, async ({ page, hosted }) => {
    const { recordingId, otherId } = hosted.made[what];
    await go(page, hosted.url, `#/compare/${recordingId}/${otherId}`);
    await expect(page.locator('del').first()).toBeVisible();
    await expectRight(page, 6);
  });
}

test('search: field, filters, hits, facets, notes and a search that is kept', async ({ page, hosted }) => {
  await go(page, hosted.url, '#/search');
  const field = page.getByRole('combobox', { name: en.search.field });
  await field.fill('הכסף');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('complementary').getByText(speakers.hebrew)).toBeVisible();
  await expectRight(page, 6);
  await page.getByRole('button', { name: en.savedSearches.save('\u2068הכסף\u2069') }).click();
  await field.fill(`הכסף speaker:"${speakers.hebrew}"`);
  await expectRight(page, 6);
  await field.fill('לבדוק');
  await expect(page.getByText(note.text).first()).toBeVisible();
  await expectRight(page, 3);
  await field.fill('אין');
  await expect(page.getByText(en.search.noneTitle('\u2068אין\u2069'))).toBeVisible();
  await expectRight(page, 2);
});

test('replacing everywhere shows places as they are read', async ({ page, hosted }) => {
  await go(page, hosted.url, '#/replace');
  await page.getByRole('textbox', { name: en.findReplace.find }).fill('הכסף');
  await page.getByRole('textbox', { name: en.findReplace.with }).fill('המזומן');
  await page.keyboard.press('Enter');
  await expect(page.locator('ins').first()).toBeVisible();
  await expectRight(page, 6);
});

test('watch lists, their editor, findings and their filters', async ({ page, hosted }) => {
  await callWeb(hosted.url, 'watchLists.run', { all: true });
  await go(page, hosted.url, '#/rules');
  await expect(page.getByText(list.name, { exact: true })).toBeVisible();
  await expectRight(page, 1);
  await page.getByRole('button', { name: en.watchLists.edit }).click();
  await expect(page.getByRole('textbox', { name: en.watchLists.name })).toHaveValue(list.name);
  await expectRight(page, 4);
  await go(page, hosted.url, '#/review');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByRole('textbox', { name: en.findings.reason }).fill('לא רלוונטי.');
  await expectRight(page, 6);
  await page.getByRole('combobox', { name: en.findings.list }).click();
  await expect(page.getByRole('option', { name: list.name })).toBeVisible();
  await expectRight(page, 7);
});
