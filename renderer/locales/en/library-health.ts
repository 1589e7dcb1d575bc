import { plural } from '../plural.ts';

const names = (recordings: readonly string[]) =>
  recordings.length === 0 ? '' : ` Affected: ${recordings.map((name) => `“${name}”`).join(', ')}.`;

export const libraryHealth = {
  title: 'Backups',
  text: 'The library is backed up and the copy verified once a day while the app is running. The seven newest backups are kept in the library folder.',
  none: 'No backup yet.',
  makeNow: 'Back up now',
  making: 'Copying and checking…',
  made: 'Backed up and checked',
  checkNow: 'Check the library',
  checking: 'Checking…',
  fine: 'No problems found',
  restore: 'Restore…',
  restoreTitle: (date: string) => `Restore the backup of ${date}?`,
  restoreText:
    'The library returns to its state at that time, without later recordings, texts and edits. The current library is kept as a file in the same folder. A running transcription stops; the text saved so far is kept with it.',
  restoreNow: 'Restore',
  restored: 'Backup restored. The previous library is kept in the library folder.',
  damaged: (count: number, recordings: readonly string[]) =>
    `The library file is damaged: ${plural('en', count, { one: 'problem', other: 'problems' })} found.${names(recordings)} Damaged text is not shown.`,
  salvaged: (count: number, recordings: readonly string[], keptAs: string) =>
    `The library file was damaged. Its readable content was copied to a new library${count === 0 ? '; nothing is missing' : `; ${plural('en', count, { one: 'row', other: 'rows' })} could not be read`}.${names(recordings)} The damaged file is kept as ${keptAs}`,
  restoreLast: (date: string) => `Restore the backup of ${date}…`,
  salvage: 'Keep readable content',
  dismiss: 'Dismiss',
  locate: 'Locate file…',
  located: 'File found. Transcription continues where it stopped.',
};
