import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { Preset } from '#shared/preset.ts';
import type { SegmentMark } from '#shared/segment.ts';

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
const marks: Record<SegmentMark, string> = {
  repeated: 'Repeats itself',
  unsure: 'Uncertain',
  'non-speech': 'Nobody seems to speak here',
  ghost: 'A line often made up for silence',
  failed: 'Could not be recognised',
};
const markTexts: Record<SegmentMark, string> = {
  repeated: 'The model went round in circles. Listen to this place.',
  unsure: 'The model gave most of these words little probability.',
  'non-speech': 'No voice was found where this text stands.',
  ghost: 'Models write such lines for music and silence, because subtitles end with them.',
  failed: 'The engine broke on this place each time. “Transcribe again” above tries it with the present settings.',
};

/** How speech is found and recognised, and what speaks against a text. */
export const enSpeech = {
  speech: {
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
  },
  marks: {
    names: marks,
    texts: markTexts,
    label: (names: string) => `Doubtful: ${names}`,
    firstReading: 'First reading',
    firstReadingNone: 'The first reading had no text here.',
    loading: 'Looking it up…',
  },
};
