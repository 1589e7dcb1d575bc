import type { Locator, Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { hostedTest, segmentsOf } from './hosted-library.ts';

const long =
  'They told us to come back in the morning with all of the papers that we had signed, and then nobody was there to take them from us.';
const test = hostedTest(({ recording }) =>
  Array.from({ length: 14 }, (_, nth) =>
    recording({
      name: `left-${nth}.wav`,
      texts: ['We came back.', 'It was late.', long],
      speakers: ['Anna', 'Daniel', 'Anna'],
    }),
  ),
);
const { expect } = test;

interface Made {
  readonly recordingId: number;
  readonly transcriptId: number;
}

/** A field that is saved when it is left: how it is opened and filled, and what the library has then. */
interface Field {
  readonly name: string;
  readonly fill: (page: Page, text: string, name: string) => Promise<void>;
  readonly saved: (url: string, made: Made) => Promise<string | undefined>;
}

async function fillSubtitle(page: Page, row: Locator, text: string): Promise<void> {
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  await row.dblclick();
  await page.getByRole('textbox', { name: en.subtitles.text }).fill(text);
}

const fields: readonly Field[] = [
  {
    name: 'the name of a recording',
    async fill(page, text) {
      await page.getByRole('button', { name: en.transcript.rename }).click();
      await page.getByRole('textbox', { name: en.transcript.rename }).fill(text);
    },
    saved: async (url, { recordingId }) => (await callWeb(url, 'recordings.get', { recordingId })).name,
  },
  {
    name: 'the text of a segment',
    async fill(page, text) {
      await page.locator('[data-segment-text]').first().click();
      await page.keyboard.press('Enter');
      await page.locator('[data-segment-editor]').fill(text);
    },
    saved: async (url, { transcriptId }) => (await segmentsOf(url, transcriptId))[0]?.text,
  },
  {
    name: 'the text of a subtitle',
    fill: async (page, text) => await fillSubtitle(page, page.getByRole('listitem').first(), text),
    saved: async (url, { transcriptId }) => (await segmentsOf(url, transcriptId))[0]?.text,
  },
  {
    name: 'a subtitle that is a part of a segment',
    fill: async (page, text) => await fillSubtitle(page, page.getByRole('listitem').last(), text),
    saved: async (url, { transcriptId }) => (await segmentsOf(url, transcriptId)).at(-1)?.text,
  },
  {
    name: 'the name of a speaker',
    async fill(page, text) {
      await page.keyboard.press('KeyP');
      await page.getByRole('textbox', { name: en.speakers.name(1) }).fill(text);
    },
    saved: async (url, { transcriptId }) => (await segmentsOf(url, transcriptId))[0]?.speaker ?? undefined,
  },
  {
    name: 'a name in the library',
    async fill(page, text, name) {
      await page.evaluate(() => (location.hash = '#/library'));
      await page.locator('[role=row][data-index]').filter({ hasText: name }).click();
      await page.keyboard.press('F2');
      await page.getByRole('textbox', { name: en.catalogue.renameField }).fill(text);
    },
    saved: async (url, { recordingId }) => (await callWeb(url, 'recordings.get', { recordingId })).name,
  },
  {
    name: 'a text in the settings',
    async fill(page, text) {
      await page.evaluate(() => (location.hash = '#/settings/recognition'));
      await page.getByRole('textbox', { name: en.settings.prompt }).fill(text);
    },
    saved: async (url) => (await callWeb(url, 'settings.get', {})).prompt,
  },
];

const ways: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'by going back': async (page) => await page.evaluate(() => history.back()),
  'by closing the page': async (page) => await page.goto('about:blank'),
};

for (const [nth, { name, fill, saved }] of fields.entries()) {
  for (const [way, [leave, at]] of Object.entries(ways).map(([key, go], place) => [key, [go, place]] as const)) {
    test(`what is typed is kept where the page is left ${way}: ${name}`, async ({ page, hosted, open }) => {
      const made = hosted.made[2 * nth + at]!;
      await page.goto(hosted.url);
      await open(made.recordingId);
      const text = `Typed and left ${nth} ${at}`;
      await fill(page, text, `left-${2 * nth + at}.wav`);
      await leave(page);
      await expect.poll(async () => await saved(hosted.url, made)).toBe(text);
    });
  }
}
