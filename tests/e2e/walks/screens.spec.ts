/**
 * Every page and what opens over it, in both languages and themes, at 400 %, 200 %, 1000×700, 1280×800 and 1920×1080:
 * `npm run test:screens`. Nothing is cut or overlaps, names are whole or have a tip, axe finds nothing. Pictures of all of
 * them lie in test-results.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from '../web/call-web.ts';
import { cutTexts, layoutFaults } from '../web/layout-faults.ts';
import { answered } from '../web/settled.ts';
import { addMany, addText, startApp, type SharedApp } from '../web/shared-app.ts';

const names = [
  'Interview with the harbour master on the night of the storm, second part, copy.wav',
  'Очень длинное название записи совещания по итогам третьего квартала.mp3',
  'clip 0014.wav',
];
const nameOf = (nth: number) => names[nth % 5] ?? `call ${nth}.wav`;
const lines = Array.from({ length: 40 }, (_, nth) =>
  nth % 2 === 0
    ? `the refund of line ${nth} was promised by the bank on Monday and again on Tuesday of the next week`
    : `возврат по строке ${nth} обещали во вторник, но договор так и не прислали`,
);
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 30, (nth) =>
      nth < names.length ? names[nth]! : nameOf(nth).replace('.', ` ${nth}.`),
    );
    for (const id of ids.slice(0, 20)) {
      addText(library, id, lines);
      library.jobs.setState(id, 'done');
      if (id !== ids[0]) continue;
      library.notes.add({
        recordingId: id,
        startMs: 10_400,
        endMs: 12_000,
        text: 'Ask for the tide table',
        tags: ['evidence'],
      });
    }
    const [paused = 0, failed = 0, ...others] = ids.slice(20);
    library.jobs.setState(paused, 'paused');
    library.jobs.setState(failed, 'failed', { code: 'file-missing', params: { name: names[0] ?? '' } });
    for (const id of others) library.jobs.setState(id, 'cancelled');
    const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' } as const];
    library.watch.lists.save({ listId: null, name: 'Money and complaints', terms });
    library.watch.savedSearches.save({ id: null, name: 'Refunds', query: 'refund' });
    library.settings.set({ isDemoEnough: true });
  });
  const { transcriptId } = await callWeb(app.url, 'recordings.get', { recordingId: 1 });
  if (transcriptId === null) throw new Error('no text');
  const { rows } = await callWeb(app.url, 'segments.list', { transcriptId, offset: 0, limit: 40 });
  for (const [nth, name] of ['Александра Константиновна', 'Daniel Cooper'].entries()) {
    const segmentIds = rows.filter((_, at) => Math.floor(at / 3) % 2 === nth).map(({ id }) => id);
    await callWeb(app.url, 'segments.assignSpeaker', { segmentIds, speaker: { slot: nth + 1, name } });
  }
});
test.afterAll(() => app.end());

interface Screen {
  readonly hash: string;
  readonly open?: (page: Page, say: typeof en) => Promise<unknown>;
}

const mode = (name: keyof typeof en.modes.names): Screen => ({
  hash: 'recording/1',
  open: (page, say) => page.getByRole('button', { name: say.modes.names[name], exact: true }).first().click(),
});
/** A tab beside the text, by its key. */
const panel = (key: string): Screen => ({
  hash: 'recording/1',
  open: async (page, say) => {
    await page.getByRole('button', { name: say.modes.names.edit, exact: true }).first().click();
    await page.locator('[data-segment-text]').first().waitFor();
    await page.keyboard.press(key);
    await page.getByRole('complementary').first().waitFor();
  },
});
const screens: Readonly<Record<string, Screen>> = {
  library: { hash: 'library' },
  'library, selected': {
    hash: 'library',
    open: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
    },
  },
  bin: { hash: 'bin' },
  search: { hash: 'search', open: (page) => page.getByRole('combobox').first().fill('refund') },
  findings: { hash: 'review' },
  doubtful: { hash: 'review/doubtful' },
  agreement: { hash: 'review/agreement' },
  rules: { hash: 'rules' },
  'word list': {
    hash: 'rules',
    open: (page) => page.getByRole('button', { name: 'Money and complaints' }).first().click(),
  },
  activity: { hash: 'activity' },
  overview: { hash: 'overview' },
  people: { hash: 'people' },
  quality: { hash: 'quality' },
  models: { hash: 'models' },
  ...Object.fromEntries(
    ['general', 'recognition', 'listening', 'keyboard', 'network', 'library', 'system'].map((section) => [
      `settings ${section}`,
      { hash: `settings/${section}` },
    ]),
  ),
  transcript: mode('edit'),
  reading: mode('read'),
  subtitles: mode('subtitles'),
  redact: mode('redact'),
  'panel speakers': panel('KeyP'),
  'panel check': panel('KeyD'),
  'panel notes': panel('Shift+KeyN'),
  'panel history': panel('KeyH'),
  replace: { hash: 'replace' },
  export: {
    hash: 'recording/1',
    open: async (page, say) => {
      await page.getByRole('button', { name: say.modes.names.edit, exact: true }).first().click();
      await page.locator('[data-segment-text]').first().waitFor();
      await page.keyboard.press('Control+KeyE');
      await page.getByRole('dialog').waitFor();
    },
  },
  palette: {
    hash: 'library',
    open: async (page) => {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('dialog').waitFor();
    },
  },
};

const sizes = {
  '400 %': [320, 200],
  '200 %': [640, 400],
  '1000×700': [1000, 700],
  '1280×800': [1280, 800],
  '1920×1080': [1920, 1080],
} as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The document is the same in both themes: in the second one only what hangs on its colours is checked again. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const wanted = new RegExp(process.env['SCREENS'] ?? '.');

for (const [locale, say] of [
  ['en-US', en],
  ['ru-RU', ru],
] as const) {
  for (const [size, [width, height]] of Object.entries(sizes)) {
    test(`${locale}, ${size}: nothing is cut, nothing overlaps, axe finds nothing`, async ({ browser }, info) => {
      test.setTimeout(1_200_000);
      const page = await browser.newPage({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
      await page.goto(app.url);
      await page.locator('[role=row][data-index]').first().waitFor();
      const faults: Record<string, readonly string[]> = {};
      let lookCount = 0;
      for (const [name, { hash, open }] of Object.entries(screens)) {
        if (!wanted.test(name)) continue;
        await page.evaluate((to) => (location.hash = to), `#/${hash}`);
        await answered(page);
        const failed = await open?.(page, say).then(
          () => null,
          (error: unknown) => String(error).slice(0, 200),
        );
        await answered(page);
        for (const theme of ['light', 'dark'] as const) {
          await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
          await answered(page);
          const builder = new AxeBuilder({ page }).setLegacyMode().withTags(rules);
          const axe = await (theme === 'light' ? builder : builder.withRules(ofColours)).analyze();
          const found = [
            ...(failed ? [failed] : []),
            ...(theme === 'light' ? [...(await layoutFaults(page)), ...(await cutTexts(page))] : []),
            ...axe.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`)),
          ];
          lookCount += 1;
          if (found.length > 0) faults[`${name}, ${theme}`] = found;
          await page.screenshot({ path: info.outputPath(`${name}-${theme}.png`) });
        }
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await page.close();
      console.log(`${locale}, ${size}: ${lookCount} looks, ${Object.keys(faults).length} with faults`);
      expect(faults).toEqual({});
    });
  }
}
