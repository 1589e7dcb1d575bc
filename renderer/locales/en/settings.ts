import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { NetworkEntry } from '#shared/network.ts';
import type { Preset } from '#shared/recognition/preset.ts';
import type { DoctorCheck } from '#shared/system.ts';
import { grouped } from '../plural.ts';

const subjects: Record<DoctorCheck['subject'], string> = {
  node: 'Runtime',
  ffmpeg: 'ffmpeg',
  engine: 'Speech engine',
  graphics: 'Graphics card',
  models: 'Models',
  library: 'Library',
  disk: 'Disk',
  log: 'Log',
};
const checkStates: Record<DoctorCheck['state'], string> = {
  fine: 'OK',
  warning: 'Needs attention',
  missing: 'Missing',
};
const outcomes: Record<NetworkEntry['outcome'], string> = {
  open: 'In progress',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
  refused: 'Refused: offline',
};
const presets: Record<Preset, string> = { fast: 'Fast', balanced: 'Balanced', accurate: 'Accurate' };
const presetTexts: Record<Preset, string> = {
  fast: 'Greedy decoding: takes the most likely word each time. Doubtful segments are marked but not retried.',
  balanced: 'Beam search: picks the best of five attempts.',
  accurate:
    'Beam search with retries: where the result is poor, tries again with more variation. Slower on poor audio.',
};
const detectors: Record<SpeechDetectorChoice, string> = {
  auto: 'Automatic',
  silero: 'Silero',
  'built-in': 'Built-in',
  off: 'Off: transcribe everything',
};

export const settings = {
  title: 'Settings',
  sections: {
    general: 'General',
    recognition: 'Recognition',
    listening: 'Listening',
    keyboard: 'Keyboard',
    network: 'Models & network',
    library: 'Library & backups',
    system: 'System',
  },
  sectionsLabel: 'Sections of the settings',
  find: 'Find a setting',
  found: 'Settings found',
  foundNone: 'No such setting.',
  saved: 'Saved',
  appearance: 'Appearance',
  language: 'Interface language',
  languageSystem: 'System',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  recognition: 'Recognition',
  recognitionText: 'Applies to recordings you add from now on.',
  model: 'Model',
  recognitionLanguage: 'Spoken language',
  recognitionLanguageText: 'Choose it if you know it: automatic detection can be wrong.',
  auto: 'Detect automatically',
  translate: 'Translate to English',
  translateText: 'The text is in English, whatever language is spoken.',
  prompt: 'Expected words',
  promptText: 'Names and terms, separated by commas. They guide the spelling.',
  promptPlaceholder: 'Okhotsk, myocarditis, Kowalczyk',
  threads: 'Processor threads',
  threadsText: (count: number) => `This computer has ${grouped('en', count)}.`,
  threadsAuto: 'Automatic',
  storage: 'Files',
  libraryDir: 'Library folder',
  log: 'Log',
  logText: 'What went wrong, without any text of recordings. Attach it when you report a problem.',
  libraryDirText: 'Transcripts, edits and the search index.',
  change: 'Change…',
  ffmpeg: 'ffmpeg',
  ffmpegText: 'Reads audio and video files. The installed one is used if you choose no other.',
  ffmpegAutomatic: 'Found automatically',
  ffmpegChoose: 'Choose…',
  ffmpegReset: 'Find automatically',
  ffmpegInBrowser: 'A page in a browser cannot choose a program: start Stenogram with STENOGRAM_FFMPEG set.',
  check: 'System check',
  diskFree: (size: string) => `${size} free`,
  freeDisk: 'Free some space on this disk.',
  checkAgain: 'Check again',
  checkText: 'What Stenogram needs and what is installed.',
  checking: 'Checking…',
  importModel:
    'It understands synthetic English voices only. For real recordings, get a Whisper model on the Models page.',
  subjects,
  checkStates,
  version: (version: string) => `Stenogram ${version}`,
  offline: 'Everything stays on this computer. Nothing is sent anywhere.',
};

export const recognition = {
  preset: 'Accuracy',
  presets,
  presetTexts,
  languages: 'Languages to choose from',
  languagesText: 'Only these languages are detected. Leave empty for all.',
  addLanguage: 'Add…',
  removeLanguage: (name: string) => `Remove ${name}`,
  mixed: 'Several languages in one recording',
  mixedText: 'The language of every stretch between two pauses is detected. Takes longer.',
  byLanguage: 'The best model for each language',
  byLanguageText: (language: string, model: string) =>
    `${language} is recognised with ${model}, which is installed and makes fewer errors in it; other languages with the model chosen above.`,
  byLanguageNone:
    'All languages are recognised with the model chosen above. With GigaAM v3 from the Models page, Russian would be recognised with it.',
  finding: 'Speech detection',
  findingText: 'Pauses are skipped, so the model gets only speech. Applies to recordings you add from now on.',
  detector: 'Speech detector',
  detectorText: 'Silero is used if you have downloaded it under Models. The built-in detector needs no download.',
  detectors,
  threshold: 'Sensitivity',
  thresholdText: 'High for quiet voices, low for noisy rooms.',
  thresholds: { 30: 'High', 50: 'Normal', 70: 'Low' },
  percent: (percent: string) => `From ${percent} %`,
  padding: 'Margin around speech',
  paddingText: 'Keeps quiet first and last words from being cut off.',
  seconds: (seconds: string) => `${seconds} s`,
  restorePeaks: 'Restore clipped peaks',
  restorePeaksText:
    'Where a recording is overdriven, the peaks that were cut off are put back before recognition. Other sound, and the file itself, stay as they are. Takes more time only for recordings that are clipped.',
  noLengthLimit: 'No length limit',
  noLengthLimitText:
    'Also transcribes files that hold far more audio than their size suggests: over 6 hours at less than 16 bytes per second.',
  priority: 'When other programs are busy',
  priorities: { low: 'Low priority', normal: 'Normal priority' },
  lanes: 'Parallel segments',
  lanesText: 'Each uses the number of threads set above, and some memory.',
  lanesAuto: 'Automatic',
};

export const connections = {
  title: 'Connections',
  text: 'A log of every connection. The app never connects unless you ask.',
  offline: 'Stay offline',
  offlineText: 'While this is on, nothing can be downloaded, including models.',
  none: 'No connections yet.',
  when: 'When',
  host: 'Host',
  purpose: 'Purpose',
  purposes: {
    webhook: 'Webhook',
    model: 'Model',
    'runs to MLflow': 'Runs to MLflow',
    'fleet media': 'Recording for another computer',
  } as Readonly<Record<string, string>>,
  received: 'Received',
  outcome: 'Result',
  outcomes,
  more: 'Show earlier connections',
};
