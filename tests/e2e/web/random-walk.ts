import type { Page } from '@playwright/test';
import { burstOf, numbersOf, painted, probeKeys, type Burst } from './walk-probe.ts';

const judging = ['KeyC', 'KeyD', 'KeyS', 'Digit1', 'Digit4', 'KeyU'];
const walking = ['KeyJ', 'KeyK', 'ArrowDown', 'ArrowUp', 'Shift+ArrowDown', 'PageDown', 'PageUp', 'KeyA', 'Escape'];
const leaving = ['Enter', 'Alt+ArrowLeft', 'Control+KeyK', 'Tab'];

/**
 * A verdict needs a key that was pressed on the review, outside of fields; its findings, but for taking back, a selection in
 * view. After another key it is enough that it is in view, or came into view where that key went.
 */
function isAllowed(
  { name, body }: Burst['verdicts'][number],
  { keys, isButtonClicked }: Pick<Burst, 'keys' | 'isButtonClicked'>,
): boolean {
  if (isButtonClicked) return true;
  const input = JSON.parse(body) as { findingIds?: readonly number[]; findingId?: number; onto?: unknown };
  const ids = input.findingIds ?? (input.findingId === undefined ? [] : [input.findingId]);
  // Said again on the notice that somebody else decided meanwhile: it names the finding.
  if (name === 'findings.decide' && input.onto === undefined) return keys.some(({ isOnNotice }) => isOnNotice);
  return keys.some(({ hash, isTyping, findingIds, shownIds }, nth) => {
    if (!hash.startsWith('#/review') || isTyping) return false;
    if (name === 'findings.undo') return true;
    const before = keys[nth - 1];
    const seen = new Set(before ? [...shownIds, ...before.shownIds, ...before.afterIds] : findingIds);
    return ids.some((id) => seen.has(id));
  });
}

interface Walk {
  readonly url: string;
  readonly seed: number;
  readonly steps: number;
  readonly reset: () => Promise<void>;
}

/**
 * Presses, clicks and scrolls at random on the review, up to three times before what they did is checked; returns each verdict that was
 * asked for while its finding was out of sight, while something was typed, or on another page. Opens the page itself;
 * `reset` makes all findings new, where none is left to judge.
 */
export async function randomWalk(page: Page, { url, seed, steps, reset }: Walk): Promise<readonly string[]> {
  const next = numbersOf(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const faults: string[] = [];
  let verdictCount = 0;
  const toReview = async () => {
    await page.evaluate(() => (location.hash = '#/review'));
    await page.locator('h1, [role=option][data-index]').first().waitFor();
    if ((await burstOf(page)).rowCount > 0) return;
    // Nothing is left, or a filter or another tab was chosen.
    await reset();
    await begin();
  };
  const begin = async () => {
    await page.goto('about:blank');
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => (location.hash = '#/review'));
    await page.locator('[role=option][data-index]').first().waitFor();
  };
  await probeKeys(page);
  await begin();
  const act = async (): Promise<string> => {
    const chance = next();
    if (chance < 0.82) {
      const key = pick(chance < 0.45 ? judging : chance < 0.75 ? walking : leaving);
      await page.keyboard.press(key);
      return key;
    }
    const [x, y] = [500 + Math.floor(next() * 60), 200 + Math.floor(next() * 500)];
    await page.mouse.move(x, y);
    if (chance < 0.94) {
      await page.mouse.wheel(0, Math.round((next() - 0.4) * 4000));
      return 'scroll';
    }
    await page.mouse.click(x, y);
    return 'click';
  };
  for (let step = 0; step < steps;) {
    const done: string[] = [];
    for (let left = 1 + Math.floor(next() * 3); left > 0; left -= 1, step += 1) {
      await painted(page);
      done.push(await act());
    }
    const burst = await burstOf(page);
    const { keys, verdicts, hash, rowCount } = burst;
    for (const verdict of verdicts) {
      verdictCount += 1;
      if (!isAllowed(verdict, burst))
        faults.push(`${done.join(' ')}: ${verdict.name} ${verdict.body} ${JSON.stringify(keys)}`);
    }
    if (hash.startsWith('#/review') ? rowCount === 0 : next() < 0.3) {
      await page.keyboard.press('Escape');
      await toReview();
    }
  }
  // A walk that judges nothing says nothing.
  if (verdictCount < steps / 20) faults.push(`only ${verdictCount} verdicts in ${steps} steps`);
  return faults;
}
