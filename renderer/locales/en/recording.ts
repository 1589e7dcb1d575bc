import type { UseReason } from '#shared/recognition/model-for-language.ts';
import { grouped, plural } from '../plural.ts';

export const panels = {
  label: 'Panels',
  menu: 'Panels',
  width: 'Panel width',
  names: {
    speakers: 'Speakers',
    review: 'Check',
    notes: 'Notes',
    mentions: 'Mentions',
    sound: 'Sound',
    history: 'History',
    profile: 'Profile',
    scorecard: 'Score',
    info: 'Info',
  },
};

export const modes = {
  label: 'Mode',
  names: { read: 'Read', edit: 'Edit', subtitles: 'Subtitles', redact: 'Redact' },
  unfinished: 'The rest is still being transcribed.',
};

export const subtitles = {
  label: 'Subtitles',
  text: 'Text of the subtitle',
  summary: (count: number, problemCount: number) =>
    `${plural('en', count, { one: 'subtitle', other: 'subtitles' })}, to check: ${plural('en', problemCount, { one: 'subtitle', other: 'subtitles' })}`,
  nextProblem: 'Next to check (F8)',
  fitAll: 'Fit all',
  fitSelected: (count: number) => `Fit selected (${grouped('en', count)})`,
  fitting: 'Fitting subtitles…',
  twoSpeak: 'Two people speak in this subtitle: each has a segment already.',
  fitStopped: 'Stopped: nothing was changed.',
  fitted: (count: number) => `Fitted: ${plural('en', count, { one: 'segment', other: 'segments' })}`,
  seconds: (length: string) => `${length} s`,
  cps: (speed: string) => `${speed} cps`,
  keys: 'Enter edits, Shift with the arrows selects several, F fits, S splits, M merges with the next, I and O set start and end to the playhead, [ and ] change the end, F8 goes to the next to check.',
  problems: {
    wide: 'Line too wide',
    overlap: 'Overlap',
    lines: 'Too many lines',
    fast: 'Fast',
    'very-fast': 'Too fast',
    short: 'Too short',
    long: 'Too long',
    gap: 'Gap too small',
    unchained: 'Short gap',
    torn: 'Line break',
    'torn-weak': 'Line break',
    enclitic: 'Line break',
    'needless-line': 'One line is enough',
    'one-word-line': 'One word on a line',
    'crosses-speaker': 'Two speakers',
    early: 'Starts early',
    late: 'Starts late',
  },
};

export const chips = {
  label: 'About this recording',
  withoutText: (span: string, at: string) => `${span} of speech without text, at ${at}`,
  withoutTextIn: (span: string, count: number) =>
    `${span} of speech without text, in ${plural('en', count, { one: 'gap', other: 'gaps' })}`,
  doubtful: (count: number) => plural('en', count, { one: 'doubtful word', other: 'doubtful words' }),
  findings: (count: number) => plural('en', count, { one: 'finding', other: 'findings' }),
  notes: (count: number) => plural('en', count, { one: 'note', other: 'notes' }),
  inBin: 'In the bin',
  demo: 'Demo model',
  channels: { mixed: '2 channels: mixed', apart: '2 channels: separate' },
  track: (number: number, count: number) => `Track ${grouped('en', number)} of ${grouped('en', count)}`,
  warnings: {
    incomplete: 'Incomplete file',
    'open-end': 'The end may be missing',
    'longer-than-header': 'Longer than its header says',
    'clock-restarts': 'Joined recordings',
    'tracks-passed-over': 'Track skipped',
    'no-speech': 'No speech found',
    'track-found': 'Track chosen automatically',
    'other-channels': 'Speech on other channels',
    'other-tracks': 'Speech on other tracks',
    level: 'Level adjusted',
    'graphics-card-failed': 'Graphics card failed',
  },
};

export const info = {
  facts: 'Facts',
  file: 'File',
  folder: 'Folder',
  added: 'Added',
  length: 'Length',
  language: 'Language',
  text: 'Text',
  speakers: 'Speakers',
  model: 'Model',
  used: 'Recognised with',
  usedModel: (model: string, language: string, reason: UseReason) =>
    `${model}: ${language}, ${reason === 'language' ? 'installed and best at it' : 'the chosen model'}`,
  things: 'Good to know',
  reveal: 'Show in folder',
  copyLink: 'Copy link to this moment',
};

export const soundPanel = {
  text: 'This text was made from:',
  whole: 'All channels of the only track',
  changeText:
    'To transcribe another track, or each channel as a speaker, make a new version. The current text is kept.',
  change: 'Transcribe again…',
  transcribeTrack: ([number]: readonly number[]) => `Transcribe track ${number}…`,
  transcribeChannels: (numbers: readonly number[]) =>
    `Transcribe ${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}…`,
};

export const lanes = {
  names: {
    speakers: 'Speakers',
    sounds: 'Sounds',
    events: 'Sound events',
    notes: 'Notes and findings',
    redactions: 'Removed',
    reference: 'Reference',
  },
  both: (one: string, other: string) => `${one} and ${other} at once`,
  choose: 'Lanes under the waveform',
  show: (name: string) => `Show: ${name}`,
  hide: (name: string) => `Hide: ${name}`,
};
