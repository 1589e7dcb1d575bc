import { countSegments } from './counts.ts';

export const audioTrack = {
  track: 'Audio track',
  trackName: (number: number, language: string | null) =>
    language === null ? `Track ${number}` : `Track ${number} (${language})`,
  mixed: 'Both channels together',
  apart: 'Each channel is a speaker',
  apartShort: 'each channel',
  channels: 'Channels',
};

export const versions = {
  title: 'Versions',
  button: (model: string) => `Version: ${model}`,
  again: 'Transcribe again with…',
  againTitle: 'Transcribe again',
  againText:
    'The present text stays. A new version is made beside it and takes over when it is finished, unless you have corrected the present one: then you choose.',
  againBusy: 'This recording is in the queue. Wait until it is done, or cancel it.',
  start: 'Transcribe',
  started: 'A new version is being made',
  startedText: 'The present text can be worked on meanwhile.',
  ready: (model: string) => `A new version is ready: ${model}`,
  current: 'In use',
  use: (name: string) => `Use ${name}`,
  inUse: (name: string) => `${name} is in use now`,
  useText: 'The version in use is the one you edit, search and export.',
  inWork: 'Being made',
  unfinished: 'Not finished',
  uncorrected: 'not corrected',
  corrected: (count: number) => `${countSegments(count)} corrected`,
  segments: countSegments,
  compare: 'Compare',
  compareWith: (name: string) => `Compare with ${name}`,
  remove: (name: string) => `Remove ${name}`,
  removeTitle: 'Remove this version?',
  removeText: (name: string) =>
    `${name} will no longer be shown, found or exported. It can be brought back from this list.`,
  removeNow: 'Remove',
  removed: (name: string) => `${name} was removed`,
  removedTitle: 'Removed',
  bringBack: 'Bring back',
  bringBackOf: (name: string) => `Bring back ${name}`,
};

export const compare = {
  title: 'Compare versions',
  working: 'The version you work on',
  other: 'The other version',
  choose: 'Other version',
  swap: 'Work on the other version',
  rows: 'Segments of both versions',
  count: (count: number, total: string) =>
    count === 0 ? 'No differences' : `${count} of ${total} segments ${count === 1 ? 'differs' : 'differ'}`,
  counting: 'Counting…',
  next: 'Next difference',
  previous: 'Previous difference',
  noMore: 'No more differences',
  take: 'Take',
  takeText: 'Take what the other version says here',
  takeSelected: (count: number) => `Take ${countSegments(count)}`,
  taken: (count: number) => `${countSegments(count)} taken`,
  nothingTaken: 'Nothing differs here',
  nothing: 'Nothing',
  more: (count: string) => `and ${count} more words`,
  rowLabel: (clock: string, isSame: boolean) => `${clock}, ${isSame ? 'the same' : 'different'}`,
  none: 'There is nothing to compare',
  noneText: 'This recording has one version. Transcribe it again with another model to make a second one.',
  empty: 'The version in use has no text',
  emptyText: 'Use the other version instead.',
  hint: (next: string, previous: string, take: string, play: string) =>
    `${next} and ${previous} walk through the differences, ${take} takes, ${play} plays, Shift with arrows selects. Case and punctuation are not counted.`,
};
