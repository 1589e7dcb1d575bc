import { grouped } from '../plural.ts';
import type { DoctorCheck } from '#shared/system.ts';

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

export const enSettings = {
  settings: {
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
  },
};
