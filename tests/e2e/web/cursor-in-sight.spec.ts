import type { Page } from '@playwright/test';
import type { Segment } from '../../../electron/shared/segment.ts';
import { callWeb } from './call-web.ts';
import { hostedTest, wheelText } from './hosted-library.ts';
import { answered } from './settled.ts';

/** `npm run test:random-keys` walks longer and from more seeds. */
const seeds = Array.from({ length: Number(process.env['WALK_SEEDS'] ?? 1) }, (_, nth) => nth + 1);
const steps = Number(process.env['WALK_STEPS'] ?? 40);

const texts = Array.from({ length: 120 }, (_, nth) =>
  nth % 5 === 0
    ? `Where did ship ${nth + 1} go that night?`
    : `Line ${nth + 1} says where the second ship went that night.`,
);
const test = hostedTest(({ recording }) => seeds.map((seed) => recording({ name: `walk-${seed}.wav`, texts })));
const { expect } = test;

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const keys = `Digit1 Digit2 Digit3 Digit0 Shift+Digit1 Shift+Digit2 KeyX Shift+KeyX ArrowDown ArrowUp Shift+ArrowDown
  Shift+ArrowUp Home End PageDown PageUp KeyS Control+KeyJ Alt+BracketRight Alt+Comma Insert KeyB KeyH KeyP KeyW
  Control+KeyZ`.split(/\s+/);
/** They tell where they go, and go there: what they take back may be anywhere. */
const goesThere: ReadonlySet<string> = new Set(['Control+KeyZ']);

/** Texts of the segments that are in view, also in part. */
const seenTexts = (page: Page) =>
  page.locator('[data-segments]').evaluate((list) => {
    const view = list.getBoundingClientRect();
    return [...list.querySelectorAll('[data-segment-text]')]
      .filter((text) => {
        const box = text.closest('[data-index]')!.getBoundingClientRect();
        return box.bottom > view.top && box.top < view.bottom;
      })
      .map((text) => text.textContent ?? '');
  });

interface State {
  readonly rows: ReadonlyMap<number, string>;
  /** How many changes the journal holds. */
  readonly journal: number;
}

const bare = ({ id, text, startMs, endMs, speakerId }: Segment) =>
  JSON.stringify([id, text, startMs, endMs, speakerId]);

for (const seed of seeds) {
  test(`whatever is pressed, clicked and scrolled, nothing out of sight changes (seed ${seed})`, async ({
    page,
    hosted,
    open,
  }) => {
    test.setTimeout(60_000 + steps * 2500);
    const { recordingId, transcriptId } = hosted.made[seed - 1]!;
    await open(recordingId);
    await answered(page);
    await page.keyboard.press('ArrowDown');
    const next = random(seed * 7919);
    const state = async (): Promise<State> => {
      const list = await callWeb(hosted.url, 'segments.list', { transcriptId, offset: 0, limit: 200 });
      const { total } = await callWeb(hosted.url, 'edits.history', { transcriptId, offset: 0, limit: 1 });
      return { rows: new Map(list.rows.map((row) => [row.id, bare(row)])), journal: total };
    };
    /** Keys may still be on their way to the library. */
    const settled = async (): Promise<State> => {
      for (let last = await state(); ;) {
        await answered(page);
        const now = await state();
        if (now.journal === last.journal) return now;
        last = now;
      }
    };
    const expectUnchanged = (before: State, after: State, what: string) => {
      expect([...after.rows.values()], what).toEqual([...before.rows.values()]);
      expect(after.journal, what).toBe(before.journal);
    };
    let known = await settled();
    for (let step = 0; step < steps; step += 1) {
      if ((await page.locator('[data-segment-editor]').count()) > 0) {
        await page.keyboard.press('Escape');
        known = await settled();
      }
      const what = next();
      if (what < 0.25) await wheelText(page, Math.round((next() - 0.4) * 6000));
      else if (what < 0.35) {
        const words = page.locator('[data-word]:visible');
        const nth = Math.floor(next() * (await words.count()));
        await words
          .nth(nth)
          .click({ timeout: 1000 })
          .catch(() => {});
        const after = await settled();
        expectUnchanged(known, after, `step ${step}: a click changes nothing`);
      } else if (what < 0.38) {
        // The page is left: what is pressed now is for the next one.
        await page.keyboard.press('Alt+ArrowLeft');
        for (const key of ['Digit2', 'KeyS', 'Insert']) await page.keyboard.press(key);
        const after = await settled();
        expectUnchanged(known, after, `step ${step}: the page was left`);
        await open(recordingId);
        known = await settled();
      }
      const key = keys[Math.floor(next() * keys.length)]!;
      const seen = await seenTexts(page);
      await page.keyboard.press(key);
      const now = await settled();
      const changed = [...now.rows].filter(([id, row]) => known.rows.get(id) !== row).map(([id]) => id);
      const gone = [...known.rows.keys()].filter((id) => !now.rows.has(id));
      const where = `step ${step}, ${key}`;
      if (changed.length + gone.length > 0) {
        // A neighbour gives way to a border, and a selection or a turn may be longer than the page: its beginning is seen.
        const before = [...changed, ...gone].flatMap((id) => known.rows.get(id) ?? []);
        const lines = before.map((row) => String((JSON.parse(row) as unknown[])[1]));
        const isSeen = lines.length === 0 || lines.some((text) => seen.includes(text)) || goesThere.has(key);
        expect(isSeen, `${where}: ${lines.join(' | ')}`).toBe(true);
      }
      known = now;
    }
    const { total } = await callWeb(hosted.url, 'edits.history', { transcriptId, offset: 0, limit: 1 });
    expect(total).toBeGreaterThan(steps / 20);
  });
}
