import { grouped, plural } from '../plural.ts';
import { countRecordings } from './counts.ts';

/** Names of analyses; one without a text is shown by its own name. */
const names: Readonly<Record<string, string>> = {
  sounds: 'Sounds',
  events: 'Sound events',
  speakers: 'Speakers',
  shots: 'Shot changes',
  'personal-data': 'Personal data',
  entities: 'Names, places, sums',
  classes: 'Classes taught under Quality',
};

/** What an analysis may find, by kind and value. */
const values: Readonly<Record<string, string>> = {
  speech: 'Speech',
  music: 'Music',
  noise: 'Noise',
  silence: 'Silence',
  quiet: 'Very quiet',
  clipped: 'Distorted (clipped)',
  noisy: 'Noise under the speech',
  telephone: 'Telephone quality',
  cut: 'Shot change',
  'doubtful-music': 'Doubtful: sounds like music',
  'doubtful-noise': 'Doubtful: sounds like noise',
  overlap: 'Two at once',
  dropouts: 'Drop-outs',
  laughter: 'Laughter',
  applause: 'Applause',
  cheering: 'Cheering',
  crying: 'Crying',
  'baby-cry': 'Baby crying',
  screaming: 'Shouting, screaming',
  whispering: 'Whispering',
  singing: 'Singing',
  cough: 'Cough, sneeze',
  snoring: 'Snoring',
  footsteps: 'Footsteps',
  crowd: 'Crowd, many voices',
  dog: 'Dog',
  cat: 'Cat',
  bird: 'Bird',
  siren: 'Siren',
  alarm: 'Alarm',
  'phone-ring': 'Telephone ringing',
  'phone-tone': 'Dial or busy tone',
  doorbell: 'Doorbell',
  knock: 'Door, knocking',
  'breaking-glass': 'Breaking glass',
  gunshot: 'Gunshot',
  explosion: 'Explosion',
  fireworks: 'Fireworks',
  horn: 'Car horn',
  traffic: 'Traffic',
  train: 'Train',
  aircraft: 'Aircraft',
  thunder: 'Thunder',
  typing: 'Typing',
};

export const analyses = {
  names,
  values,
  cancel: 'Stop',
  pause: 'Pause',
  resume: 'Continue',
  paused: 'Paused. What was found so far is kept.',
  waiting: 'Waiting for its turn',
  running: (clock: string, total: string) => `${clock} of ${total}`,
  again: 'Try again',
  title: 'Analyses',
  waitingCount: (count: number) => `${countRecordings(count)} waiting`,
  pausedCount: (count: number) => `${grouped('en', count)} paused`,
  analysingCount: (count: number) => plural('en', count, { one: 'analysis', other: 'analyses' }),
  left: (span: string) => `about ${span} of work left`,
  pauseAll: 'Pause all',
  resumeAll: 'Continue',
  cancelAll: 'Cancel all',
  progressOf: (name: string, recording: string) => `${name} of ${recording}`,
  analyse: 'Analyse',
  analyseMany: 'Analyse…',
  analyseTitle: (count: number) => `Analyse ${countRecordings(count)}`,
  analyseText:
    'Analyses run after transcription, one after another, and can be paused. Your names and corrections are kept.',
  estimate: (count: number, span: string) => `${grouped('en', count)} · about ${span}`,
  needsModel: 'needs a model: see Models',
  started: (count: number) => `Analysing ${countRecordings(count)}`,
  startedText: 'Progress is shown under Activity.',
};

export const shots = {
  find: 'Find shot changes',
  label: 'Finding shot changes',
  found: (count: number) => plural('en', count, { one: 'shot change', other: 'shot changes' }),
  hint: 'Subtitles start and end at cuts of the picture where the rules ask for it.',
};

export const soundMap = {
  title: 'Sounds',
  intro:
    'Finds speech, music, noise and silence, and parts of poor quality. Works on this computer; the result is approximate.',
  run: 'Analyse the sound',
  again: 'Analyse again',
  lane: 'Speech, music and noise over the recording',
  total: (share: string, clock: string) => `${clock} · ${share}`,
  quality: 'Quality',
  fine: 'No problems found.',
  doubts: (count: number) =>
    `${plural('en', count, { one: 'passage was', other: 'passages were' })} transcribed as speech but ${count === 1 ? 'sounds' : 'sound'} like something else:`,
  longest: 'Longest passages',
  play: (what: string, clock: string) => `Play: ${what}, ${clock}`,
  save: 'Save as labels…',
};

export const soundEvents = {
  title: 'Sound events',
  intro: 'Finds laughter, applause, crying, sirens, gunshots, dogs, telephones and the like with the installed model.',
  noModel:
    'Sound events are found with a model, and none is installed. Get “Sounds: Zipformer” (27 MB) on the Models page.',
  models: 'Open Models',
  run: 'Find sound events',
  again: 'Find again',
  none: 'None found.',
  count: (count: number) => grouped('en', count),
  lane: 'Sound events over the recording',
  showing: 'Which sounds',
  all: 'All',
  save: 'Save as labels…',
};

export const findSpeakers = {
  title: 'Detect speakers',
  intro: 'Groups the text by voice. Works on this computer. Names and speakers you assigned are kept.',
  count: 'Number of speakers',
  unknown: 'I don’t know',
  exactly: (count: number) => `exactly ${grouped('en', count)}`,
  atMost: (count: number) => `at most ${grouped('en', count)}`,
  run: 'Detect',
  again: 'Detect again',
  rough:
    'The built-in analysis is approximate: check the result. It never names anyone. A better model is on the Models page.',
  byModel: 'By the installed model of voices. It never names anyone.',
  found: (count: number, isGuess: boolean) =>
    `${plural('en', count, { one: 'voice', other: 'voices' })} found${isGuess ? ' (a guess)' : ''}`,
  overlaps: (count: number, clock: string) =>
    `Two at once: ${plural('en', count, { one: 'place', other: 'places' })}, ${clock}`,
  overlap: (one: string, other: string, clock: string) => `Play: ${one} and ${other} at once, ${clock}`,
  preview: (name: string) => `Play the voice of ${name}`,
  ghost: 'Says very little. If this is not a separate person, merge it into another speaker.',
  remember: (name: string) => `Remember the voice of ${name}`,
  remembered: (name: string) => `The voice of ${name} is remembered in this library.`,
  suggestion: (speaker: string, name: string, score: string) => `${speaker} may be ${name} (${score}).`,
  accept: 'Yes',
  refuse: 'No',
};

export const doubtfulTurns = {
  title: 'Doubtful turns',
  none: 'No doubtful turns.',
  progress: (done: number, total: number) => `${grouped('en', done)} of ${grouped('en', total)} checked`,
  hint: 'Space plays · ↑↓ other speaker · Enter accepts · A all like this',
  play: 'Play',
  accept: 'Accept',
  all: 'All like this',
  next: 'Next doubtful turn',
  previous: 'Previous doubtful turn',
  noSpeaker: 'No speaker',
  decided: (name: string, count: number) => `${name}: ${plural('en', count, { one: 'turn', other: 'turns' })}`,
  who: 'Who speaks here',
};
