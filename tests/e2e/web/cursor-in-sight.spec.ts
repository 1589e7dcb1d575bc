import type { Segment } from '../../../electron/shared/segment.ts';
import { callWeb } from './call-web.ts';
import { hostedTest } from './hosted-library.ts';
import { burstOf, numbersOf, painted, probeKeys } from './walk-probe.ts';

/** `npm run test:random-keys` walks longer and from more seeds. */
const [firstSeed = 1, lastSeed = firstSeed] = (process.env['WALK_SEEDS'] ?? '1').split('-').map(Number);
const seeds = Array.from({ length: lastSeed - firstSeed + 1 }, (_, nth) => firstSeed + nth);
const steps = Number(process.env['WALK_STEPS'] ?? 120);

const texts = Array.from({ length: 120 }, (_, nth) =>
  nth % 5 === 0
    ? `Where did ship ${nth + 1} go that night?`
    : `Line ${nth + 1} says where the second ship went that night.`,
);
const test = hostedTest(({ recording }) => seeds.map((seed) => recording({ name: `walk-${seed}.wav`, texts })));
const { expect } = test;

const keys = `Digit1 Digit2 Digit3 Digit0 Shift+Digit1 Shift+Digit2 KeyX Shift+KeyX ArrowDown ArrowUp Shift+ArrowDown
  Shift+ArrowUp Home End PageDown PageUp KeyS Control+KeyJ Alt+BracketRight Alt+Comma Insert KeyB KeyH KeyP
  KeyW`.split(/\s+/);

/** By their ids, in their order. */
type Rows = ReadonlyMap<number, Segment>;

const bare = ({ text, startMs, endMs, speakerId }: Segment) => JSON.stringify([text, startMs, endMs, speakerId]);

/**
 * Texts, as they were, of what changed: one list for each run of neighbours. What lies between two of them and has the
 * speaker that both were given is of the same run: nothing about it had to change.
 */
function changedRuns(before: Rows, after: Rows): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let given: number | null | undefined;
  let isRunOpen = false;
  for (const [id, row] of before) {
    const now = after.get(id);
    if (now === undefined || bare(now) !== bare(row)) {
      if (isRunOpen) runs.at(-1)?.push(row.text);
      else runs.push([row.text]);
      isRunOpen = true;
      given = now?.speakerId;
    } else if (isRunOpen && given !== row.speakerId) isRunOpen = false;
  }
  return runs;
}

for (const [nth, seed] of seeds.entries()) {
  test(`whatever is pressed, clicked and scrolled, nothing out of sight changes (seed ${seed})`, async ({
    page,
    hosted,
    open,
  }) => {
    test.setTimeout(60_000 + steps * 300);
    const { recordingId, transcriptId } = hosted.made[nth]!;
    const next = numbersOf(seed * 7919);
    const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)];
    await probeKeys(page);
    await open(recordingId);
    await page.keyboard.press('ArrowDown');
    const rowsNow = async (): Promise<Rows> => {
      const { rows } = await callWeb(hosted.url, 'segments.list', { transcriptId, offset: 0, limit: 200 });
      return new Map(rows.map((row) => [row.id, row]));
    };
    const box = (await page.locator('[data-segments]').boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 100);
    const clickWord = async () => {
      const places = await page.evaluate(() => {
        const edge = document.querySelector('[data-segments]')?.getBoundingClientRect();
        const words = [...document.querySelectorAll('[data-segments] [data-word]')].map((word) =>
          word.getBoundingClientRect(),
        );
        return words
          .filter(({ top, bottom }) => edge !== undefined && top > edge.top && bottom < edge.bottom)
          .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
      });
      const place = pick(places);
      if (place !== undefined) await page.mouse.click(place.x, place.y);
      await page.mouse.move(box.x + 5, box.y + 100);
    };
    const wheel = async () => await page.mouse.wheel(0, Math.round((next() - 0.4) * 6000));

    let known = await rowsNow();
    let changeCount = 0;
    const settle = async (what: string, isAllowed: (run: readonly string[], seen: ReadonlySet<string>) => boolean) => {
      const burst = await burstOf(page);
      if (burst.callCount === 0) return burst;
      const rows = await rowsNow();
      const before = new Set([...known.values()].map(bare));
      // What an earlier key went to is where the next one acts, painted or not.
      const seen = new Set(
        burst.keys.flatMap((key, nth) => (nth === 0 ? key.texts : [...burst.keys[nth - 1]!.after, ...key.texts])),
      );
      for (const run of changedRuns(known, rows)) {
        changeCount += 1;
        const now = [...rows.values()].map(bare).filter((row) => !before.has(row));
        expect(
          isAllowed(run, seen),
          `${what}: ${run.join(' | ')}\nnow ${now.join('\n')}\nseen ${[...seen].join(' | ')}`,
        ).toBe(true);
      }
      known = rows;
      return burst;
    };
    // A selection or a turn may be longer than the page: a part of it is seen.
    const isSeen = (run: readonly string[], seen: ReadonlySet<string>) => run.some((text) => seen.has(text));
    const never = () => false;

    for (let step = 0; step < steps;) {
      const chance = next();
      if (chance < 0.08) {
        await clickWord();
        step += 1;
        await settle(`step ${step}: a click changes nothing`, never);
      } else if (chance < 0.11) {
        // The page is left: what is pressed now is for the next one.
        await page.keyboard.press('Alt+ArrowLeft');
        for (const key of ['Digit2', 'KeyS', 'Insert']) await page.keyboard.press(key);
        step += 4;
        const { hash } = await settle(`step ${step}: the page was left`, never);
        expect(hash).not.toContain(`recording/${recordingId}`);
        await page.keyboard.press('Escape');
        await page.evaluate((to) => (location.hash = to), `#/recording/${recordingId}`);
        await page.locator('[data-segment-text]').first().waitFor();
        await settle(`step ${step}: a page that comes changes nothing`, never);
      } else if (chance < 0.14) {
        // It says where it goes, and goes there: what is taken back may be anywhere.
        await page.keyboard.press('Control+KeyZ');
        step += 1;
        await settle(`step ${step}, Control+KeyZ`, () => true);
      } else {
        const done: string[] = [];
        for (let left = 1 + Math.floor(next() * 3); left > 0; left -= 1, step += 1) {
          await painted(page);
          const key = next() < 0.25 ? 'wheel' : pick(keys)!;
          done.push(key);
          await (key === 'wheel' ? wheel() : page.keyboard.press(key));
        }
        const { isLayerOpen } = await settle(`step ${step}, ${done.join(' ')}`, isSeen);
        if (isLayerOpen) {
          await page.keyboard.press('Escape');
          // But a segment that was inserted and stayed empty goes.
          await settle(`step ${step}: Escape changes nothing`, (run) => run.every((text) => text === ''));
        }
      }
    }
    // Nothing changed without a call.
    const end = await rowsNow();
    expect([...end.values()].map(bare)).toEqual([...known.values()].map(bare));
    expect(changeCount).toBeGreaterThan(steps / 20);
  });
}
