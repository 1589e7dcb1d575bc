import type { RecordingState } from '#shared/recording.ts';
import { erase } from './erase.ts';
import { enCare } from './library-health.ts';
import { enEditing } from './editing.ts';
import { enEditor } from './editor.ts';
import { enModels } from './models.ts';
import { enSearch } from './search.ts';
import { enSettings } from './settings.ts';
import { enReview } from './review.ts';
import { enSound } from './sound.ts';
import { enSpeech } from './speech.ts';
import { enVersions } from './versions.ts';
import { enWatch } from './watch.ts';
import { grouped, plural } from '../plural.ts';

const states: Record<RecordingState, string> = {
  waiting: 'Waiting',
  running: 'Transcribing',
  paused: 'Paused',
  done: 'Done',
  failed: 'Not transcribed',
  cancelled: 'Cancelled',
};

/** Everything the interface says in English; `ru.ts` must have the same shape to compile. */
export const en = {
  ...enSettings,
  ...enCare,
  ...enEditing,
  ...enEditor,
  ...enSearch,
  ...enWatch,
  ...enModels,
  ...enReview,
  ...enSound,
  ...enSpeech,
  ...enVersions,
  nav: {
    open: 'Open the sidebar',
    models: 'Models',
    label: 'Main',
    library: 'Library',
    search: 'Search',
    settings: 'Settings',
    bin: 'Bin',
    queue: 'Queue',
  },
  common: {
    retry: 'Retry',
    cancel: 'Cancel',
    close: 'Close',
    undo: 'Undo',
    back: 'Back',
    dismiss: 'Dismiss',
    loading: 'Loading…',
    connectionLost: 'The connection to Stenogram was lost. Trying again…',
    connectionLongLost:
      'The connection to Stenogram was lost. If it was restarted, open the new address from the terminal.',
    refusedTitle: 'This address is no longer valid',
    refusedText: 'Copy the new one from the terminal in which Stenogram runs.',
  },
  state: states,
  job: {
    speed: (speed: string) => `${speed} real time`,
    left: (span: string) => `${span} left`,
    starting: 'Starting…',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel transcription',
    retry: 'Retry',
    lastRunFailed: 'The last run failed; the text is as it was.',
    progressOf: (name: string) => `Progress of ${name}`,
    waiting: (count: number) => `${grouped('en', count)}\u00a0waiting`,
    paused: (count: number) => `${grouped('en', count)}\u00a0paused`,
    expected: (span: string) => `about\u00a0${span}`,
    inAll: (span: string, isAtLeast: boolean) => `${isAtLeast ? 'more than' : 'about'} ${span} in all`,
    finished: (name: string) => `${name}: transcribed`,
    failed: (name: string) => `${name}: could not be transcribed`,
    started: (name: string) => `${name}: transcription started`,
  },
  warning: {
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
    holes: (count: number, speech: string) =>
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
  },
  library: {
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
    selected: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} selected`,
    actionsForSelected: 'Actions for the selection',
    removeTitle: (count: number) =>
      `Move ${plural('en', count, { one: 'recording', other: 'recordings' })} to the bin?`,
    removeText: 'They leave the library, the search and the queue. Ctrl+Z brings them back, and so does the bin.',
    removing: (count: number) => `Moving ${plural('en', count, { one: 'recording', other: 'recordings' })} to the bin…`,
    changing: (count: number) => `Changing ${plural('en', count, { one: 'recording', other: 'recordings' })}…`,
    changed: {
      pause: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} paused`,
      resume: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} resumed`,
      cancel: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} cancelled`,
      retry: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} queued again`,
    },
    clearSelection: 'Clear selection',
    removed: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} moved to the bin`,
    removedOne: (name: string) => `“${name}” moved to the bin`,
    emptyTitle: 'Start with a recording',
    emptyText: 'Drop audio or video files anywhere in this window, and their text appears here while they are heard.',
    emptyPrivate: 'Nothing leaves this computer.',
  },
  erase,
  missing: {
    title: (count: number, folder: string) =>
      `${plural('en', count, { one: 'file is', other: 'files are' })} missing in ${folder}`,
    text: 'Connect the drive, or say where the files are now. The texts are not affected.',
    locate: 'Locate folder…',
    retry: 'Retry all',
    more: (count: number) => `Show ${plural('en', count, { one: 'more folder', other: 'more folders' })}`,
    looking: 'Looking for the files…',
    found: (found: number, all: number) =>
      `${grouped('en', found)} of ${plural('en', all, { one: 'file', other: 'files' })} found`,
    stillMissing: 'The files are still missing. Connect the drive, or locate the folder.',
    dialogTitle: 'Where are the files now?',
    dialogText:
      'Type the path of the folder on the computer that runs Stenogram. The files are recognised by their content, in this folder and below.',
    path: 'Path of the folder',
    look: 'Look there',
    row: 'File missing',
  },
  bin: {
    title: 'Bin',
    table: 'Recordings in the bin',
    emptyTitle: 'The bin is empty',
    emptyText: 'Recordings you remove wait here with their text. The files themselves are never touched.',
    restore: 'Restore',
    removed: 'Removed',
    restoring: (count: number) => `Restoring ${plural('en', count, { one: 'recording', other: 'recordings' })}…`,
    restoringLast: 'Restoring…',
    nothingToRestore: 'The bin is empty: there is nothing to restore.',
    restored: (count: number) => `${plural('en', count, { one: 'recording', other: 'recordings' })} restored`,
    note: 'Files on disk are never touched.',
  },
  add: {
    add: 'Add recordings…',
    addFolder: 'Add a folder…',
    sample: 'Try the sample (2 min)',
    more: 'More ways to add',
    drop: 'Drop to add',
    dropText: 'Audio, video, folders, or a model file',
    uploading: (name: string) => `Uploading ${name}`,
    uploadCount: (done: number, total: number) => `${grouped('en', done)} of ${grouped('en', total)}`,
    alreadyThere: (name: string) => `“${name}” is in the library already`,
    isCopy: (file: string, name: string) =>
      file === name ? `“${name}” is in the library already` : `“${file}” is “${name}”, which is in the library already`,
    isMoved: (file: string, name: string) => `“${file}” is “${name}”, found in its new place`,
    andOthers: (text: string, count: number) =>
      `${text}; ${plural('en', count, { one: 'other file', other: 'other files' })} too`,
    alreadyThereMany: (count: number) =>
      `${plural('en', count, { one: 'recording is', other: 'recordings are' })} in the library already`,
    show: 'Show',
    refusedTitle: (count: number) => `${plural('en', count, { one: 'file was', other: 'files were' })} not added`,
    nothingFound: 'No audio or video files were found there.',
  },
  demo: {
    title: 'This is the demo model.',
    text: 'It knows about 900 words and understands only the synthetic English voices of espeak-ng. For real recordings import a Whisper model.',
    empty:
      'For now it listens with the built-in demo model, which understands only the synthetic English voices of espeak-ng. For real recordings import a Whisper model.',
    how: 'How to get one',
    badge: 'Demo',
    hide: 'Hide this note',
  },
  transcript: {
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
  },
  player: {
    label: 'Player',
    play: 'Play',
    pause: 'Pause',
    back5: 'Back 5 seconds',
    forward5: 'Forward 5 seconds',
    seek: 'Position',
    position: (at: string, total: string) => `${at} of ${total}`,
    rate: 'Speed',
    volume: 'Volume',
    mute: 'Mute',
    unmute: 'Unmute',
    failed: 'The sound cannot be played: the file was moved, or its format is unknown here. The text is not affected.',
  },
  search: {
    title: 'Search',
    field: 'Search all transcripts',
    clear: 'Clear search',
    results: 'Search results',
    count: (count: number) => plural('en', count, { one: 'passage', other: 'passages' }),
    atLeast: (count: string) => `${count}+ passages`,
    emptyTitle: 'Find any moment by what was said',
    hintForms: 'Any form of a word is found:',
    hintFormsExample: 'call',
    hintFormsResult: 'also calls, called, calling',
    hintPhrase: 'Quotes find the exact phrase:',
    hintPhraseExample: '“good morning”',
    hintMinus: 'A minus leaves a word out:',
    hintMinusExample: 'bank -river',
    noneTitle: (text: string) => `Nothing found for “${text}”`,
    noneText: 'Try fewer words or another form; check a word in quotes or behind a minus.',
    openAt: (name: string, time: string) => `${name}, ${time}`,
  },
  export: {
    title: 'Export',
    format: 'Format',
    formats: {
      txt: 'Text',
      times: 'Text with times',
      srt: 'SubRip (SRT)',
      vtt: 'WebVTT',
      json: 'JSON with words',
    },
    about: {
      txt: 'Plain paragraphs to read or paste',
      times: 'Every paragraph with its start time',
      srt: 'Subtitles for nearly every player',
      vtt: 'Subtitles for web pages',
      json: 'Words, times and confidence for programs',
    },
    preview: 'Preview',
    copy: 'Copy to clipboard',
    withSpeakers: 'Speaker names',
    noNotes: 'Subtitles have no place for notes.',
    copied: 'Copied to the clipboard',
    save: 'Save…',
    saved: (name: string) => `Saved as “${name}”`,
    showInFolder: 'Show in folder',
    replaceTitle: (name: string) => `Replace “${name}”?`,
    replaceText: 'A file of this name is there already. Its contents will be lost.',
    replace: 'Replace',
    moreLines: (count: number) => plural('en', count, { one: 'more line', other: 'more lines' }),
  },
};

export type Dictionary = typeof en;
