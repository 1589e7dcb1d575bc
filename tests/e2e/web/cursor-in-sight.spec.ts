import type { Segment } from '../../../electron/shared/segment.ts';
import { callWeb } from './call-web.ts';
import { answered } from './settled.ts';
import { hostedTest, segmentsOf, wheelText } from './hosted-library.ts';

const texts = Array.from({ length: 300 }, (_, nth) => `Line ${nth + 1} says where the second ship went that night.`);
const test = hostedTest(({ recording }) => [1, 2, 3].map((seed) => recording({ name: `walk-${seed}.wav`, texts })));
const { expect } = test;

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const keys = [
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit0',
  'ArrowDown',
  'ArrowUp',
  'Shift+ArrowDown',
  'Shift+ArrowUp',
].concat([
  'Home',
  'End',
  'PageDown',
  'PageUp',
  'KeyS',
  'Control+KeyJ',
  'Alt+BracketRight',
  'Alt+Comma',
  'Insert',
  'Escape',
]);

for (const seed of [1, 2, 3]) {
  test(`whatever is pressed and scrolled, nothing out of sight changes (seed ${seed})`, async ({
    page,
    hosted,
    open,
  }) => {
    const { recordingId, transcriptId } = hosted.made[seed - 1]!;
    await open(recordingId);
    await answered(page);
    await page.keyboard.press('ArrowDown');
    const next = random(seed * 7919);
    const all = async () => [
      ...(await segmentsOf(hosted.url, transcriptId)),
      ...(await segmentsOf(hosted.url, transcriptId, 200)),
    ];
    const bare = ({ id, text, startMs, endMs, speakerId }: Segment) =>
      JSON.stringify([id, text, startMs, endMs, speakerId]);
    const read = async () => new Map((await all()).map((row) => [row.id, bare(row)]));
    let known = await read();
    for (let press = 0; press < 100; press += 1) {
      if ((await page.locator('[data-segment-editor]').count()) > 0) {
        await page.keyboard.press('Escape');
        await answered(page);
        known = await read();
      }
      if (next() < 0.3) await wheelText(page, Math.round((next() - 0.4) * 6000));
      const key = keys[Math.floor(next() * keys.length)]!;
      if (key === 'Escape') continue;
      const seen = await page.locator('[data-segments]').evaluate((list) => {
        const view = list.getBoundingClientRect();
        return [...list.querySelectorAll('[data-segment-text]')]
          .filter((text) => {
            const box = text.closest('[data-index]')!.getBoundingClientRect();
            return box.bottom > view.top && box.top < view.bottom;
          })
          .map((text) => text.textContent ?? '');
      });
      await page.keyboard.press(key);
      await answered(page);
      const now = await all();
      const changed = now.filter((row) => known.get(row.id) !== bare(row));
      const gone = [...known.keys()].filter((id) => !now.some((row) => row.id === id));
      if (changed.length > 0 || gone.length > 0) {
        // A neighbour gives way to a border, and a selection may be longer than the page: one of them is in sight.
        const before = [...changed.map(({ id }) => known.get(id)), ...gone.map((id) => known.get(id))];
        const lines = before.flatMap((row) => (row === undefined ? [] : [String(JSON.parse(row)[1])]));
        const isSeen = lines.length === 0 || lines.some((text) => seen.includes(text));
        expect(isSeen, `press ${press}, ${key}: ${lines.join(' | ')}`).toBe(true);
      }
      known = new Map(now.map((row) => [row.id, bare(row)]));
    }
    const { rows: steps } = await callWeb(hosted.url, 'edits.history', { transcriptId, offset: 0, limit: 200 });
    expect(steps.length).toBeGreaterThan(10);
  });
}
