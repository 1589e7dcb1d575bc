import type { Page } from '../page.ts';

/** One voice of a recording, as the current analysis of speakers found it. */
export interface FoundVoice {
  /** As in the annotations: `#1`, or the name that people gave it. */
  readonly value: string;
  /** The speaker of the text that it was given to; null where there is no text, or they were removed. */
  readonly speakerId: number | null;
  readonly name: string;
  readonly spokenMs: number;
  readonly turnCount: number;
  /** It hardly speaks: it may be a cough or a jingle. */
  readonly isGhost: boolean;
  /** The three clearest seconds; null where it never speaks that long. */
  readonly preview: { readonly startMs: number; readonly endMs: number } | null;
}

export interface VoicesOverview {
  readonly runId: number;
  readonly voices: readonly FoundVoice[];
  /** The number was not given. */
  readonly isCountGuess: boolean;
  readonly doubtfulCount: number;
  /** Of these, those that people decided. */
  readonly decidedCount: number;
}

/** A turn of which it is not certain who speaks. */
export interface DoubtfulTurn {
  readonly startMs: number;
  readonly endMs: number;
  /** Names, as they are shown. */
  readonly speaker: string;
  readonly other: string | null;
  /** 0…1. */
  readonly confidence: number;
  /** What a person said; undefined where no one did yet, null for no one. */
  readonly decided?: string | null;
  readonly text: string;
}

/** Two speak at once: who has the turn, and who comes in. Names as they are now; ids null for voices no text names. */
export interface SpokenOverlap {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
  readonly speakerId: number | null;
  readonly over: string;
  readonly overId: number | null;
  /** 0…1: that there are two at all. */
  readonly score: number;
}

/** A speaker key in the summary of a run: `speaker.#1` is the id of the speaker that the voice `#1` was given to. */
export const speakerKey = (value: string) => `speaker.${value}`;

/** A person whose voice is remembered. */
export interface RememberedVoice {
  readonly id: number;
  readonly name: string;
  readonly samples: readonly VoiceSample[];
}

export interface VoiceSample {
  readonly id: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** “This may be Anna (0.82)”: only ever a suggestion, and only for a voice without a name. */
export interface VoiceSuggestion {
  readonly speakerId: number;
  readonly speaker: string;
  readonly voiceId: number;
  readonly name: string;
  /** Likeness 0…1, and how far it is ahead of the next person. */
  readonly score: number;
  readonly lead: number;
}

/** A voice of another recording that sounds alike: only ever a place to listen to. */
export interface VoicePlace {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  /** Null where no text names the voice. */
  readonly speakerId: number | null;
  readonly speaker: string;
  /** Likeness, 1 for the same. */
  readonly score: number;
  readonly spokenMs: number;
  /** Where it is clearest. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface VoicePlaces extends Page<VoicePlace> {
  /** Analysed recordings that are not searched yet: asking again continues with them. */
  readonly unlistedCount: number;
  /** Recordings whose voices another model made: they cannot be compared. */
  readonly otherModelCount: number;
}

/** Where someone speaks. */
export interface PersonPlace {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly talkMs: number;
  readonly firstMs: number;
}

/** A person whose voice is remembered, and where a speaker of that name speaks. */
export interface Person extends RememberedVoice {
  readonly recordingCount: number;
  readonly talkMs: number;
  /** Where they speak longest, at most fifty. */
  readonly places: readonly PersonPlace[];
}
