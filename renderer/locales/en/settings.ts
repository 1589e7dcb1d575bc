import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { NetworkEntry } from '#shared/network.ts';
import type { Preset } from '#shared/preset.ts';
import type { DoctorCheck } from '#shared/system.ts';
import { grouped } from '../plural.ts';

const subjects: Record<DoctorCheck['subject'], string> = {
  node: 'Runtime',
  ffmpeg: 'ffmpeg',
  engine: 'Speech engine',
  models: 'Models',
  library: 'Library',
  disk: 'Disk',
};
const checkStates: Record<DoctorCheck['state'], string> = {
  fine: 'Fine',
  warning: 'Needs attention',
  missing: 'Missing',
};
const outcomes: Record<NetworkEntry['outcome'], string> = {
  open: 'Not ended',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
  refused: 'Refused: offline',
};
const presets: Record<Preset, string> = { fast: 'Fast', balanced: 'Balanced', accurate: 'Accurate' };
const presetTexts: Record<Preset, string> = {
  fast: 'Takes the likeliest word each time; doubtful places are marked, not read again.',
  balanced: 'Weighs five readings against each other.',
  accurate: 'Weighs five readings, and tries again with more freedom where the first try is poor. Slower on bad sound.',
};
const detectors: Record<SpeechDetectorChoice, string> = {
  auto: 'Automatic',
  silero: 'Silero',
  'built-in': 'Built-in',
  off: 'Off: hear everything',
};

export const settings = {
  title: 'Settings',
  saved: 'Saved',
  appearance: 'Appearance',
  language: 'Interface language',
  languageSystem: 'System',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  recognition: 'Recognition',
  recognitionText: 'For recordings added from now on.',
  model: 'Model',
  recognitionLanguage: 'Spoken language',
  recognitionLanguageText: 'Choose it when you know it: detection can err on the first words.',
  auto: 'Detect automatically',
  translate: 'Translate to English',
  translateText: 'The text is written in English, whatever is spoken.',
  prompt: 'Words to expect',
  promptText: 'Names and terms, separated by commas. They steer the spelling.',
  promptPlaceholder: 'Okhotsk, myocarditis, Kowalczyk',
  threads: 'Processor threads',
  threadsText: (count: number) => `This computer has ${grouped('en', count)}.`,
  threadsAuto: 'Automatic',
  storage: 'Files',
  libraryDir: 'Library folder',
  libraryDirText: 'Transcripts, edits and the search index.',
  change: 'Change…',
  ffmpeg: 'ffmpeg',
  ffmpegText: 'Reads every audio and video format. Leave empty to use the one that is found.',
  ffmpegPlaceholder: 'Found automatically',
  check: 'System check',
  diskFree: (size: string) => `${size} free`,
  freeDisk: 'Free some space on this disk.',
  checkAgain: 'Check again',
  checkText: 'What Stenogram needs, and what it found here.',
  checking: 'Checking…',
  importModel:
    'It understands synthetic English voices only. For real recordings, get a Whisper model on the Models page.',
  subjects,
  checkStates,
  version: (version: string) => `Stenogram ${version}`,
  offline: 'Everything happens on this computer. Nothing is sent anywhere.',
};

export const recognition = {
  preset: 'Effort',
  presets,
  presetTexts,
  languages: 'Languages to choose from',
  languagesText: 'Detection looks at nothing else. Empty means all languages.',
  addLanguage: 'Add…',
  removeLanguage: (name: string) => `Remove ${name}`,
  mixed: 'Several languages in one recording',
  mixedText: 'The language is detected anew for every stretch of about half a minute.',
  finding: 'Finding speech',
  findingText: 'Pauses are left out, so that the model hears speech only. For recordings added from now on.',
  detector: 'Speech detector',
  detectorText: 'Silero is used where it was downloaded under Models. The built-in one needs nothing.',
  detectors,
  threshold: 'Sensitivity',
  thresholdText: 'A quiet voice needs a high one, a noisy room a low one.',
  thresholds: { 30: 'High', 50: 'Normal', 70: 'Low' },
  percent: (percent: string) => `From ${percent} %`,
  padding: 'Kept around speech',
  paddingText: 'First and last words are soft: a little more than the voice is heard.',
  seconds: (seconds: string) => `${seconds} s`,
  noLengthLimit: 'No limit of length',
  noLengthLimitText:
    'Also transcribe files that hold far more sound than their size explains: more than 6 hours, and less than 16 bytes a second.',
  priority: 'When other programs are busy',
  priorities: { low: 'Give way to them', normal: 'Share evenly' },
  lanes: 'Stretches at once',
  lanesText: 'Each takes as many threads as are set above, and some memory.',
  lanesAuto: 'Automatic',
};

export const connections = {
  title: 'Connections',
  text: 'Every connection that the app ever made, and why. It makes none by itself.',
  offline: 'Stay offline',
  offlineText: 'Nothing can be downloaded while this is on, models included.',
  none: 'No connection was ever made.',
  when: 'When',
  host: 'Where',
  purpose: 'Why',
  received: 'Received',
  outcome: 'Outcome',
  outcomes,
  more: 'Show earlier ones',
};
