import type { SpokenOverlap } from '#shared/analyses/voices.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createAnalysisRuns, type AnalysisRunStore } from './analysis-runs.ts';
import { createFoundSpeakers, type FoundSpeakerStore } from './found-speakers.ts';
import { createFoundVoices, type FoundVoiceStore } from './found-voices.ts';
import { createVoices, type VoiceStore } from './voice-store.ts';
import { createTurnDecisions, type TurnDecisionStore } from './turn-decisions.ts';
import { createAnnotationQueries, type AnnotationQueries } from './annotation-queries.ts';
import { prepareOverlaps } from './speaker-overlaps.ts';
import { createMentionQueries, type MentionQueries } from './mention-queries.ts';
import { followWords, type WordFollower } from './follow-words.ts';

/** What analyses found beside the transcripts: runs, annotations, and what people said of them. */
export interface AnnotationLibrary extends AnnotationQueries {
  readonly runs: AnalysisRunStore;
  readonly turnDecisions: TurnDecisionStore;
  readonly foundSpeakers: FoundSpeakerStore;
  readonly voices: VoiceStore;
  readonly foundVoices: FoundVoiceStore;
  readonly mentions: MentionQueries;
  /** Where two speak at once, in the order of time. */
  overlaps(recordingId: number): readonly SpokenOverlap[];
  /** For the library's writer. */
  readonly follower: WordFollower;
}

export function createAnnotations(parts: StoreParts): AnnotationLibrary {
  const runs = createAnalysisRuns(parts);
  return {
    ...createAnnotationQueries(parts),
    runs,
    turnDecisions: createTurnDecisions(parts),
    foundSpeakers: createFoundSpeakers(parts),
    voices: createVoices(parts),
    foundVoices: createFoundVoices(parts),
    mentions: createMentionQueries(parts),
    overlaps: prepareOverlaps(parts, (recordingId, analyzer) => runs.current(recordingId, analyzer)),
    follower: followWords(parts.database),
  };
}

/** Runs that a crash left running wait again, at their cursor. */
export function recoverRuns({ database, writer }: StoreParts): void {
  const interrupted = database.prepare("SELECT 1 FROM analysis_run WHERE state = 'running' LIMIT 1").get();
  if (interrupted === undefined) return;
  writer.write(() => database.exec("UPDATE analysis_run SET state = 'waiting' WHERE state = 'running'"));
}
