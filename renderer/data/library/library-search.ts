import { create } from 'zustand';
import type { LibrarySearch } from '#shared/text/find-text.ts';

/** How far the search for what is to be replaced in all transcripts is; null when there is none. */
export const useLibrarySearch = create<{ readonly progress: LibrarySearch | null }>(() => ({ progress: null }));
