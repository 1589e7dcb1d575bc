import { EventsLane } from './EventsLane.tsx';
import type { Lane } from './lane.ts';
import { NotesLane } from './NotesLane.tsx';
import { ReferenceLane } from './ReferenceLane.tsx';
import { RedactLane } from './RedactLane.tsx';
import { SoundsLane } from './SoundsLane.tsx';
import { SpeakersLane } from './SpeakersLane.tsx';

/** Under the wave, from above. A new one is a file here, a word in the locales and a line in this list. */
export const lanes: readonly Lane[] = [
  { name: 'speakers', Strip: SpeakersLane },
  { name: 'sounds', Strip: SoundsLane },
  { name: 'events', Strip: EventsLane },
  { name: 'notes', Strip: NotesLane },
  { name: 'redactions', Strip: RedactLane },
  { name: 'reference', Strip: ReferenceLane },
];
