import type { DoubtfulTurn } from '#shared/analyses/voices.ts';
import type { AppliedStep } from '#services/edits/edits.ts';
import type { Library } from '#services/library/library.ts';
import { doubtfulTurns } from './voices-of-run.ts';

export interface TurnAnswer {
  readonly recordingId: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Null for no one. */
  readonly speaker: string | null;
  readonly isAllLikeThis: boolean;
}

/** One step of the journal; what was said is kept for later runs. `decidedCount`: how many turns it was said of. */
export function decideTurns(library: Library, answer: TurnAnswer): AppliedStep & { readonly decidedCount: number } {
  const { recordingId, startMs, endMs, speaker, isAllLikeThis } = answer;
  const { transcriptId } = library.recordings.get(recordingId);
  const all = doubtfulTurns(library, recordingId);
  const asked = all.find((turn) => turn.startMs === startMs && turn.endMs === endMs);
  const isLike = (turn: DoubtfulTurn) =>
    asked !== undefined && turn.decided === undefined && turn.speaker === asked.speaker && turn.other === asked.other;
  const turns = [{ startMs, endMs }, ...(isAllLikeThis ? all.filter((turn) => turn !== asked && isLike(turn)) : [])];
  library.annotations.turnDecisions.decide(
    recordingId,
    turns.map((turn) => ({ startMs: turn.startMs, endMs: turn.endMs, speaker })),
    '',
  );
  if (transcriptId === null) return { stepId: null, transcripts: [], decidedCount: turns.length };
  const detail = { count: turns.length, ...(speaker !== null && { to: speaker }) };
  const step = library.edits.apply({ name: 'assign-speaker', detail }, (draft) => {
    const speakerId = speaker === null ? null : draft.speakerNamed(transcriptId, speaker).id;
    for (const turn of turns) {
      for (const segment of library.segments.between(transcriptId, turn.startMs, turn.endMs)) {
        const shared = Math.min(segment.endMs, turn.endMs) - Math.max(segment.startMs, turn.startMs);
        // A segment that lies mostly elsewhere keeps its speaker.
        if (shared * 2 >= segment.endMs - segment.startMs) draft.set(segment.id, { speakerId });
      }
    }
  });
  return { ...step, decidedCount: turns.length };
}
