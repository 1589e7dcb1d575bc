import type { NetworkEntry } from '#shared/network.ts';
import { plural } from '../plural.ts';

const outcomes: Record<NetworkEntry['outcome'], string> = {
  open: 'Not ended',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
  refused: 'Refused: offline',
};

/** Text that is missing, the sound it comes from, and the connections of the app. */
export const enSound = {
  holes: {
    title: 'Speech without text',
    place: (from: string, to: string) => `${from} – ${to}`,
    listen: (from: string) => `Listen at ${from}`,
    redo: 'Transcribe again',
    redoOf: (from: string) => `Transcribe again from ${from}`,
    redone: 'Heard again, still no text. Another model may help.',
    more: (count: number) => `Show ${plural('en', count, { one: 'more place', other: 'more places' })}`,
    note: 'Only this span is heard again; the rest of the text is kept, and so is the present version.',
  },
  sound: {
    track: 'Audio track',
    trackName: (number: number, language: string | null) =>
      language === null ? `Track ${number}` : `Track ${number} (${language})`,
    mixed: 'Both channels together',
    apart: 'Each channel is a speaker',
    apartShort: 'each channel',
    channels: 'Channels',
  },
  connections: {
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
  },
};
