import { speakerKey, type VoicePlace, type VoicePlaces } from '#shared/analyses/voices.ts';
import type { VoiceOfRun } from '#services/annotations/found-voices.ts';
import type { Library } from '#services/library/library.ts';
import { dot } from './linkage.ts';
import { voicesOfRun } from './voices-of-run.ts';

/** A voice to look for. */
export interface SoughtVoice {
  readonly vector: Float32Array;
  readonly model: string;
  /** Its own recording is no news; null for a remembered person. */
  readonly recordingId: number | null;
}

/** Less likeness is no place to listen to. */
const minScore = 0.4;
const maxPlaces = 500;
/** For so long one call writes down voices of runs from before they were. */
const listMs = 250;

/** Where in the library a voice may speak: the most alike voice of each other recording, the most alike ones first. */
export function searchVoices(
  library: Library,
  sought: SoughtVoice,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): VoicePlaces {
  const { foundVoices } = library.annotations;
  listSome(library);
  const best = new Map<number, { voice: VoiceOfRun; score: number }>();
  for (const voice of foundVoices.madeBy(sought.model)) {
    if (voice.recordingId === sought.recordingId || voice.vector.length !== sought.vector.length) continue;
    const score = dot(voice.vector, sought.vector);
    if (score >= minScore && score > (best.get(voice.recordingId)?.score ?? 0)) {
      best.set(voice.recordingId, { voice, score });
    }
  }
  const all = [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, maxPlaces);
  return {
    total: all.length,
    rows: all.slice(offset, offset + limit).map(({ voice, score }) => placeOf(library, voice, score)),
    unlistedCount: foundVoices.unlistedCount(),
    otherModelCount: foundVoices.otherModelCount(sought.model),
  };
}

function listSome(library: Library): void {
  const untilMs = performance.now() + listMs;
  for (const runId of library.annotations.foundVoices.unlisted(50)) {
    voicesOfRun(library, runId);
    if (performance.now() > untilMs) return;
  }
}

function placeOf(library: Library, voice: VoiceOfRun, score: number): VoicePlace {
  const { recordingId, runId, value, spokenMs, startMs, endMs } = voice;
  const { name: recordingName, mediaKey, transcriptId } = library.recordings.get(recordingId);
  const given = library.annotations.runs.get(runId).summary[speakerKey(value)];
  const named = transcriptId === null ? [] : library.annotations.foundSpeakers.named(transcriptId);
  const speaker = named.find(({ id }) => id === given);
  return {
    recordingId,
    recordingName,
    mediaKey,
    speakerId: speaker?.id ?? null,
    speaker: speaker?.name ?? value,
    score,
    spokenMs,
    startMs,
    endMs,
  };
}
