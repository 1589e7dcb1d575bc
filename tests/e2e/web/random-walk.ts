import type { Page, Request } from '@playwright/test';

/** The same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const judging = ['KeyC', 'KeyD', 'KeyS', 'Digit1', 'Digit4', 'KeyU'];
const walking = ['KeyJ', 'KeyK', 'ArrowDown', 'ArrowUp', 'Shift+ArrowDown', 'PageDown', 'PageUp', 'KeyA', 'Escape'];
const leaving = ['Enter', 'Alt+ArrowLeft', 'Control+KeyK', 'Tab'];

/** What is in sight before a key: the page, and which findings are selected on it. */
interface Seen {
  readonly hash: string;
  readonly isSelectedSeen: boolean;
  readonly isTyping: boolean;
}

async function look(page: Page): Promise<Seen> {
  return await page.evaluate(() => {
    const list = document.querySelector('[role=listbox][aria-multiselectable]');
    const edge = list?.getBoundingClientRect();
    const rows = [...(list?.querySelectorAll('[role=option][aria-selected=true]') ?? [])];
    const seen = rows.some((row) => {
      const box = row.getBoundingClientRect();
      return edge !== undefined && box.bottom > edge.top + 4 && box.top < edge.bottom - 4;
    });
    const isTyping = document.activeElement?.matches('input, textarea') ?? false;
    return { hash: location.hash, isSelectedSeen: seen, isTyping };
  });
}

/**
 * Presses, clicks and scrolls at random on the review; returns each verdict that was asked for while its finding was out
 * of sight, while something was typed, or on another page.
 */
export async function randomWalk(page: Page, seed: number, steps: number): Promise<readonly string[]> {
  const next = numbers(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const faults: string[] = [];
  let before: Seen = await look(page);
  let done = '';
  const onRequest = (request: Request) => {
    if (!/\/api\/findings\.(decide|decideAlike)$/.test(request.url())) return;
    const isFine = before.hash.startsWith('#/review') && before.isSelectedSeen && !before.isTyping;
    if (!isFine) faults.push(`${done}: ${JSON.stringify(before)} ${request.postData()}`);
  };
  page.on('request', onRequest);
  for (let step = 0; step < steps; step += 1) {
    const chance = next();
    before = await look(page);
    if (!before.hash.startsWith('#/review') && chance < 0.3) {
      await page.evaluate(() => (location.hash = '#/review'));
      await page.waitForTimeout(30);
      continue;
    }
    if (chance < 0.45) done = pick(judging);
    else if (chance < 0.75) done = pick(walking);
    else if (chance < 0.82) done = pick(leaving);
    else if (chance < 0.94) {
      done = 'scroll';
      await page.mouse.move(500, 450);
      await page.mouse.wheel(0, Math.round((next() - 0.4) * 4000));
      await page.waitForTimeout(40);
      continue;
    } else {
      done = 'click';
      const rows = page.locator('[role=option][data-index]');
      const count = await rows.count();
      if (count > 0)
        await rows
          .nth(Math.floor(next() * count))
          .click({ timeout: 500, position: { x: 60, y: 12 }, modifiers: next() < 0.2 ? ['Shift'] : [] })
          .catch(() => {});
      continue;
    }
    await page.keyboard.press(done);
    // What it asks for is asked for before the next look.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5))));
  }
  page.off('request', onRequest);
  return faults;
}
