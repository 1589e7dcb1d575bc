import { plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

export const erase = {
  action: 'Delete permanently…',
  emptyBin: 'Empty bin…',
  titleOne: (name: string) => `Delete “${name}” permanently?`,
  title: (count: number) => `Delete ${countRecordings(count)} permanently?`,
  goes: 'This cannot be undone. Will be deleted:',
  texts: (versions: number, segments: number) =>
    `${plural('en', versions, { one: 'text', other: 'texts' })} (${plural('en', segments, { one: 'segment', other: 'segments' })}) with history, speakers and search index entries`,
  notes: (notes: number, findings: number) =>
    `${plural('en', notes, { one: 'note', other: 'notes' })} and ${plural('en', findings, { one: 'finding', other: 'findings' })}`,
  sound: (count: number, size: string) =>
    count === 0
      ? 'waveforms and audio prepared for playback'
      : `${plural('en', count, { one: 'audio copy', other: 'audio copies' })} made by the app (${size}), waveforms and audio prepared for playback`,
  stays: 'Your own files on disk are not touched.',
  copies:
    'These backups still contain it. Only the seven newest backups are kept; older ones are deleted automatically:',
  unreadable: '(cannot be read and may contain it; delete the file yourself)',
  withCopies: 'Delete these backups too, with everything else in them',
  beyond: 'The app cannot delete copies kept by other programs, on other disks, or by the disk itself.',
  now: 'Delete permanently',
  running: 'Deleting…',
  done: (count: number) => `${countRecordings(count)} permanently deleted`,
  unfinished:
    'The remaining traces are cleared when nothing else is being changed, at the latest when the app starts next.',
};
