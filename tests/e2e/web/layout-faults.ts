import type { Page } from '@playwright/test';

/**
 * Things to press or read that stick out of the window, are cut by a box that does not scroll, or lie over each other. A
 * box that happens to scroll sideways is no excuse: only those are that are meant to.
 */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
      element.getBoundingClientRect().width > 1 &&
      element.closest('.hidden, [aria-hidden=true]') === null;
    /** Tables, code and drawings may be wider than their box. */
    const isMadeToScroll = (around: Element) =>
      around.matches('pre, code, [role=grid]') ||
      around.querySelector(':scope > :is(table, canvas, svg, [role=grid], [role=table])') !== null;
    /** What is left of a box inside everything around it; scrolled out of sight along a way that can be scrolled is fine. */
    const cutOf = (element: Element) => {
      const box = element.getBoundingClientRect();
      let [cutX, cutY] = [Math.max(0, -box.left, box.right - innerWidth), 0];
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        const isWider = /auto|scroll/.test(overflowX) && around.scrollWidth > around.clientWidth + 1;
        if (isWider && isMadeToScroll(around)) return { cutX: 0, cutY: 0 };
        if (overflowX !== 'visible') cutX = Math.max(cutX, edge.left - box.left, box.right - edge.right);
        if (/auto|scroll/.test(overflowY)) break;
        if (overflowY !== 'visible') cutY = Math.max(cutY, edge.top - box.top, box.bottom - edge.bottom);
        if (around === document.body) cutY = Math.max(cutY, -box.top, box.bottom - innerHeight);
      }
      return { cutX, cutY };
    };
    /** The part of it that no box around it has scrolled or cut away. */
    const seenOf = (element: Element) => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return { left, right, top, bottom };
    };
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    const things = [...document.querySelectorAll('button, input, select, h1, [role=combobox], [role=switch]')].filter(
      isShown,
    );
    for (const thing of things) {
      const { cutX, cutY } = cutOf(thing);
      if (cutX > 2 || cutY > 2) faults.push(`${nameOf(thing)} is cut by ${Math.round(cutX)}, ${Math.round(cutY)} px`);
    }
    // Only what can be seen: rows under the edge of a list lie under what stands below it.
    const boxes = things
      .filter((thing) => {
        const { left, top, width, height } = thing.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit !== null && (thing.contains(hit) || hit.contains(thing));
      })
      .map((thing) => ({ thing, box: seenOf(thing) }));
    for (const [nth, one] of boxes.entries()) {
      for (const other of boxes.slice(nth + 1)) {
        if (one.thing.contains(other.thing) || other.thing.contains(one.thing)) continue;
        const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (x > 2 && y > 2) faults.push(`${nameOf(one.thing)} lies over ${nameOf(other.thing)}`);
      }
    }
    return [...new Set(faults)];
  });
}

/** Texts that end in “…” or are cut by their own box, without a tip that has the whole of them. */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { textOverflow, overflowX } = getComputedStyle(element);
      if (textOverflow !== 'ellipsis' && overflowX !== 'hidden' && overflowX !== 'clip') return false;
      if (element.clientWidth < 2 || !element.checkVisibility({ visibilityProperty: true })) return false;
      // Its own words, not those of boxes within it.
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      const isCut = element.scrollWidth > element.clientWidth + 1;
      const hasTip = element.closest('[title], [data-tip]') !== null;
      return hasWords && isCut && !hasTip && element.closest('.hidden, [aria-hidden=true]') === null;
    });
    return [
      ...new Set(found.map((element) => `“${(element.textContent ?? '').trim().slice(0, 50)}” is cut and has no tip`)),
    ];
  });
}
