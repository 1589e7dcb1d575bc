import { grouped, plural } from '../plural.ts';
import { countSegments } from './counts.ts';

export const audioTrack = {
  track: 'Audio track',
  trackName: (number: number, language: string | null) =>
    language === null ? `Track ${number}` : `Track ${number} (${language})`,
  mixed: 'All channels mixed',
  apart: 'Each channel is a speaker',
  onlyChannels: (numbers: readonly number[]) =>
    `Only ${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}`,
  channelNames: (numbers: readonly number[]) =>
    `${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}`,
  apartShort: 'each channel',
  channels: 'Channels',
};

export const versions = {
  title: 'Versions',
  button: (model: string) => `Version: ${model}`,
  again: 'Transcribe again with…',
  againTitle: 'Transcribe again',
  againText:
    'The current text is kept. A new version is created and used when it is finished, unless you have edited the current one; in that case you choose.',
  againBusy: 'This recording is already in the queue. Wait until it is done, or cancel it.',
  ownModelText: 'This model is installed and makes fewer errors in this language.',
  ownModelNone: 'The model chosen above',
  restorePeaksText: 'For overdriven recordings; sound that is not clipped stays as it is.',
  restorePeaksOff: 'No',
  restorePeaksOn: 'Where the sound is clipped',
  start: 'Transcribe',
  started: 'A new version is being transcribed',
  startedText: 'You can keep working on the current text.',
  ready: (model: string) => `New version ready: ${model}`,
  current: 'In use',
  use: (name: string) => `Use ${name}`,
  inUse: (name: string) => `${name} is now in use`,
  useText: 'Edits, search and export use this version.',
  inWork: 'In progress',
  unfinished: 'Not finished',
  uncorrected: 'not corrected',
  corrected: (count: number) => `${countSegments(count)} corrected`,
  segments: countSegments,
  compare: 'Compare',
  compareWith: (name: string) => `Compare with ${name}`,
  remove: (name: string) => `Remove ${name}`,
  removeTitle: 'Remove this version?',
  removeText: (name: string) =>
    `${name} will no longer be shown, found or exported. You can restore it from this list.`,
  removeNow: 'Remove',
  removed: (name: string) => `${name} was removed`,
  removedTitle: 'Removed',
  bringBack: 'Restore',
  bringBackOf: (name: string) => `Restore ${name}`,
};

export const compare = {
  title: 'Compare versions',
  working: 'Version in use',
  other: 'Other version',
  choose: 'Other version',
  swap: 'Swap versions',
  rows: 'Segments of both versions',
  count: (count: number, total: string) =>
    count === 0
      ? 'No differences'
      : `${grouped('en', count)} of ${total} segments ${count === 1 ? 'differs' : 'differ'}`,
  counting: 'Counting…',
  next: 'Next difference',
  previous: 'Previous difference',
  noMore: 'No more differences',
  take: 'Take',
  takeText: 'Take the text of the other version here',
  taken: (count: number) => `${countSegments(count)} taken`,
  nothingTaken: 'No difference here',
  nothing: 'Nothing',
  more: (count: number) => `and ${plural('en', count, { one: 'more word', other: 'more words' })}`,
  none: 'Nothing to compare',
  noneText: 'This recording has only one version. Transcribe it again with another model to get a second one.',
  empty: 'The version in use has no text',
  emptyText: 'Use the other version instead.',
  hint: (next: string, previous: string, take: string, play: string) =>
    `${next} and ${previous}: next and previous difference · ${take}: take · ${play}: play · Shift+arrow keys: select. Case and punctuation are ignored.`,
};
