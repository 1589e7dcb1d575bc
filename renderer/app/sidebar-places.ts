import type { ComponentType, ReactNode } from 'react';
import { LibraryCount } from '#renderer/features/library/tree/LibraryCount.tsx';
import { LibraryTree } from '#renderer/features/library/tree/LibraryTree.tsx';
import { WithVoices } from '#renderer/features/people/WithVoices.tsx';
import { SavedSearches } from '#renderer/features/search/saved-searches/SavedSearches.tsx';
import { FindingsBadge } from '#renderer/features/watch/findings/FindingsBadge.tsx';
import type { CommandId } from '#renderer/commands/commands.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { showInLibrary } from '#renderer/state/library-view.ts';
import { navigate, type Route } from '#renderer/state/route.ts';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { focusSearch } from './focus-search.ts';

/** A page that has a place in the sidebar, in the order in which they stand there. */
export interface Place {
  /** Current while one of these is shown. */
  readonly views: readonly Route['view'][];
  readonly icon: IconName;
  readonly label: (t: Dictionary) => string;
  readonly open: () => void;
  /** Its key is shown beside the name. */
  readonly command?: CommandId;
  /** A number behind the name. */
  readonly Badge?: ComponentType;
  /** What is in it, under the name. */
  readonly Tree?: ComponentType;
  /** Around a page that comes with a capability: shows its children once that is there. */
  readonly When?: ComponentType<{ readonly children: ReactNode }>;
}

export const sidebarPlaces: readonly Place[] = [
  {
    views: ['library', 'transcript', 'compare'],
    icon: 'library',
    label: (t) => t.nav.library,
    open: () => showInLibrary(''),
    Badge: LibraryCount,
    Tree: LibraryTree,
  },
  {
    views: ['search'],
    icon: 'search',
    label: (t) => t.nav.search,
    open: focusSearch,
    command: 'find-everywhere',
    Tree: SavedSearches,
  },
  {
    views: ['review'],
    icon: 'flag',
    label: (t) => t.nav.review,
    open: () => navigate({ view: 'review' }),
    Badge: FindingsBadge,
  },
  {
    views: ['rules'],
    icon: 'eye',
    label: (t) => t.nav.rules,
    open: () => navigate({ view: 'rules' }),
  },
  {
    views: ['people'],
    icon: 'speakers',
    label: (t) => t.people.title,
    open: () => navigate({ view: 'people' }),
    When: WithVoices,
  },
  {
    views: ['overview'],
    icon: 'chart',
    label: (t) => t.overview.title,
    open: () => navigate({ view: 'overview' }),
  },
  {
    views: ['quality'],
    icon: 'gauge',
    label: (t) => t.quality.title,
    open: () => navigate({ view: 'quality' }),
  },
];
