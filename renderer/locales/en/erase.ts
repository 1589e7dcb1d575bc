import { plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

export const erase = {
  action: 'Delete for good…',
  emptyBin: 'Empty the bin…',
  titleOne: (name: string) => `Delete “${name}” for good?`,
  title: (count: number) => `Delete ${countRecordings(count)} for good?`,
  goes: 'This cannot be undone. What goes:',
  texts: (versions: number, segments: number) =>
    `${plural('en', versions, { one: 'text', other: 'texts' })} (${plural('en', segments, { one: 'segment', other: 'segments' })}) with history, speakers and search entries`,
  notes: (notes: number, findings: number) =>
    `${plural('en', notes, { one: 'note', other: 'notes' })} and ${plural('en', findings, { one: 'finding', other: 'findings' })}`,
  sound: (count: number, size: string) =>
    count === 0
      ? 'waveforms and sounds made for playing'
      : `${plural('en', count, { one: 'copy of the sound', other: 'copies of the sound' })} that this app made (${size}), waveforms and sounds made for playing`,
  stays: 'Your own files on disk stay as they are.',
  copies: 'These copies of the library still hold it. The seven newest backups are kept, older ones go by themselves:',
  unreadable: '(cannot be read: it may hold it; delete the file yourself)',
  withCopies: 'Delete these copies too; everything else in them is then gone as well',
  beyond: 'What other programs, copies elsewhere and the disk itself keep is beyond this app.',
  now: 'Delete for good',
  running: 'Deleting…',
  done: (count: number) => `${countRecordings(count)} deleted for good`,
  unfinished: 'The last traces are cleared when the app starts next.',
};
