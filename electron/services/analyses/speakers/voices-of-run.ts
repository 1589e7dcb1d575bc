import type { AnalysisRun, Annotation } from '#shared/analyses/analysis.ts';
import { speakerKey, type DoubtfulTurn, type FoundVoice, type VoicesOverview } from '#shared/analyses/voices.ts';
import type { Library } from '#services/library/library.ts';
import type { VoiceVector } from '#services/annotations/found-voices.ts';
import { voiceVectors } from './voice-vectors.ts';
import { joinVoices, unpackVoices } from './kept-voices.ts';
import { doubtfulConfidence } from './speakers-analyzer.ts';

const previewMs = 3000;

interface RunTurns {
  readonly run: AnalysisRun;
  readonly turns: readonly Annotation[];
  /** Of the speaker that a voice was given to, as it is called now. */
  readonly nameOf: (value: string) => { readonly speakerId: number | null; readonly name: string };
}

/** The current run over a recording; null where there is none. */
export function currentTurns(library: Library, recordingId: number): RunTurns | null {
  const run = library.annotations.runs.current(recordingId, 'speakers');
  if (run === null) return null;
  const { transcriptId } = library.recordings.get(recordingId);
  const names = new Map(
    transcriptId === null
      ? []
      : library.annotations.foundSpeakers.named(transcriptId).map(({ id, name }) => [id, name]),
  );
  const nameOf = (value: string) => {
    const id = run.summary[speakerKey(value)];
    const name = typeof id === 'number' ? names.get(id) : undefined;
    return name === undefined ? { speakerId: null, name: value } : { speakerId: Number(id), name };
  };
  const turns = [...library.annotations.iterate(run.id)].filter(({ kind }) => kind === 'turn');
  return { run, turns, nameOf };
}

export function overviewOf(library: Library, recordingId: number): VoicesOverview | null {
  const current = currentTurns(library, recordingId);
  if (current === null) return null;
  const { run, turns, nameOf } = current;
  const ghosts = new Set(String(run.summary['ghosts'] ?? '').split('\n'));
  const voices = [...Map.groupBy(turns, ({ value }) => value)].map(([value, own]): FoundVoice => ({
    value,
    ...nameOf(value),
    spokenMs: own.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    turnCount: own.length,
    isGhost: ghosts.has(value),
    preview: previewOf(own),
  }));
  const doubtful = doubtfulTurns(library, recordingId);
  return {
    runId: run.id,
    voices: voices.toSorted((a, b) => b.spokenMs - a.spokenMs),
    isCountGuess: run.summary['isCountGuess'] === true,
    doubtfulCount: doubtful.length,
    decidedCount: doubtful.filter(({ decided }) => decided !== undefined).length,
  };
}

/** The middle of the turn that is surest, of those that are long enough. */
function previewOf(turns: readonly Annotation[]): FoundVoice['preview'] {
  const [best] = turns
    .filter(({ startMs, endMs }) => endMs - startMs >= previewMs)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.endMs - b.startMs - (a.endMs - a.startMs));
  if (best === undefined) return null;
  const startMs = Math.round((best.startMs + best.endMs - previewMs) / 2);
  return { startMs, endMs: startMs + previewMs };
}

export function doubtfulTurns(library: Library, recordingId: number): readonly DoubtfulTurn[] {
  const current = currentTurns(library, recordingId);
  if (current === null) return [];
  const decisions = library.annotations.turnDecisions.list(recordingId);
  const { transcriptId } = library.recordings.get(recordingId);
  const isDecided = ({ startMs, endMs }: Annotation) =>
    decisions.find((one) => Math.min(one.endMs, endMs) - Math.max(one.startMs, startMs) > (endMs - startMs) / 2);
  return current.turns
    .map((turn) => ({ turn, decision: isDecided(turn) }))
    .filter(({ turn, decision }) => decision !== undefined || (turn.score ?? 1) < doubtfulConfidence)
    .map(({ turn, decision }): DoubtfulTurn => {
      const { startMs, endMs, value, reason, score } = turn;
      const said = transcriptId === null ? [] : library.segments.between(transcriptId, startMs, endMs);
      return {
        startMs,
        endMs,
        speaker: current.nameOf(value).name,
        other: reason === null ? null : current.nameOf(reason).name,
        confidence: score ?? 1,
        ...(decision !== undefined && { decided: decision.speaker }),
        text: said.flatMap(({ words, text }) => spokenIn(words, text, startMs, endMs)).join(' '),
      };
    });
}

function spokenIn(
  words: readonly { startMs: number; endMs: number; text: string }[],
  text: string,
  from: number,
  to: number,
) {
  if (words.length === 0) return [text];
  return words.filter((word) => word.endMs > from && word.startMs < to).map((word) => word.text);
}

/** How each speaker of the current run sounds, with their present names. */
export function speakerVectors(library: Library, recordingId: number) {
  const current = currentTurns(library, recordingId);
  if (current === null) return [];
  const { run, nameOf } = current;
  return voicesOfRun(library, run.id).flatMap(({ value, ...voice }) => {
    const { speakerId, name } = nameOf(value);
    return speakerId === null ? [] : [{ ...voice, speakerId, name, model: run.model }];
  });
}

/** The voices of a finished run; those of one from before they were written down are made of what it kept. */
export function voicesOfRun(library: Library, runId: number): readonly VoiceVector[] {
  const { foundVoices, runs } = library.annotations;
  const known = foundVoices.of(runId);
  if (known.length > 0) return known;
  const run = runs.get(runId);
  const turns = [...library.annotations.iterate(runId)].filter(({ kind }) => kind === 'turn');
  const { windows } = joinVoices(Array.from(runs.kept(run.keptRunId ?? runId), ({ kept }) => unpackVoices(kept)));
  const voices = voiceVectors(turns, windows);
  if (voices.length > 0) foundVoices.put(run, run.model, voices);
  return voices;
}
