import { create } from 'zustand';
import { firstSort, listColumns, type ListSort, type SortColumn } from '#shared/catalogue/listed-recording.ts';
import { navigate } from './route.ts';

export interface ShownColumn {
  readonly id: SortColumn;
  readonly widthPx: number;
}

interface LibraryView {
  /** In the language of the search. */
  readonly filter: string;
  /** Counts up each time someone asks for the filter's field. */
  readonly filterFocus: number;
  readonly sort: ListSort;
  /** In their order; the name is always the first. */
  readonly columns: readonly ShownColumn[];
  readonly areDetailsShown: boolean;
}

const storeKey = 'library view';

export const columnWidths: Readonly<Record<(typeof listColumns)[number], number>> = {
  name: 320,
  recorded: 128,
  added: 128,
  length: 70,
  language: 100,
  state: 150,
  speakers: 150,
  tags: 130,
  model: 150,
  findings: 110,
  folder: 200,
  size: 80,
};

const firstColumns = (['name', 'recorded', 'length', 'language', 'tags', 'state'] as const).map((id) => ({
  id,
  widthPx: columnWidths[id],
}));

const initial = { sort: firstSort, columns: firstColumns, areDetailsShown: false };

/** How the library is shown. The filter lasts as long as the page, all else is remembered. */
export const useLibraryView = create<LibraryView>(() => ({ filter: '', filterFocus: 0, ...initial, ...readKept() }));

useLibraryView.subscribe(({ sort, columns, areDetailsShown }) => {
  try {
    localStorage.setItem(storeKey, JSON.stringify({ sort, columns, areDetailsShown }));
  } catch {
    // Without a place to remember it in it lasts as long as the page.
  }
});

/** Opens the library with this filter. */
export function showInLibrary(filter: string): void {
  useLibraryView.setState({ filter });
  navigate({ view: 'library' });
}

/** Puts the cursor into the filter of the list that is shown. */
export function focusFilter(): void {
  useLibraryView.setState(({ filterFocus }) => ({ filterFocus: filterFocus + 1 }));
}

/** Puts a column before another one, or last; nothing comes before the name. */
export function moveColumn(id: SortColumn, before: SortColumn | null): void {
  useLibraryView.setState(({ columns }) => {
    const moved = columns.find((column) => column.id === id);
    if (moved === undefined || id === 'name' || before === 'name' || before === id) return {};
    const others = columns.filter((column) => column !== moved);
    const at = before === null ? others.length : others.findIndex((column) => column.id === before);
    return at < 1 ? {} : { columns: [...others.slice(0, at), moved, ...others.slice(at)] };
  });
}

export function resetColumns(): void {
  useLibraryView.setState({ columns: firstColumns });
}

function readKept(): Partial<LibraryView> {
  try {
    const kept = JSON.parse(localStorage.getItem(storeKey) ?? '{}') as Partial<LibraryView>;
    const columns = (kept.columns ?? []).filter(({ id, widthPx }) => isColumn(id) && Number.isFinite(widthPx));
    return {
      ...(columns[0]?.id === 'name' && { columns }),
      ...(kept.sort && isColumn(kept.sort.by) && { sort: kept.sort }),
      ...(kept.areDetailsShown === true && { areDetailsShown: true }),
    };
  } catch {
    return {};
  }
}

function isColumn(id: string): boolean {
  return (listColumns as readonly string[]).includes(id) || /^field:\d+$/.test(id);
}
