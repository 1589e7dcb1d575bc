import type { RunOutcome } from '#shared/contract/jobs.ts';
import { grouped, plural } from '../plural.ts';

const outcomes: Record<RunOutcome, string> = { done: 'Transcribed', failed: 'Failed', stopped: 'Stopped' };

export const activity = {
  title: 'Activity',
  asideLabel: 'Failed and finished',
  now: 'Now',
  next: 'Next',
  failed: 'Failed',
  log: 'Log',
  outcomes,
  onCard: (name: string, isFailed: boolean) =>
    isFailed ? `Graphics card ${name} failed, finished by the processor` : `Graphics card: ${name}`,
  nothing: 'Nothing is being transcribed.',
  nothingWaits: 'Nothing is waiting.',
  waiting: (count: number) => plural('en', count, { one: 'recording', other: 'recordings' }),
  timeForAll: (span: string, isAtLeast: boolean) => `${isAtLeast ? 'more than' : 'about'} ${span} for everything`,
  pauseAll: 'Pause all',
  resume: 'Resume',
  stopAfterThis: 'Stop after this one',
  paused: 'Paused',
  pausedText: 'Waiting recordings keep their order. New ones are added to the end.',
  stopsAfterThis: 'Stops after this recording',
  stopsAfterThisText: 'The recording in progress is finished, then the queue stops.',
  idleTitle: 'Nothing to do',
  idleText: 'Recordings you add are transcribed one after another.',
  first: 'Move to the front',
  movedTo: (name: string, place: number) => `${name}: now number ${grouped('en', place)}`,
  orderHint:
    'Drag a row, or press Alt+↑ and Alt+↓, to change the order. → goes to the buttons of the row, Delete cancels it.',
  open: (name: string) => `Open ${name}`,
  noneFailed: 'Nothing has failed.',
  causes: (count: number, what: string) =>
    `${plural('en', count, { one: 'recording', other: 'recordings' })}. For example: ${what}`,
  andMore: (count: number) => `and ${plural('en', count, { one: 'other', other: 'others' })}`,
  retryAll: 'Retry all',
  logNone: 'Nothing has been transcribed yet.',
  logMore: 'Show earlier',
  soundIn: (length: string, span: string) => `${length} in ${span}`,
};
