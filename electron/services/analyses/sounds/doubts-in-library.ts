import type { EventBus } from '#shared/wire/event-bus.ts';
import { doubtKind, isMeant, type DoubtValue } from '#shared/analyses/spans.ts';
import type { SoundReason } from '#shared/edits/review.ts';
import type { Segment } from '#shared/segment.ts';
import type { Library } from '#services/library/library.ts';
import type { LibrarySide } from '../run/run-analysis.ts';
import { doubtfulSpeech, type Span } from './doubtful-speech.ts';

/** In the summary of a run: the text whose speech was compared with the map. */
const textKey = 'textOf';

/** What the detector took for speech goes to the sound map, and what is doubted of it to the walk through doubtful places. */
export function doubtsInLibrary(events: EventBus): LibrarySide {
  return {
    context: (library, run) => ({ speech: speechOf(library, library.recordings.get(run.recordingId).transcriptId) }),
    finishing(library, run, concluded) {
      const { transcriptId } = library.recordings.get(run.recordingId);
      if (transcriptId === null) return {};
      const spans = (concluded.annotations ?? []).filter(({ kind }) => kind === doubtKind);
      const isMore = library.reviews.addSounds(
        transcriptId,
        soundDoubtsOf(library.segments.iterate(transcriptId), spans),
      );
      return {
        summary: { [textKey]: transcriptId },
        after: () => {
          if (isMore) events.emit('review.changed', { transcriptId });
        },
      };
    },
  };
}

function* soundDoubtsOf(segments: Iterable<Segment>, spans: readonly DoubtSpan[]) {
  for (const segment of segments) {
    const reason = reasonAt(segment, spans);
    if (reason !== null) yield { segment, reason };
  }
}

type DoubtSpan = Span & { readonly kind: string; readonly value: string };

function reasonAt(segment: Span, spans: readonly DoubtSpan[]): SoundReason | null {
  const span = spans.find((one) => isMeant(segment, one));
  return span === undefined ? null : soundReasons[span.value as DoubtValue];
}

const soundReasons: Readonly<Record<DoubtValue, SoundReason>> = {
  'doubtful-music': 'sounds-music',
  'doubtful-noise': 'sounds-noise',
};

/** Which sound a segment of a text is doubted for, by the map that is shown now. */
export function soundDoubtAt(library: Library, transcriptId: number): (segment: Span) => SoundReason | null {
  const spans = doubtsOf(library, transcriptId).map((span) => ({
    ...span,
    kind: doubtKind,
    value: `doubtful-${span.value}`,
  }));
  return (segment) => reasonAt(segment, spans);
}

/** Passages of a text that the map which is shown now takes for something else. */
export function doubtsOf(library: Library, transcriptId: number) {
  const { recordingId } = library.transcripts.get(transcriptId);
  const run = library.annotations.runs.current(recordingId, 'sounds');
  if (run === null) return [];
  const sounds = [...library.annotations.iterate(run.id)].filter(({ kind }) => kind === 'sound');
  return doubtfulSpeech(speechOf(library, transcriptId), sounds);
}

/** The map of a recording was compared with another text than the one that is shown now. */
export function isOfOtherText(library: Library, recordingId: number): boolean {
  const run = library.annotations.runs.current(recordingId, 'sounds');
  const { transcriptId } = library.recordings.get(recordingId);
  if (run === null || transcriptId === null || run.summary[textKey] === transcriptId) return false;
  return library.transcripts.speech(transcriptId) !== null;
}

function speechOf(library: Library, transcriptId: number | null): readonly Span[] {
  const edgesMs = transcriptId === null ? [] : (library.transcripts.speech(transcriptId)?.edgesMs ?? []);
  const spans: Span[] = [];
  for (let at = 0; at + 1 < edgesMs.length; at += 2) {
    spans.push({ startMs: edgesMs[at] ?? 0, endMs: edgesMs[at + 1] ?? 0 });
  }
  return spans;
}
