import { grouped } from '../plural.ts';
import type { BatchHold } from '#shared/automation/batches.ts';
import type { ArrivalState } from '#shared/automation/sources.ts';

const states: Record<ArrivalState, string> = {
  settling: 'Arriving',
  queued: 'In the queue',
  linked: 'Already in the library',
  done: 'Done',
  failed: 'Failed',
};
const holds: Record<BatchHold, string> = {
  hours: 'Waiting for its hours',
  battery: 'Waiting for mains power',
  heat: 'Waiting for the computer to cool down',
};

export const sources = {
  title: 'Watched folders',
  branch: 'Sources',
  silentOne: (folder: string) => `“${folder}” is not reachable`,
  text: 'Everything that arrives in these folders is transcribed. Files are never moved or changed.',
  none: 'No folder is watched yet.',
  add: 'Add folder',
  change: 'Change the rules',
  folder: 'Folder',
  choose: 'Choose…',
  folderPlaceholder: '/home/anna/Recordings',
  rules: 'What happens to each recording',
  isOn: 'Watched',
  off: 'Not watched',
  silent: 'Not reachable. Watching continues as soon as it is back.',
  seen: (when: string) => `Last checked ${when}`,
  notSeen: 'Not checked yet',
  counts: (done: number, waiting: number, failed: number) =>
    `Done: ${grouped('en', done)}, waiting: ${grouped('en', waiting)}, failed: ${grouped('en', failed)}`,
  isDeep: 'With subfolders',
  collection: 'Add to collection',
  noCollection: 'No collection',
  tags: 'Tags, separated by commas',
  model: 'Model',
  preset: 'Accuracy',
  language: 'Language',
  asInSettings: 'As in Settings',
  exportAs: 'Export as',
  noExport: 'None',
  exportFolder: 'Into the folder (empty: next to the recording)',
  exportPlace: 'Place',
  template: 'Name of the file',
  templateHint: '{name} {date} {language}',
  hours: 'Transcribe only from … to …',
  anyTime: 'Any time',
  priority: 'Priority',
  priorities: { '1': 'Before everything else', '0': 'Normal', '-1': 'After everything else' },
  failedTag: 'Tag for what fails',
  save: 'Save',
  remove: 'Stop watching',
  removed: (folder: string) => `“${folder}” is no longer watched. Its recordings stay.`,
  retry: 'Try failed ones again',
  states,
  arrivals: 'Arrivals',
  batches: 'Batches',
  batchFacts: (done: number, total: number, failed: number) =>
    `Done: ${grouped('en', done)} of ${grouped('en', total)}, failed: ${grouped('en', failed)}`,
  holds,
  report: 'Report',
  reportAs: (format: string) => `Report as ${format}`,
  show: 'Show recordings',
  summary: 'While you were away',
  summaryText: (done: number, failed: number, sound: string) =>
    `Recordings done: ${grouped('en', done)}, failed: ${grouped('en', failed)}. Length: ${sound}.`,
  summarySeen: 'OK',
};
