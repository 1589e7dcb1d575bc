import type { Page, Request } from '@playwright/test';

/** Resolves when what was drawn last is in the document and nothing fades or moves any more; what moves for ever is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const ending = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

const asked = new WeakMap<Page, Set<Request>>();
/** The stream of events has no end, and sound is fetched as it plays. */
const isEndless = (request: Request) => /\/(events|media)\b/.test(request.url());

function askedOf(page: Page): Set<Request> {
  const known = asked.get(page);
  if (known !== undefined) return known;
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => void (isEndless(request) || open.add(request)));
  page.on('requestfinished', (request) => void open.delete(request));
  page.on('requestfailed', (request) => void open.delete(request));
  return open;
}

/**
 * Resolves when the page is settled and has every answer that it asked the host for: what follows from a key or an
 * address is there. From its first call on; so call it once before what is to be waited for.
 */
export async function answered(page: Page): Promise<void> {
  const open = askedOf(page);
  do {
    await settled(page);
    while (open.size > 0) await Promise.race([...open].map((request) => request.response().catch(() => null)));
    await settled(page);
  } while (open.size > 0);
}
