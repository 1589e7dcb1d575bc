import type { SoundReason } from '#shared/edits/review.ts';
import type { SegmentMark } from '#shared/segment.ts';
import { plural } from '../plural.ts';

const markTexts: Record<SegmentMark | SoundReason, string> = {
  repeated: 'The model got stuck repeating itself. Check this segment against the audio.',
  unsure: 'The model was not confident about most of these words.',
  'non-speech': 'No speech was detected here.',
  ghost: 'Models often write such lines over music or silence, because subtitles end with them.',
  'sounds-music': 'Sounds like music to the sound map, where speech was detected. Listen before you trust the words.',
  'sounds-noise': 'Sounds like noise to the sound map, where speech was detected. Listen before you trust the words.',
  failed: 'The engine failed here every time. “Transcribe again” above retries it with the current settings.',
};
const markNames: Record<SegmentMark | SoundReason, string> = {
  repeated: 'Repetition',
  unsure: 'Uncertain',
  'non-speech': 'Possibly no speech here',
  ghost: 'Possibly invented by the model',
  failed: 'Could not be recognised',
  'sounds-music': 'Sounds like music',
  'sounds-noise': 'Sounds like noise',
};

export const transcript = {
  tools: 'More',
  rename: 'Rename the recording',
  findHere: 'Find in this text',
  segments: 'Transcript',
  waiting: 'This recording is in the queue.',
  listening: 'Transcribing… The first words will appear in a few seconds.',
  none: 'No text yet.',
  noneDone: 'No words were recognised.',
  followText: 'Follow new text',
  backInSight: 'The current segment was out of view. Press the key again.',
  followPlayback: 'Back to playback',
  playFrom: (time: string) => `Play from ${time}`,
  edit: 'Edit text',
  editField: (time: string) => `Text at ${time}`,
  saving: 'Saving…',
  saved: 'Saved',
  notSaved: 'Not saved',
  discard: 'Discard change',
  keepMine: 'Keep my text',
  nothingToUndo: 'Nothing to undo or redo here',
  edited: 'Edited',
  saveKeys: (save: string, cancel: string, split: string) => `${split} splits · ${save} saves · ${cancel} cancels`,
  export: 'Export…',
  segmentCount: (count: number) => plural('en', count, { one: 'segment', other: 'segments' }),
  speakerCount: (count: number) => plural('en', count, { one: 'speaker', other: 'speakers' }),
  removedNote: 'This recording is in the bin.',
};

export const warning = {
  incomplete: (decoded: string, declared: string | null) =>
    `The file is damaged or incomplete: only ${declared === null ? decoded : `${decoded} of ${declared}`} could be read and transcribed.`,
  openEnd: {
    'no-end-mark': (decoded: string) => `The file stops abruptly at ${decoded}; the end may be missing.`,
    'length-limit': (decoded: string) =>
      `The file holds far more audio than its size suggests, so the text ends at ${decoded}. For the rest, turn on “No length limit” in Settings and transcribe again.`,
    'longer-than-declared': (decoded: string) =>
      `The file holds far more audio than its header says, so the text ends at ${decoded}. Convert it to WAV to transcribe all of it.`,
  },
  longerThanHeader: (decoded: string, declared: string) =>
    `The file’s header says ${declared}, but it holds ${decoded}. All of it was transcribed.`,
  clockRestarts: (count: number, places: string) =>
    `The file contains several joined recordings: its clock restarts at ${places}${count > 20 ? ' …' : ''}. Times in the text continue from there.`,
  trackPassedOver: {
    'unknown-codec': (number: number, codec: string) => `Track ${number} (${codec}) cannot be decoded and was skipped.`,
    encrypted: (number: number, codec: string) => `Track ${number} (${codec}) is encrypted and was skipped.`,
  },
  gaps: (count: number, speech: string) =>
    count === 1
      ? `${speech} of speech without text.`
      : `${speech} of speech without text, in ${plural('en', count, { one: 'gap', other: 'gaps' })}.`,
  noSpeech: 'No speech was found in this recording.',
  listened: (what: string) => `Analysed: ${what}.`,
  trackFound: (number: number, silent: readonly number[]) =>
    `${silent.length === 1 ? `Track ${silent.join()} contains` : `Tracks ${silent.join(', ')} contain`} no speech, so track ${number} was transcribed.`,
  otherTracks: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Track ${numbers.join()} also contains speech. To get its text, transcribe again and choose it under “Audio track”.`
      : `Tracks ${numbers.join(', ')} also contain speech. To get their text, transcribe again and choose them under “Audio track”.`,
  otherChannels: (numbers: readonly number[]) =>
    `There is speech on ${numbers.length === 1 ? 'channel' : 'channels'} ${numbers.join(', ')}. To get its text, transcribe again and choose ${numbers.length === 1 ? 'this channel' : 'one of them, or all mixed,'} under “Channels”.`,
  graphicsCardFailed: (name: string, detail: string) =>
    `The graphics card ${name} failed (${detail}), so the processor finished the work. Nothing is missing.`,
  demoModel: 'Transcribed with the demo model.',
};

export const gaps = {
  title: 'Speech without text',
  place: (from: string, to: string) => `${from} – ${to}`,
  listen: (from: string) => `Listen at ${from}`,
  redo: 'Transcribe again',
  retranscribedSpanOf: (from: string) => `Transcribe again from ${from}`,
  redone: 'Transcribed again, still no text. Another model may help.',
  more: (count: number) => `Show ${plural('en', count, { one: 'more gap', other: 'more gaps' })}`,
  note: 'Only this span is transcribed again. The rest of the text and the current version are kept.',
};

export const marks = {
  names: markNames,
  texts: markTexts,
  label: (names: string) => `Doubtful: ${names}`,
  firstReading: 'First pass',
  otherReading: 'Another reading',
  beforeTerms: 'Recognised as, before names and terms of the vocabulary were put in',
  putBack: 'Put back as recognised',
  firstReadingNone: 'The first pass produced no text here.',
  loading: 'Loading…',
};
