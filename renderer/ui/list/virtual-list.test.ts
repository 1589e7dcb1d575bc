import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VirtualList, type RowRange } from './virtual-list.ts';

const estimatePx = 40;
const paddingPx = 10;
const boxPx = 200;

/** What scrolls: takes no place above its first row. */
class FakeBox extends EventTarget {
  #top = 0;
  get scrollTop() {
    return this.#top;
  }
  set scrollTop(px: number) {
    this.#top = Math.max(0, px);
  }
  scrollByUser(px: number) {
    this.scrollTop = px;
    this.dispatchEvent(new Event('scroll'));
  }
}

interface FakeRow {
  readonly dataset: { readonly index: string };
  isConnected: boolean;
}

type Emit = (entries: readonly object[]) => void;
let sizes: { emit: Emit; readonly observed: Set<unknown> };
let nowMs = 0;
let asked: { readonly range: RowRange; readonly isUrgent: boolean }[] = [];
let box: FakeBox;
let list: VirtualList;

beforeEach(() => {
  nowMs = 1000;
  asked = [];
  vi.stubGlobal('innerHeight', 600);
  vi.stubGlobal('performance', { now: () => nowMs });
  const observed = new Set<unknown>();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(emit: Emit) {
        sizes = { emit, observed };
      }
      observe(target: unknown) {
        observed.add(target);
      }
      unobserve(target: unknown) {
        observed.delete(target);
      }
    },
  );
  box = new FakeBox();
  list = new VirtualList({ estimatePx, paddingPx, onRange: (range, isUrgent) => asked.push({ range, isUrgent }) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const render = (count: number, first: number, last: number, element: FakeBox | null = box) =>
  list.rendered({ count, range: { first, last } }, element as unknown as HTMLElement | null);
const resizeBox = (height = boxPx) => sizes.emit([{ target: box, contentRect: { height } }]);
const row = (index: number): FakeRow => ({ dataset: { index: String(index) }, isConnected: true });
const measure = (...rows: readonly (readonly [FakeRow, number])[]) =>
  sizes.emit(rows.map(([target, blockSize]) => ({ target, borderBoxSize: [{ blockSize }] })));
/** A list of a hundred rows, of which the first twenty are in the document. */
function start(first = 0, last = 19) {
  render(100, first, last);
  resizeBox();
  asked = [];
}

test('what is in view is asked for with some rows around it, once the height is known', () => {
  render(100, 0, 0);
  expect(asked).toEqual([]);
  resizeBox();
  expect(asked).toEqual([{ range: { first: 0, last: 12 }, isUrgent: true }]);
});

test('an empty list and one without an element ask for nothing', () => {
  render(0, 0, 0);
  resizeBox();
  render(100, 0, 0, null);
  expect(asked).toEqual([]);
});

test('scrolling within what is ready asks for nothing, near its end for more, and beyond it urgently', () => {
  start();
  box.scrollByUser(300);
  expect(asked).toEqual([]);
  box.scrollByUser(520);
  expect(asked.at(-1)).toMatchObject({ isUrgent: false, range: { first: 4 } });
  box.scrollByUser(2000);
  expect(asked.at(-1)).toEqual({ range: { first: 41, last: 62 }, isUrgent: true });
});

test('scrolling back asks for what comes before', () => {
  start(40, 60);
  box.scrollByUser(45 * estimatePx);
  asked = [];
  box.scrollByUser(42 * estimatePx + paddingPx);
  expect(asked).toEqual([{ range: { first: 34, last: 55 }, isUrgent: false }]);
});

test('more rows are looked for when the list grew, but not within the rendering', () => {
  render(5, 0, 4);
  resizeBox();
  asked = [];
  box.scrollTop = 10_000;
  render(60, 0, 4);
  expect(asked).toEqual([expect.objectContaining({ isUrgent: false })]);
});

test('a row above the view that is higher than was thought does not move what is read', () => {
  start();
  box.scrollTop = 400;
  measure([row(2), estimatePx + 25]);
  expect(box.scrollTop).toBe(425);
  expect(list.topOf(3)).toBe(3 * estimatePx + 25);
  // What is in view or below it may grow downwards.
  measure([row(12), 90]);
  expect(box.scrollTop).toBe(425);
});

test('several rows measured at once move it by all of them, those that became shorter too', () => {
  start();
  box.scrollTop = 400;
  measure([row(0), 70], [row(1), 30], [row(3), 45], [row(15), 400]);
  expect(box.scrollTop).toBe(400 + 30 - 10 + 5);
});

test('a row that left the document or the range is not measured', () => {
  start();
  measure([{ ...row(2), isConnected: false }, 500], [row(50), 500]);
  expect(list.topOf(100)).toBe(100 * estimatePx);
});

test.each([
  ['center', 50, 10 + 50 * 40 + 20 - 100],
  ['end', 50, 10 + 51 * 40 + 10 - 200],
  ['auto', 50, 10 + 51 * 40 + 10 - 200],
] as const)('a row that is asked for at %s comes to its place', (align, index, topPx) => {
  start();
  list.scrollTo(index, align);
  expect(box.scrollTop).toBe(topPx);
});

test('auto scrolls no more than it must', () => {
  start();
  box.scrollTop = 500;
  list.scrollTo(14, 'auto');
  expect(box.scrollTop).toBe(500);
  list.scrollTo(10, 'auto');
  expect(box.scrollTop).toBe(400);
});

test('a row that was asked for is held while those around it are measured, for a while or until the wheel turns', () => {
  start(40, 60);
  list.scrollTo(50, 'center');
  const atFirst = box.scrollTop;
  measure([row(45), estimatePx + 100]);
  expect(box.scrollTop).toBe(atFirst + 100);
  measure([row(52), 300]);
  expect(box.scrollTop).toBe(atFirst + 100);
  box.dispatchEvent(new Event('wheel'));
  box.scrollTop = 0;
  measure([row(46), estimatePx + 100]);
  expect(box.scrollTop).toBe(0);

  list.scrollTo(50, 'center');
  nowMs += 251;
  box.scrollTop = 0;
  measure([row(47), estimatePx + 100]);
  expect(box.scrollTop).toBe(0);
});

test('in view is a row of which nothing is hidden; seen is one with enough to know it by', () => {
  start();
  box.scrollTop = 100;
  // Row 2 begins at 90, row 6 ends at 290.
  expect([1, 2, 3, 5, 6].map((index) => list.isInView(index))).toEqual([false, false, true, true, false]);
  expect([1, 2, 3, 6, 7].map((index) => list.isSeen(index))).toEqual([false, true, true, true, false]);
  expect(list.firstSeen()).toBe(2);
  box.scrollTop = 120;
  expect(list.firstSeen()).toBe(3);
});

test('a page further on or back is always another row, and ends at the ends', () => {
  start();
  expect(list.pageFrom(10, 1)).toBe(13);
  expect(list.pageFrom(10, -1)).toBe(7);
  resizeBox(20);
  expect(list.pageFrom(10, 1)).toBe(11);
  expect(list.pageFrom(10, -1)).toBe(9);
  expect(list.pageFrom(0, -1)).toBe(0);
  expect(list.pageFrom(99, 1)).toBe(99);
});

test('another element takes over: the old one is neither listened to nor observed any more', () => {
  start();
  const old = box;
  box = new FakeBox();
  render(100, 0, 19);
  expect(sizes.observed.has(old)).toBe(false);
  expect(sizes.observed.has(box)).toBe(true);
  old.scrollByUser(3000);
  expect(asked).toEqual([]);
  box.scrollByUser(3000);
  expect(asked).toHaveLength(1);
});

test('a row is observed while it is there', () => {
  const one = row(1);
  const end = list.measureRow(one as unknown as HTMLElement);
  expect(sizes.observed.has(one)).toBe(true);
  end?.();
  expect(sizes.observed.has(one)).toBe(false);
  expect(list.measureRow(null)).toBeUndefined();
});
