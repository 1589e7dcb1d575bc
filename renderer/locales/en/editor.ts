import type { StepDetail, StepName } from '#shared/edits/step.ts';
import { plural } from '../plural.ts';
import { countSegments } from './counts.ts';

const quoted = (text: string | undefined) => (text === undefined || text === '' ? '' : ` “${text}”`);
const steps: Record<StepName, (detail: StepDetail) => string> = {
  text: ({ text }) => `Text${quoted(text)}`,
  split: () => 'Split a segment',
  merge: () => 'Merge two segments',
  insert: ({ text }) => `Insert a segment${quoted(text)}`,
  remove: ({ count }) => `Delete ${countSegments(count)}`,
  times: () => 'Change times',
  'assign-speaker': ({ to, count }) =>
    to === undefined ? `No speaker: ${countSegments(count)}` : `${to}: ${countSegments(count)}`,
  'find-speakers': ({ count }) => `Detect speakers (${count ?? 0})`,
  'add-speaker': ({ to }) => `Add speaker${quoted(to)}`,
  'rename-speaker': ({ from, to }) => `Rename${quoted(from)} to${quoted(to)}`,
  'merge-speakers': ({ from, to }) => `Merge${quoted(from)} into${quoted(to)}`,
  replace: ({ from, to, count }) => `Replace${quoted(from)} with${quoted(to)} (${count ?? 0})`,
  restore: ({ text }) => `Restore original text${quoted(text)}`,
  'take-version': ({ from, count }) => `Take ${countSegments(count)} from${quoted(from)}`,
  fit: ({ count }) => `Fit to subtitles: ${countSegments(count)}`,
  'add-note': ({ text, to }) => `${text ? `Note${quoted(text)}` : 'Bookmark'} at ${to ?? ''}`,
  'change-note': ({ text, to }) => `Change the note at ${to ?? ''}${quoted(text)}`,
  'remove-note': ({ text, to }) => `Remove ${text ? `the note${quoted(text)}` : 'the bookmark'} at ${to ?? ''}`,
  'restore-note': ({ text, to }) => `Restore ${text ? `the note${quoted(text)}` : 'the bookmark'} at ${to ?? ''}`,
};

export const editing = {
  more: 'More',
  split: 'Split at the playhead',
  mergeNext: 'Merge with next',
  mergePrevious: 'Merge with previous',
  insert: 'Insert segment after',
  original: 'Show original text',
  remove: 'Delete',
  removed: (count: number) => `${plural('en', count, { one: 'segment', other: 'segments' })} deleted`,
  play: 'Play from here',
  note: 'Add a note here',
  copy: 'Copy',
  copyLink: 'Copy link to this moment',
  linkCopied: 'Link copied',
  speaker: 'Speaker…',
  merge: 'Merge',
  unselect: 'Clear selection',
  merged: (count: number) => `${plural('en', count, { one: 'segment', other: 'segments' })} merged`,
  undo: 'Undo',
  copied: (count: number) => `${plural('en', count, { one: 'segment', other: 'segments' })} copied`,
  selected: (count: number) => plural('en', count, { one: 'segment selected', other: 'segments selected' }),
  moved: (from: string, to: string) => `Segment: ${from} to ${to}`,
  nothingRecognised: 'Nothing was recognised here.',
  restore: 'Restore',
  isOriginal: 'This is the original text.',
  skipped: (count: number) =>
    `${plural('en', count, { one: 'match was', other: 'matches were' })} edited since and left unchanged`,
};

export const speakers = {
  roleOf: (name: string) => `Role of ${name}`,
  roles: { agent: 'Agent', customer: 'Customer' },
  noRole: 'No role',
  otherRole: 'Another role…',
  roleName: 'Name of the role',
  roleText:
    'Rules can ask who says something by role. A role goes with the name in all recordings; “Speaker 1” has one in this recording only.',
  keepMine: 'Keep mine',
  takeTheirs: (name: string) => `Take “${name}”`,
  title: 'Speakers',
  none: 'No speakers yet',
  noneText:
    'Press 1 to 9 to assign the current turn, or the selected segments, to a speaker and move on; with Shift the cursor stays. X is the other of two speakers, G assigns everything from here on.',
  unnamed: (place: number) => `Speaker ${place}`,
  add: 'Add speaker',
  name: (place: number) => `Name of speaker ${place}`,
  spoken: (count: number, clock: string) => `${plural('en', count, { one: 'segment', other: 'segments' })} · ${clock}`,
  assign: (name: string) => `Assign to ${name}`,
  menu: (name: string) => `Actions for ${name}`,
  mergeInto: (name: string) => `Merge into ${name}`,
  assigned: (name: string, count: number) => `${name}: ${plural('en', count, { one: 'segment', other: 'segments' })}`,
  noSpeaker: 'No speaker',
  choose: 'Choose the speaker',
  change: (name: string) => `Speaker: ${name}`,
  find: 'Name',
  findHint: 'Type a name to add a speaker',
  nameAs: (unnamed: string, name: string) => `Name ${unnamed} “${name}”`,
  named: (unnamed: string, name: string) => `${unnamed} is now ${name}`,
  addNamed: (name: string) => `Add “${name}”`,
  scope: 'For',
  scopes: {
    selection: 'What is selected',
    turn: 'This turn',
    segment: 'Only this segment',
    alike: 'All like this',
    onwards: 'From here on',
  },
};

export const history = {
  title: 'History',
  none: 'No changes yet',
  noneText: 'Every change to this transcript is listed here and can be undone, even after a restart.',
  start: 'As transcribed',
  now: 'Now',
  more: 'Earlier changes',
  steps,
};
