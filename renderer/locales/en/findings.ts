import type { FindingState, Severity } from '#shared/watch.ts';
import { plural } from '../plural.ts';
import { countFindings } from './counts.ts';

const states: Record<FindingState, string> = { new: 'New', confirmed: 'Confirmed', dismissed: 'Dismissed' };

export const severity: Record<Severity, string> = { low: 'Low', medium: 'Medium', high: 'High' };

export const findings = {
  title: 'Findings',
  count: countFindings,
  newOnes: (count: number) => plural('en', count, { one: 'new finding', other: 'new findings' }),
  states,
  all: 'All',
  anySeverity: 'Any severity',
  anyList: 'All lists',
  severity: 'Severity',
  list: 'Watch list',
  state: 'State',
  table: 'Findings',
  more: (count: number) => `Show ${plural('en', count, { one: 'new finding', other: 'new findings' })}`,
  onlyRecording: 'Only this recording',
  allRecordings: 'All recordings',
  openAt: 'Open the transcript here',
  play: 'Play ten seconds',
  stop: 'Stop',
  confirm: 'Confirm',
  dismiss: 'Dismiss',
  reopen: 'Mark as new',
  undo: 'Undo',
  nothingToUndo: 'Nothing to undo',
  undone: 'Decision undone',
  keepMine: { confirmed: 'Confirm anyway', dismissed: 'Dismiss anyway', new: 'Mark as new anyway' },
  reason: 'Reason (optional)',
  decided: (state: FindingState, who: string, when: string) => `${states[state]} by ${who}, ${when}`,
  textChanged: 'The text has been edited since, and the term is no longer in it.',
  export: 'Export',
  exportCsv: 'Table (CSV)',
  exportJson: 'For other programs (JSON)',
  exported: (name: string) => `Saved as “${name}”`,
  keys: 'J K: next, previous · Space: play · C: confirm · D: dismiss · R: reason · U: undo',
  emptyTitle: 'Nothing found yet',
  emptyText:
    'A watch list is a list of words and phrases to look for. New recordings are checked as they are transcribed, and the whole library is checked when a list changes.',
  emptyAction: 'Create a watch list',
  doneTitle: 'All reviewed',
  doneText: 'New findings appear here as recordings are transcribed.',
  noneTitle: 'No findings match these filters',
  clearFilters: 'Clear filters',
  pick: 'Select a finding to see it in context.',
};
