/** What the owner of a search process and the process say to each other. Both ends are ours. */
/** The most urgent first. */
export const searchMethods = ['query', 'values', 'suggest', 'count', 'facets'] as const;
export type SearchMethod = (typeof searchMethods)[number];

export type ToSearch =
  | { readonly type: 'open'; readonly libraryDir: string }
  | { readonly type: 'ask'; readonly id: number; readonly method: SearchMethod; readonly input: unknown };

export type FromSearch =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  /** Newer questions of the same kind came before it was its turn. */
  | { readonly type: 'dropped'; readonly id: number }
  /** `code` is SQLite's, so that the owner can recognise damage. */
  | { readonly type: 'failed'; readonly id: number; readonly code: string; readonly message: string };
