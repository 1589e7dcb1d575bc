import type { StoreParts } from '#services/store/store-parts.ts';
import { createAnalysisRuns, type AnalysisRunStore } from './analysis-runs.ts';
import { createFoundSpeakers, type FoundSpeakerStore } from './found-speakers.ts';
import { createVoices, type VoiceStore } from './voice-store.ts';
import { createTurnDecisions, type TurnDecisionStore } from './turn-decisions.ts';
import { createAnnotationQueries, type AnnotationQueries } from './annotation-queries.ts';
import { createMentionQueries, type MentionQueries } from './mention-queries.ts';
import { followWords, type WordFollower } from './follow-words.ts';

/** What analyses found beside the transcripts: runs, annotations, and what people said of them. */
export interface AnnotationLibrary extends AnnotationQueries {
  readonly runs: AnalysisRunStore;
  readonly turnDecisions: TurnDecisionStore;
  readonly foundSpeakers: FoundSpeakerStore;
  readonly voices: VoiceStore;
  readonly mentions: MentionQueries;
  /** For the library's writer. */
  readonly follower: WordFollower;
}

export function createAnnotations(parts: StoreParts): AnnotationLibrary {
  return {
    ...createAnnotationQueries(parts),
    runs: createAnalysisRuns(parts),
    turnDecisions: createTurnDecisions(parts),
    foundSpeakers: createFoundSpeakers(parts),
    voices: createVoices(parts),
    mentions: createMentionQueries(parts),
    follower: followWords(parts.database),
  };
}

/** Runs that a crash left running wait again, at their cursor. */
export function recoverRuns({ database, writer }: StoreParts): void {
  const interrupted = database.prepare("SELECT 1 FROM analysis_run WHERE state = 'running' LIMIT 1").get();
  if (interrupted === undefined) return;
  writer.write(() => database.exec("UPDATE analysis_run SET state = 'waiting' WHERE state = 'running'"));
}
