import type { ErrorRow, QualityRun, SetItem } from '#shared/quality/lab.ts';
import type { Library } from '#services/library/library.ts';
import { itemsOf } from '#services/references/split-items.ts';
import type { AlignedWord } from '#services/scoring/word-errors.ts';
import type { LabWord } from './lab-words.ts';
import { scoreText, type ScoredText } from './score-recording.ts';

type ErrorLibrary = Pick<Library, 'references' | 'qualityRuns' | 'recordings' | 'segments'>;

/** Words shown on either side. */
const around = 5;

/** Every error of a run, recording by recording, in the order of time. */
export function listErrors(library: ErrorLibrary, run: QualityRun, recordingId: number | null): readonly ErrorRow[] {
  const results = new Map(library.qualityRuns.results(run.id).map((result) => [result.recordingId, result.segments]));
  return itemsOf(library.references.version(run.versionId).items, run.part)
    .filter((item) => recordingId === null || item.recordingId === recordingId)
    .flatMap((item) => {
      const recognised = results.get(item.recordingId);
      if (recognised === undefined) return [];
      const reference = library.references.list().find(({ id }) => id === item.referenceId);
      const scored = scoreText(library.references.text(item.recordingId, item.hash), recognised, {
        scope: reference?.scope ?? null,
        steps: run.steps,
      });
      return errorsOf(library, item, scored, reference?.transcriptId ?? 0);
    });
}

function errorsOf(library: ErrorLibrary, item: SetItem, scored: ScoredText, transcriptId: number): readonly ErrorRow[] {
  const { aligned } = scored;
  const { recordingId, recordingName } = item;
  const { mediaKey } = library.recordings.get(recordingId);
  const present = new Map<number, string | null>();
  const textNow = (segmentId: number) => {
    if (!present.has(segmentId)) present.set(segmentId, segmentText(library, segmentId));
    return present.get(segmentId) ?? null;
  };
  return aligned.flatMap(({ kind, ...sides }, at) => {
    if (kind === 'correct') return [];
    const word = wordOf(scored.reference, sides.reference);
    const other = wordOf(scored.hypothesis, sides.hypothesis);
    const segment = (word ?? nearestReference(scored, at))?.segment;
    const shown = other ?? word;
    const now = segment === undefined || segment.id === null ? null : textNow(segment.id);
    const isSame = now !== null && now === segment?.text;
    return [
      {
        recordingId,
        recordingName,
        mediaKey,
        kind,
        reference: word?.text ?? null,
        hypothesis: other?.text ?? null,
        before: contextOf(aligned.slice(Math.max(0, at - around), at)),
        after: contextOf(aligned.slice(at + 1, at + 1 + around)),
        startMs: Math.min(shown?.startMs ?? 0, word?.startMs ?? Infinity),
        endMs: Math.max(shown?.endMs ?? 0, word?.endMs ?? 0),
        transcriptId,
        segmentId: isSame ? (segment?.id ?? null) : null,
        segmentText: isSame ? now : null,
      },
    ];
  });
}

function segmentText(library: ErrorLibrary, segmentId: number): string | null {
  try {
    return library.segments.get(segmentId).text;
  } catch {
    // It was removed since.
    return null;
  }
}

function wordOf(words: readonly LabWord[], side: AlignedWord['reference']): LabWord | null {
  return side === null ? null : (words[side.source] ?? null);
}

function nearestReference({ aligned, reference }: ScoredText, at: number): LabWord | null {
  for (let near = at; near >= 0; near -= 1) {
    const word = wordOf(reference, aligned[near]?.reference ?? null);
    if (word !== null) return word;
  }
  return reference[0] ?? null;
}

function contextOf(aligned: readonly AlignedWord[]): string {
  return aligned.flatMap(({ reference }) => (reference === null ? [] : [reference.text])).join(' ');
}
