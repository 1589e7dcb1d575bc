import { plural } from '../plural.ts';

const names = (recordings: readonly string[]) =>
  recordings.length === 0 ? '' : ` Affected: ${recordings.map((name) => `“${name}”`).join(', ')}.`;

export const libraryHealth = {
  title: 'Backups',
  text: 'A verified copy of the library is made every day the app runs; the newest seven are kept in its folder.',
  none: 'No backup yet.',
  makeNow: 'Back up now',
  making: 'Copying and checking…',
  made: 'Backed up and checked',
  checkNow: 'Check the library',
  checking: 'Checking…',
  fine: 'The library is as it was written',
  restore: 'Restore…',
  restoreTitle: (date: string) => `Restore the backup of ${date}?`,
  restoreText:
    'The library becomes what it was then: later recordings, texts and edits are not in it. The present library is kept as a file in the same folder, and a running transcription stops at its last saved place.',
  restoreNow: 'Restore',
  restored: 'The backup is restored; the library before it is kept in its folder',
  damaged: (count: number, recordings: readonly string[]) =>
    `Damage was found in ${plural('en', count, { one: 'place', other: 'places' })} of the library file.${names(recordings)} What is damaged is not shown as text.`,
  salvaged: (count: number, recordings: readonly string[], keptAs: string) =>
    `The library file was damaged. What could be read is in a fresh library${count === 0 ? ', nothing that was read is missing' : `, ${plural('en', count, { one: 'row', other: 'rows' })} could not be read`}.${names(recordings)} The damaged file is kept: ${keptAs}`,
  restoreLast: (date: string) => `Restore the backup of ${date}…`,
  salvage: 'Keep what is readable',
  dismiss: 'Dismiss',
  locate: 'Locate file…',
  located: 'Found; the text goes on where it was',
};
