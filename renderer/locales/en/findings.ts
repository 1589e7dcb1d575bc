import type { FindingState, Severity } from '#shared/watch.ts';
import { plural } from '../plural.ts';
import { countFindings } from './counts.ts';

const states: Record<FindingState, string> = { new: 'New', confirmed: 'Confirmed', dismissed: 'Dismissed' };

export const severity: Record<Severity, string> = { low: 'Low', medium: 'Medium', high: 'High' };

export const findings = {
  title: 'Findings',
  count: countFindings,
  newOnes: (count: number) => `${countFindings(count)} to look at`,
  states,
  all: 'All',
  anySeverity: 'Any severity',
  anyList: 'All lists',
  severity: 'Severity',
  list: 'Watch list',
  state: 'State',
  table: 'Findings',
  more: (count: number) => `Show ${plural('en', count, { one: 'new one', other: 'new ones' })}`,
  onlyRecording: 'Only this recording',
  allRecordings: 'All recordings',
  openAt: 'Open the transcript here',
  play: 'Play ten seconds',
  stop: 'Stop',
  confirm: 'Confirm',
  dismiss: 'Dismiss',
  reopen: 'Back to new',
  undo: 'Undo',
  nothingToUndo: 'There is nothing to undo',
  undone: 'Decision taken back',
  reason: 'Reason (optional)',
  decided: (state: FindingState, who: string, when: string) => `${states[state]} by ${who}, ${when}`,
  textChanged: 'The text was changed since: the term is no longer there.',
  export: 'Export',
  exportCsv: 'As a table (CSV)',
  exportJson: 'For programs (JSON)',
  exported: (name: string) => `Saved as “${name}”`,
  keys: 'J K walk · Space plays · C confirms · D dismisses · R reason · U takes back',
  emptyTitle: 'Nothing found yet',
  emptyText:
    'A watch list holds words and phrases. Every new transcript is looked through as it is recognised, and the whole library when a list changes.',
  emptyAction: 'Make a watch list',
  doneTitle: 'Everything is decided',
  doneText: 'New findings appear here as recordings are transcribed.',
  noneTitle: 'Nothing fits these filters',
  clearFilters: 'Clear the filters',
  pick: 'Choose a finding to see where it was said.',
};
