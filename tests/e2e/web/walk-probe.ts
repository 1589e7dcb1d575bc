import type { Page } from '@playwright/test';

/** The same numbers, from 0 to 1, for the same seed. */
export function numbersOf(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a key met on the page, before anything was done with it. */
export interface KeyMet {
  readonly code: string;
  readonly hash: string;
  readonly isTyping: boolean;
  /** Texts of the segments of a transcript that were in view, also in part. */
  readonly texts: readonly string[];
  /** Those that came into view until the next key: where the key went. */
  readonly after: readonly string[];
  /** Ids of the selected findings that were in view. */
  readonly findingIds: readonly number[];
  /** Of all findings in view, and of those that came into view at the place where the key went. */
  readonly shownIds: readonly number[];
  readonly afterIds: readonly number[];
  /** The focus was on a notice, such as the one that asks whose verdict is to stay. */
  readonly isOnNotice: boolean;
}

export interface Burst {
  readonly keys: readonly KeyMet[];
  /** Calls that judge findings. */
  readonly verdicts: readonly { readonly name: string; readonly body: string }[];
  /** A button or a command of the palette was clicked: its name says what it does. */
  readonly isButtonClicked: boolean;
  readonly hash: string;
  /** Calls of the services; without any nothing can have changed. */
  readonly callCount: number;
  /** An editor, a dialog or a menu has the keys. */
  readonly isLayerOpen: boolean;
  /** Of findings. */
  readonly rowCount: number;
}

interface Probe {
  keys: KeyMet[];
  verdicts: { name: string; body: string }[];
  isButtonClicked: boolean;
  callCount: number;
  openCount: number;
}
type ProbedWindow = typeof globalThis & { probe: Probe };

/** From the next load on every page notes what each key met and which verdicts were sent. */
export async function probeKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { keys: [], verdicts: [], isButtonClicked: false, callCount: 0, openCount: 0 };
    (globalThis as ProbedWindow).probe = probe;
    const inView = (list: Element | null, rows: string) => {
      const edge = list?.getBoundingClientRect();
      return [...(list?.querySelectorAll(rows) ?? [])].filter((row) => {
        const box = row.getBoundingClientRect();
        return edge !== undefined && box.bottom > edge.top + 4 && box.top < edge.bottom - 4;
      });
    };
    const textsInView = () =>
      inView(document.querySelector('[data-segments]'), '[data-index]').flatMap(
        (row) => row.querySelector('[data-segment-text]')?.textContent ?? row.querySelector('textarea')?.value ?? [],
      );
    const findingList = () => document.querySelector('[role=listbox][aria-multiselectable]');
    const findingsInView = (rows: string) =>
      inView(findingList(), rows).map((row) => Number(row.getAttribute('data-finding')));
    const follow = (met: { after: readonly string[]; afterIds: readonly number[] }) => {
      const [texts, ids] = [new Set<string>(), new Set<number>()];
      const look = () => {
        for (const text of textsInView()) texts.add(text);
        for (const id of findingsInView('[data-finding]')) ids.add(id);
        Object.assign(met, { after: [...texts], afterIds: [...ids] });
        if (probe.keys.at(-1) === met) requestAnimationFrame(() => setTimeout(look));
      };
      requestAnimationFrame(() => setTimeout(look));
    };
    const meet = ({ code }: KeyboardEvent) => {
      const met = {
        code,
        hash: location.hash,
        isTyping: document.activeElement?.matches('input, textarea') ?? false,
        texts: textsInView(),
        after: [],
        findingIds: findingsInView('[aria-selected=true]'),
        shownIds: findingsInView('[data-finding]'),
        afterIds: [],
        isOnNotice: (document.activeElement?.closest('[data-toasts]') ?? null) !== null,
      };
      probe.keys.push(met);
      follow(met);
    };
    window.addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('button, [role=dialog] [role=option]') !== null)
          probe.isButtonClicked = true;
      },
      { capture: true },
    );
    window.addEventListener('keydown', meet, { capture: true });
    const ask = window.fetch.bind(window);
    window.fetch = async (...given) => {
      const [address, { body } = {}] = given;
      const [, name] = (typeof address === 'string' ? /\/api\/([\w.]+)$/.exec(address) : null) ?? [];
      if (name === undefined || typeof body !== 'string') return await ask(...given);
      if (/^findings\.(decide|decideAlike|undo)$/.test(name)) probe.verdicts.push({ name, body });
      probe.callCount += 1;
      probe.openCount += 1;
      try {
        const answer = await ask(...given);
        // What the page makes of it is done when its body has been read.
        void answer
          .clone()
          .text()
          .catch(() => '')
          .then(() => setTimeout(() => (probe.openCount -= 1)));
        return answer;
      } catch (error) {
        probe.openCount -= 1;
        throw error;
      }
    };
  });
}

/**
 * Waits for a frame and until a list that was scrolled has its rows, as a person would who presses a key for what is in
 * sight, and no longer than half a second.
 */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isBlank = () => {
      const list = document.querySelector('[data-segments], [role=listbox][aria-multiselectable]');
      const boxes = [...(list?.querySelectorAll('[data-index]') ?? [])].map((row) => row.getBoundingClientRect());
      if (!list || boxes.length === 0) return false;
      const { top, bottom } = list.getBoundingClientRect();
      const isAtEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 60;
      const isTopMissing = list.scrollTop > 60 && Math.min(...boxes.map((box) => box.top)) > top + 40;
      return isTopMissing || (!isAtEnd && Math.max(...boxes.map((box) => box.bottom)) < bottom - 40);
    };
    for (let frame = 0; frame === 0 || (frame < 30 && isBlank()); frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  });
}

/** Waits for a frame and until the page has every answer it asked for, but not for what moves; returns what was noted since the last time. */
export async function burstOf(page: Page): Promise<Burst> {
  return await page.evaluate(async () => {
    const { probe } = globalThis as ProbedWindow;
    const turn = () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let quiet = 0; quiet < 3; quiet = probe.openCount === 0 ? quiet + 1 : 0) {
      await (probe.openCount === 0 ? turn() : new Promise((resolve) => setTimeout(resolve, 2)));
    }
    const { keys, verdicts, isButtonClicked, callCount } = probe;
    Object.assign(probe, { keys: [], verdicts: [], isButtonClicked: false, callCount: 0 });
    const isLayerOpen = document.querySelector('[data-segment-editor], [role=dialog], [data-layer]') !== null;
    const rowCount = document.querySelectorAll('[data-finding]').length;
    return { keys, verdicts, isButtonClicked, callCount, hash: location.hash, isLayerOpen, rowCount };
  });
}
