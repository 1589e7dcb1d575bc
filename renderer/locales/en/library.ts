import type { RecordingState } from '#shared/recording.ts';
import { grouped, plural } from '../plural.ts';

export const state: Record<RecordingState, string> = {
  waiting: 'Waiting',
  running: 'Transcribing',
  paused: 'Paused',
  done: 'Done',
  failed: 'Not transcribed',
  cancelled: 'Cancelled',
};

export const library = {
  title: 'Library',
  count: (count: number) => plural('en', count, { one: 'recording', other: 'recordings' }),
  name: 'Name',
  added: 'Added',
  length: 'Length',
  language: 'Language',
  state: 'State',
  table: 'Recordings',
  actionsFor: (name: string) => `Actions for ${name}`,
  openItem: 'Open',
  export: 'Export…',
  toBin: 'Move to bin',
  actionsForSelected: 'Actions for the selection',
  removeTitle: (count: number) => `Move ${plural('en', count, { one: 'recording', other: 'recordings' })} to the bin?`,
  removeText:
    'They are removed from the library, search and the queue. Undo with Ctrl+Z, or restore them from the bin.',
  removing: (count: number) => `Moving ${plural('en', count, { one: 'recording', other: 'recordings' })} to the bin…`,
  changing: (count: number) => `Changing ${plural('en', count, { one: 'recording', other: 'recordings' })}…`,
  changed: {
    pause: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} paused`,
    resume: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} resumed`,
    cancel: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} cancelled`,
    retry: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} queued again`,
    again: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} queued again`,
  },
  clearSelection: 'Clear selection',
  removed: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} moved to the bin`,
  removedOne: (name: string) => `“${name}” moved to the bin`,
  emptyTitle: 'Start with a recording',
  emptyText: 'Drop audio or video files anywhere in this window. Their text appears as they are transcribed.',
  emptyPrivate: 'Nothing leaves this computer.',
};

export const missing = {
  title: (count: number, folder: string) =>
    `${plural('en', count, { one: 'file is', other: 'files are' })} missing in ${folder}`,
  text: 'Connect the drive, or locate the folder the files were moved to. Transcripts are not affected.',
  locate: 'Locate folder…',
  retry: 'Retry all',
  more: (count: number) => `Show ${plural('en', count, { one: 'more folder', other: 'more folders' })}`,
  looking: 'Looking for the files…',
  found: (found: number, all: number) =>
    `${grouped('en', found)} of ${plural('en', all, { one: 'file', other: 'files' })} found`,
  stillMissing: 'The files are still missing. Connect the drive, or locate the folder they were moved to.',
  dialogTitle: 'Where are the files now?',
  dialogText:
    'Enter the path of a folder on the computer that runs Stenogram. It is searched together with its subfolders; files are matched by content, not by name.',
  path: 'Folder path',
  look: 'Search this folder',
  row: 'File missing',
};

export const bin = {
  title: 'Bin',
  table: 'Recordings in the bin',
  emptyTitle: 'The bin is empty',
  emptyText: 'Recordings you remove are kept here with their transcripts. Your files are never touched.',
  restore: 'Restore',
  removed: 'Removed',
  restoring: (count: number) => `Restoring ${plural('en', count, { one: 'recording', other: 'recordings' })}…`,
  restoringLast: 'Restoring…',
  nothingToRestore: 'The bin is empty.',
  restored: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} restored`,
  note: 'Your files on disk are never touched.',
};

export const add = {
  add: 'Add recordings…',
  addFolder: 'Add a folder…',
  samples: { en: 'Try the English sample (2 min)', ru: 'Try the Russian sample (1 min)' },
  more: 'More ways to add',
  drop: 'Drop to add',
  dropText: 'Audio, video, transcripts, folders, or a model file',
  uploading: (name: string) => `Uploading ${name}`,
  uploadCount: (done: number, total: number) => `${grouped('en', done)} of ${grouped('en', total)}`,
  alreadyThere: (name: string) => `“${name}” is already in the library`,
  isCopy: (file: string, name: string) =>
    file === name
      ? `“${name}” is already in the library`
      : `“${file}” is the same recording as “${name}”, which is already in the library`,
  isMoved: (file: string, name: string) => `“${file}” is the file of “${name}”: its new location was saved`,
  andOthers: (text: string, count: number) =>
    `${text}; the same applies to ${plural('en', count, { one: 'more file', other: 'more files' })}`,
  alreadyThereMany: (count: number) =>
    `${plural('en', count, { one: 'recording is', other: 'recordings are' })} already in the library`,
  show: 'Show',
  refusedTitle: (count: number) => `${plural('en', count, { one: 'file was', other: 'files were' })} not added`,
  nothingFound: 'No audio or video files were found.',
};

export const demo = {
  title: 'This is the demo model.',
  text: 'It knows about 900 words and understands only the synthetic voices of espeak-ng. For real recordings, get a Whisper model.',
  empty:
    'The built-in demo model is in use. It understands only the synthetic English voices of espeak-ng. For real recordings, get a Whisper model.',
  how: 'How to get one',
  badge: 'Demo',
  hide: 'Hide this note',
};
