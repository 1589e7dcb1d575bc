import { expect, test } from 'vitest';
import { appendRows, pageSize, pagesFor, replaceRow, spliceRows } from './pages.ts';

const rows = (from: number, count: number) => Array.from({ length: count }, (_, nth) => ({ id: from + nth }));

test('the pages of a view are those it touches, and page 0 for the total', () => {
  expect(pagesFor(0, 30)).toEqual([0]);
  expect(pagesFor(190, 210)).toEqual([0, 1]);
  expect(pagesFor(50_000 - 3, 50_000 - 1)).toEqual([0, 249]);
  expect(pagesFor(0, -1)).toEqual([0]);
});

test('rows that come in fill the last page and begin the next one', () => {
  const pages = new Map([[0, { rows: rows(1, 199), total: 199 }]]);
  const after = appendRows(pages, rows(200, 3));
  expect(after.get(0)?.rows).toHaveLength(pageSize);
  expect(after.get(1)?.rows).toEqual(rows(201, 2));
  expect([...after.values()].map((page) => page.total)).toEqual([202, 202]);
});

test('a row that a fetch brought already is not there twice', () => {
  const pages = new Map([[0, { rows: rows(1, 3), total: 3 }]]);
  expect(appendRows(pages, rows(3, 2)).get(0)).toEqual({ rows: rows(1, 4), total: 4 });
});

test('when the last page is not loaded only the total grows', () => {
  const pages = new Map([[0, { rows: rows(1, pageSize), total: 450 }]]);
  const after = appendRows(pages, rows(900, 2));
  expect([...after.keys()]).toEqual([0]);
  expect(after.get(0)?.total).toBe(452);
});

test('an empty transcript starts with its first rows', () => {
  expect(appendRows(new Map([[0, { rows: [], total: 0 }]]), rows(1, 2)).get(0)).toEqual({ rows: rows(1, 2), total: 2 });
});

test('a changed row is replaced in place, other pages stay the same object', () => {
  const page = { rows: rows(1, 2), total: 2 };
  expect(replaceRow(page, { id: 9 })).toBe(page);
  expect(replaceRow<{ id: number; text?: string }>(page, { id: 2, text: 'x' }).rows[1]).toEqual({ id: 2, text: 'x' });
});

test('rows that came and went move the loaded pages, up to the first gap', () => {
  const pages = new Map([
    [0, { rows: rows(0, 200), total: 700 }],
    [1, { rows: rows(200, 200), total: 700 }],
    [3, { rows: rows(600, 100), total: 700 }],
  ]);
  const change = { segmentIds: [5, 6, 250.5], segments: [{ id: 5 }, { id: 250.5 }], movedFrom: 5, total: 700 };
  const after = spliceRows(pages, change, (a, b) => a.id - b.id);
  expect(after.get(0)?.rows.slice(4, 8)).toEqual([{ id: 4 }, { id: 5 }, { id: 7 }, { id: 8 }]);
  expect(after.get(1)?.rows.slice(49, 52)).toEqual([{ id: 250 }, { id: 250.5 }, { id: 251 }]);
  expect(after.get(3)?.rows).toEqual(rows(600, 100));
});

test('a row that is added at the very end is in the last page', () => {
  const pages = new Map([[0, { rows: rows(1, 3), total: 3 }]]);
  const change = { segmentIds: [4], segments: [{ id: 4 }], movedFrom: 3, total: 4 };
  expect(spliceRows(pages, change, (a, b) => a.id - b.id).get(0)).toEqual({ rows: rows(1, 4), total: 4 });
});
