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
  /** The same once the next frame was painted: where the key went. */
  readonly after: readonly string[];
  /** Ids of the selected findings that were in view. */
  readonly findingIds: readonly number[];
  readonly afterFindingIds: readonly number[];
  /** Ids of all selected findings, in view or not. */
  readonly selectedIds: readonly number[];
  /** The focus was on a notice, such as the one that asks whose verdict is to stay. */
  readonly isOnNotice: boolean;
}

export interface Burst {
  readonly keys: readonly KeyMet[];
  /** Calls that judge findings. */
  readonly verdicts: readonly { readonly name: string; readonly body: string }[];
  readonly hash: string;
  /** Calls of the services; without any nothing can have changed. */
  readonly callCount: number;
  /** An editor, a dialog or a menu has the keys. */
  readonly isLayerOpen: boolean;
  /** Of findings. */
  readonly rowCount: number;
}

interface Probe {
  keys: (KeyMet & { after: readonly string[]; afterFindingIds: readonly number[] })[];
  verdicts: { name: string; body: string }[];
  callCount: number;
  openCount: number;
}
type ProbedWindow = typeof globalThis & { probe: Probe };

/** From the next load on every page notes what each key met and which verdicts were sent. */
export async function probeKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { keys: [], verdicts: [], callCount: 0, openCount: 0 };
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
        (row) => row.querySelector('[data-segment-text]')?.textContent ?? [],
      );
    const findingsInView = () =>
      inView(document.querySelector('[role=listbox][aria-multiselectable]'), '[aria-selected=true]').map((row) =>
        Number(row.getAttribute('data-finding')),
      );
    const meet = ({ code }: KeyboardEvent) => {
      const met = {
        code,
        hash: location.hash,
        isTyping: document.activeElement?.matches('input, textarea') ?? false,
        texts: textsInView(),
        after: [] as readonly string[],
        findingIds: findingsInView(),
        afterFindingIds: [] as readonly number[],
        selectedIds: [...document.querySelectorAll('[data-finding][aria-selected=true]')].map((row) =>
          Number(row.getAttribute('data-finding')),
        ),
        isOnNotice: (document.activeElement?.closest('[data-toasts]') ?? null) !== null,
      };
      probe.keys.push(met);
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(met, { after: textsInView(), afterFindingIds: findingsInView() })),
      );
    };
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
    const { keys, verdicts, callCount } = probe;
    Object.assign(probe, { keys: [], verdicts: [], callCount: 0 });
    const isLayerOpen = document.querySelector('[data-segment-editor], [role=dialog], [data-layer]') !== null;
    const rowCount = document.querySelectorAll('[data-finding]').length;
    return { keys, verdicts, callCount, hash: location.hash, isLayerOpen, rowCount };
  });
}
