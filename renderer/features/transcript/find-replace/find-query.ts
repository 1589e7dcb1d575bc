import { create } from 'zustand';
import type { TextQuery } from '#shared/text/find-text.ts';

interface FindState {
  readonly query: TextQuery;
  readonly replacement: string;
}

/** What is looked for and what takes its place; kept from one transcript to the next and to the page for all of them. */
export const useFindQuery = create<FindState>(() => ({
  query: { text: '', isRegex: false, isWholeWord: false, isCaseSensitive: false, isYoLoose: true },
  replacement: '',
}));

export function changeQuery(change: Partial<TextQuery>): void {
  useFindQuery.setState(({ query }) => ({ query: { ...query, ...change } }));
}
