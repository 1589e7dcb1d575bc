import type { Lane } from './lane.ts';
import { notesLane } from './notes-lane.ts';
import { speakersLane } from './speakers-lane.ts';

/** Under the wave, from above. A new one is a file here, a word in the locales and a name in this list. */
export const lanes: readonly Lane[] = [speakersLane, notesLane];
