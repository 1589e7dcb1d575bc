import { grouped, plural } from '../plural.ts';

export const keeping = {
  title: 'Keeping and deleting',
  text: 'How long recordings of a collection or with a tag are kept. When that time has passed they are listed here; nothing is deleted before you have seen the list. A legal hold overrides retention, and retention overrides the bin.',
  kinds: { collection: 'Collection', tag: 'Tag', recording: 'Recording' },
  rule: (kind: string, name: string, days: number) =>
    `${kind} “${name}”: kept for ${plural('en', days, { one: 'day', other: 'days' })}`,
  held: (kind: string, name: string) => `${kind} “${name}”: on legal hold`,
  remove: 'Remove rule',
  release: 'Release hold',
  subject: 'Collection or tag',
  purpose: 'What applies',
  keep: 'Keep for (days)',
  hold: 'Legal hold',
  days: 'Days',
  reason: 'Reason for the hold',
  add: 'Add',
  noSubjects: 'Create a collection or a tag first.',
  due: (count: number) => `Recordings past their time: ${grouped('en', count)}`,
  look: 'Show the list',
  dueTitle: (count: number) => `Delete ${plural('en', count, { one: 'recording', other: 'recordings' })} permanently?`,
  go: 'Delete permanently',
  goes: (versions: number, notes: number, findings: number, voices: number) =>
    `With their text, search index entries, waveforms and audio copies made by the app. Transcripts: ${grouped('en', versions)}, notes: ${grouped('en', notes)}, findings: ${grouped('en', findings)}, samples of remembered voices: ${grouped('en', voices)}. Your own files are kept.`,
  withCopies: (count: number) => `Delete the backups that contain them too: ${grouped('en', count)}`,
  beyond:
    'The app cannot delete copies kept by other programs or on other disks. An SSD may keep deleted data until it needs the space; only the encryption of the whole disk protects against that.',
};
