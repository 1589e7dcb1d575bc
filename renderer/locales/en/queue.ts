import { grouped } from '../plural.ts';

export const job = {
  speed: (speed: string) => `${speed} real time`,
  left: (span: string) => `${span} left`,
  starting: 'Starting…',
  working: 'Transcribing…',
  finishing: 'Finishing…',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel transcription',
  retry: 'Retry',
  lastRunFailed: 'The last run failed. The text was not changed.',
  progressOf: (name: string) => `Progress of ${name}`,
  waiting: (count: number) => `${grouped('en', count)}\u00a0waiting`,
  paused: (count: number) => `${grouped('en', count)}\u00a0paused`,
  expected: (span: string) => `about\u00a0${span}`,
  inAll: (span: string, isAtLeast: boolean) => `${isAtLeast ? 'more than' : 'about'} ${span} in total`,
  finished: (name: string) => `${name}: transcribed`,
  failed: (name: string) => `${name}: could not be transcribed`,
  started: (name: string) => `${name}: transcription started`,
};

/** Of a recording that waits and sounds poor. */
export const soundNote = {
  place: 'The poorest place',
  recorded: 'As recorded',
  treated: 'Treated',
  listen: 'Listen',
  treat: { level: 'Raise the level', peaks: 'Restore peaks' },
  leave: { level: 'Leave as it is', peaks: 'Leave as they are' },
  again: { level: 'Begin again with the level raised', peaks: 'Begin again with restored peaks' },
};
