import { create } from 'zustand';
import type { FindingFilter } from '#shared/watch.ts';
import { navigate } from './route.ts';

export const plainFilter: FindingFilter = { states: ['new'], severities: [], listId: null, recordingId: null };

/** Kept while the app is open, so that coming back finds the same list; `epoch` counts up to take a new snapshot. */
export const useFindingsFilter = create<{ readonly filter: FindingFilter; readonly epoch: number }>(() => ({
  filter: plainFilter,
  epoch: 0,
}));

export function setFindingsFilter(change: Partial<FindingFilter>): void {
  useFindingsFilter.setState(({ filter, epoch }) => ({ filter: { ...filter, ...change }, epoch: epoch + 1 }));
}

export function refreshFindings(): void {
  useFindingsFilter.setState(({ epoch }) => ({ epoch: epoch + 1 }));
}

export function openFindings(change: Partial<FindingFilter>): void {
  setFindingsFilter({ ...plainFilter, ...change });
  navigate({ view: 'review' });
}
