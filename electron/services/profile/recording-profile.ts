import { entityKind } from '#shared/analyses/mentions.ts';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FoundProfile, RecordingProfile } from '#shared/profile.ts';
import type { Library } from '#services/library/library.ts';
import { measureSpeaking, stretchLength } from './speaking.ts';
import { Vocabulary } from './vocabulary.ts';

/** Recordings whose words stand for those of the library; the newest. */
const maxCompared = 100;
/** Characters of their texts, so that it takes no longer in a large library. */
const maxCharacters = 1_500_000;

/** Of the current text and the current runs of all analyses. Throws `not-found`. */
export async function profileRecording(library: Library, recordingId: number): Promise<RecordingProfile> {
  const { name, durationMs, language, transcriptId } = library.recordings.get(recordingId);
  const segments = transcriptId === null ? [] : [...library.segments.iterate(transcriptId)];
  const lengthMs = Math.max(durationMs ?? 0, segments.at(-1)?.endMs ?? 0);
  const own = new Vocabulary();
  for (const { text, startMs } of segments) own.add(text, startMs);
  const others = library.catalogue.list.ids({ bin: false, limit: maxCompared + 1 }).filter((id) => id !== recordingId);
  const rest = await vocabularyOf(library, others.slice(0, maxCompared));
  return {
    recordingId,
    name,
    durationMs: lengthMs,
    ...measureSpeaking(segments, lengthMs, language, library.annotations.overlaps(recordingId)),
    found: foundIn(library, recordingId, lengthMs),
    foundStretchMs: stretchLength(lengthMs),
    unusual: own.unusualBeside(rest.vocabulary),
    comparedCount: rest.recordingCount,
  };
}

/** The words of some recordings; others get their turn in between. */
export async function vocabularyOf(
  library: Library,
  recordingIds: readonly number[],
): Promise<{ readonly vocabulary: Vocabulary; readonly recordingCount: number }> {
  const vocabulary = new Vocabulary();
  let recordingCount = 0;
  let characters = 0;
  for (const id of recordingIds) {
    const { transcriptId } = library.recordings.get(id);
    if (transcriptId === null) continue;
    recordingCount += 1;
    for (const { text, startMs } of library.segments.iterate(transcriptId)) {
      vocabulary.add(text, startMs);
      characters += text.length;
    }
    await breathe();
    if (characters > maxCharacters) break;
  }
  return { vocabulary, recordingCount };
}

/** Kinds that stand elsewhere in the profile: who speaks is read from the text. */
const spokenKinds = new Set(['turn', 'voice']);
const maxFound = 60;

function foundIn(library: Library, recordingId: number, durationMs: number): readonly FoundProfile[] {
  const stretchMs = stretchLength(durationMs);
  const stretchCount = Math.max(1, Math.ceil(durationMs / stretchMs));
  const found = new Map<
    string,
    {
      kind: string;
      value: string;
      count: number;
      totalMs: number;
      firstMs: number;
      counts: number[];
      firsts: (number | null)[];
    }
  >();
  const decided = library.annotations.mentions.decidedIn(recordingId);
  for (const { id, isCurrent } of library.annotations.runs.list(recordingId)) {
    if (!isCurrent) continue;
    for (const { kind, value: asFound, name, startMs, endMs } of library.annotations.iterate(id)) {
      if (spokenKinds.has(kind)) continue;
      // An open name is what people said it is.
      const value = kind === entityKind && asFound === 'open' ? (decided.get(name ?? '') ?? asFound) : asFound;
      const key = `${kind}\0${value}`;
      const counts = Array.from({ length: stretchCount }, () => 0);
      const firsts = Array.from({ length: stretchCount }, () => null);
      const one = found.get(key) ?? { kind, value, count: 0, totalMs: 0, firstMs: startMs, counts, firsts };
      one.count += 1;
      one.totalMs += endMs - startMs;
      const nth = Math.min(stretchCount - 1, Math.floor(startMs / stretchMs));
      one.counts[nth] = (one.counts[nth] ?? 0) + 1;
      one.firsts[nth] = Math.min(one.firsts[nth] ?? startMs, startMs);
      one.firstMs = Math.min(one.firstMs, startMs);
      found.set(key, one);
    }
  }
  return [...found.values()].toSorted((a, b) => a.kind.localeCompare(b.kind) || b.count - a.count).slice(0, maxFound);
}
