import type { SegmentMark } from '#shared/segment.ts';
import { plural } from '../plural.ts';

const markTexts: Record<SegmentMark, string> = {
  repeated: 'The model went round in circles. Listen to this place.',
  unsure: 'The model gave most of these words little probability.',
  'non-speech': 'No voice was found where this text stands.',
  ghost: 'Models write such lines for music and silence, because subtitles end with them.',
  failed: 'The engine broke on this place each time. “Transcribe again” above tries it with the present settings.',
};
const markNames: Record<SegmentMark, string> = {
  repeated: 'Repeats itself',
  unsure: 'Uncertain',
  'non-speech': 'Nobody seems to speak here',
  ghost: 'A line often made up for silence',
  failed: 'Could not be recognised',
};

export const transcript = {
  tools: 'Panels and export',
  segments: 'Transcript',
  waiting: 'This recording waits for its turn.',
  listening: 'Listening… the first words appear in a few seconds.',
  none: 'There is no text yet.',
  noneDone: 'No words were recognised.',
  followText: 'Follow new text',
  backInSight: 'The current segment is in sight again. Press the key once more.',
  followPlayback: 'Back to playback',
  playFrom: (time: string) => `Play from ${time}`,
  edit: 'Edit text',
  editField: (time: string) => `Text at ${time}`,
  saving: 'Saving…',
  saved: 'Saved',
  notSaved: 'Not saved',
  discard: 'Discard the change',
  keepMine: 'Keep my text',
  nothingToUndo: 'There is nothing left to undo or redo here',
  edited: 'Edited',
  saveKeys: (save: string, cancel: string, split: string) => `${split} splits\n${save} saves\n${cancel} cancels`,
  export: 'Export…',
  segmentCount: (count: number) => plural('en', count, { one: 'segment', other: 'segments' }),
  removedNote: 'This recording is in the bin.',
};

export const warning = {
  incomplete: (decoded: string, declared: string | null) =>
    `The file is damaged or cut off: ${declared === null ? decoded : `${decoded} of ${declared}`} could be read. The text covers that part.`,
  openEnd: {
    'no-end-mark': (decoded: string) => `The file breaks off after ${decoded}: its end may be missing.`,
    'length-limit': (decoded: string) =>
      `Far more sound came out of the file than its size explains; the text ends at ${decoded}. To get the rest, switch on “No limit of length” in Settings and transcribe again.`,
    'longer-than-declared': (decoded: string) =>
      `The file holds far more sound than it declares; the text ends at ${decoded}. Convert it to WAV to get all of it.`,
  },
  longerThanHeader: (decoded: string, declared: string) =>
    `The header of the file says ${declared}, but it holds ${decoded}; all of it was transcribed.`,
  clockRestarts: (count: number, places: string) =>
    `The file is made of several recordings: its clock starts again at ${places}${count > 20 ? ' …' : ''}. Times go on from there.`,
  trackPassedOver: {
    'unknown-codec': (number: number, codec: string) =>
      `Track ${number} (${codec}) cannot be decoded and was passed over.`,
    encrypted: (number: number, codec: string) => `Track ${number} (${codec}) is encrypted and was passed over.`,
  },
  gaps: (count: number, speech: string) =>
    `${plural('en', count, { one: 'place', other: 'places' })} with speech but no text (${speech}).`,
  noSpeech: 'No speech was found in this recording.',
  listened: (what: string) => `Listened to: ${what}.`,
  trackFound: (number: number, silent: readonly number[]) =>
    `${silent.length === 1 ? `Track ${silent.join()} holds` : `Tracks ${silent.join(', ')} hold`} no speech: track ${number} was transcribed.`,
  otherTracks: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Track ${numbers.join()} holds speech that is not in this text: choose it under “Audio track”.`
      : `Tracks ${numbers.join(', ')} hold speech that is not in this text: choose them under “Audio track”.`,
  demoModel: 'Transcribed with the demo model.',
};

export const gaps = {
  title: 'Speech without text',
  place: (from: string, to: string) => `${from} – ${to}`,
  listen: (from: string) => `Listen at ${from}`,
  redo: 'Transcribe again',
  retranscribedSpanOf: (from: string) => `Transcribe again from ${from}`,
  redone: 'Heard again, still no text. Another model may help.',
  more: (count: number) => `Show ${plural('en', count, { one: 'more place', other: 'more places' })}`,
  note: 'Only this span is heard again; the rest of the text is kept, and so is the present version.',
};

export const marks = {
  names: markNames,
  texts: markTexts,
  label: (names: string) => `Doubtful: ${names}`,
  firstReading: 'First reading',
  firstReadingNone: 'The first reading had no text here.',
  loading: 'Looking it up…',
};
