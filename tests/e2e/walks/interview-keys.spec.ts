import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import type { NewSegment } from '../../../electron/services/store/records.ts';
import { callWeb } from '../web/call-web.ts';
import { answered } from '../web/settled.ts';
import { addMany, startApp, type SharedApp } from '../web/shared-app.ts';

const { expect } = base;
/** An hour has 1,000: `npm run test:interview-keys`. In the suite the walk is shorter. */
const segmentCount = Number(process.env['STENOGRAM_INTERVIEW_SEGMENTS'] ?? 150);
/** From a text without speakers to names and subtitles in a file: 350 for an hour, 50 of them for names and the file. */
const maxKeys = 50 + Math.round(segmentCount * 0.3);

interface Spoken extends NewSegment {
  /** Who it really is; the app does not know. */
  readonly who: 'Anna' | 'Ben';
}

/** The same figures each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * Anna asks, Ben answers at length. Most questions end as questions do, but one in ten is a remark; who answers pauses, at
 * times for longer than between two who talk.
 */
function interview(): readonly Spoken[] {
  const random = createRandom(11);
  const between = (from: number, to: number) => from + random() * (to - from);
  const segments: Spoken[] = [];
  let atMs = 0;
  const say = (who: Spoken['who'], text: string, pauseMs: number) => {
    const startMs = Math.round(atMs + pauseMs);
    const endMs = Math.round(startMs + between(2000, 4200));
    const words = text.split(' ').map((word, nth) => ({
      startMs: startMs + nth * 100,
      endMs: startMs + nth * 100 + 90,
      text: word,
      probability: 0.95,
    }));
    segments.push({ startMs, endMs, text, words, who });
    atMs = endMs;
  };
  while (segments.length < segmentCount) {
    const nth = segments.length;
    const isRemark = random() < 0.1;
    if (random() < 0.3) say('Anna', `I see, that is number ${nth}.`, between(600, 1600));
    say('Anna', isRemark ? `Tell me about ${nth}.` : `And what was ${nth} like?`, between(300, 1400));
    const lines = Math.round(between(4, 12));
    for (let line = 0; line < lines; line += 1) {
      const pauseMs = line === 0 ? between(300, 1400) : random() < 0.05 ? between(1000, 1500) : between(80, 700);
      say('Ben', `It went on for ${nth} days and line ${line} says so.`, pauseMs);
    }
  }
  return segments.slice(0, segmentCount);
}

const spoken = interview();
let app: SharedApp;
let recordingId: number;
let transcriptId: number;

base.beforeAll(async () => {
  app = await startApp((library) => {
    [recordingId] = addMany(library, 1, () => 'interview.wav') as [number];
    ({ transcriptId } = library.transcripts.begin(recordingId));
    const segments = spoken.map(({ startMs, endMs, text, words }) => ({ startMs, endMs, text, words }));
    const durationMs = segments.at(-1)!.endMs + 1000;
    library.transcripts.commitWindow({ transcriptId, resumeMs: durationMs, language: 'en', segments });
    library.transcripts.finish(transcriptId, { durationMs, sha256: 'interview', warnings: [] });
    library.settings.set({ isDemoEnough: true, interfaceLanguage: 'en' });
  });
});
base.afterAll(() => app.end());

base('an interview gets its speakers, their names and subtitles in 300 keys an hour and 50 more', async ({ page }) => {
  base.setTimeout(240_000);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    for (const letter of text) {
      keys += 1;
      await page.keyboard.type(letter);
    }
  };
  await answered(page);
  await page.goto(app.url);
  await page.evaluate((hash) => (location.hash = hash), `#/recording/${recordingId}`);
  await page.locator('[data-index="0"] [data-segment-text]').waitFor();
  await page.locator('[data-segments]').focus();
  await page.locator('[data-turn]').first().waitFor();
  await answered(page);
  const digitOf = { Anna: 'Digit1', Ben: 'Digit2' } as const;
  const whoAt = (index: number) => spoken[index]!.who;
  // As the line beside the text shows them; what is given away moves none of the others.
  const turns = await callWeb(app.url, 'transcripts.paragraphs', { transcriptId });
  const cursor = page.locator('[data-index]:has([data-cursor])');
  for (const [nth, { first }] of turns.entries()) {
    const next = turns[nth + 1]?.first ?? segmentCount;
    // No one presses on before the cursor is seen where it goes; a key that only brought it back is pressed again.
    await expect(cursor).toHaveAttribute('data-index', String(first));
    await expect(async () => {
      if ((await cursor.getAttribute('data-index')) === String(first)) await press(digitOf[whoAt(first)]);
      await expect(cursor).toHaveAttribute('data-index', String(Math.min(next, segmentCount - 1)), { timeout: 1000 });
    }).toPass();
    // Where the rest of it is someone else's: back to where the voice changes, as often as it does.
    const changes = spoken.flatMap((_, at) => (at > first && at < next && whoAt(at) !== whoAt(at - 1) ? [at] : []));
    for (const change of changes) {
      for (let at = Math.min(next, segmentCount - 1); at > change; at -= 1) await press('ArrowUp');
      await press(digitOf[whoAt(change)]);
    }
  }
  const given = keys;
  const savedNames = async () => {
    const names: (string | null)[] = [];
    while (names.length < segmentCount) {
      const { rows } = await callWeb(app.url, 'segments.list', { transcriptId, offset: names.length, limit: 200 });
      names.push(...rows.map(({ speaker }) => speaker));
    }
    return names;
  };
  const numbered = { Anna: en.speakers.unnamed(1), Ben: en.speakers.unnamed(2) };
  await expect.poll(savedNames, { timeout: 60_000 }).toEqual(spoken.map(({ who }) => numbered[who]));

  // The cursor is on Ben's last words.
  for (const name of ['Ben', 'Anna']) {
    await expect(async () => {
      await press('KeyC');
      await expect(page.getByRole('textbox', { name: en.speakers.find })).toBeFocused({ timeout: 1500 });
    }).toPass();
    await type(name);
    await press('Enter');
    await expect(page.locator('[data-segments]').getByText(name, { exact: true }).first()).toBeVisible();
    if (name === 'Ben') await press('Home');
  }
  await press('Control+KeyE');
  const format = page.getByRole('radio', { name: en.exportDialog.formats.srt, exact: true });
  const dialog = page.getByRole('dialog', { name: en.exportDialog.title });
  await expect(dialog).toBeVisible();
  for (let nth = 0; nth < 40 && !(await format.isChecked()); nth += 1) {
    const isOnFormats = await page.evaluate(() => document.activeElement?.getAttribute('role') === 'radio');
    await press(isOnFormats ? 'ArrowDown' : 'Tab');
  }
  await expect(format).toBeChecked();
  const downloading = page.waitForEvent('download');
  await press('Enter');
  const text = readFileSync(await (await downloading).path(), 'utf8');
  expect(text).toContain('Anna');
  expect(text).toContain('Ben');
  expect(text).toMatch(/\d\d:\d\d:\d\d,\d{3} --> /);
  console.log(`keys: ${given} for ${segmentCount} segments, ${keys} to the names and the file`);
  expect(keys).toBeLessThanOrEqual(maxKeys);
});
