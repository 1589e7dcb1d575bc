import {
  proposedKinds,
  redactionKindOf,
  type RedactionKind,
  type RedactionOrigin,
  type RedactionOverview,
  type RedactionPlace,
} from '#shared/sharing/redaction.ts';
import type { Segment } from '#shared/segment.ts';
import type { Library } from '#services/library/library.ts';
import { wordsIn } from './text/words-in.ts';

/** Proposed by something, before anyone decided. */
interface Proposal {
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: RedactionKind;
  readonly origin: RedactionOrigin;
  readonly reason: string;
}

const pageSize = 200;
const everything = Number.MAX_SAFE_INTEGER;

/** Every place of a recording that is proposed or was decided, in the order of time, with the words that stand there now. */
export function listPlaces(library: Library, recordingId: number): RedactionOverview {
  const { transcriptId, hasVideo } = library.recordings.get(recordingId);
  const segments = transcriptId === null ? [] : [...library.segments.iterate(transcriptId)];
  const marks = new Map(library.redactions.list(recordingId).map((mark) => [mark.key, mark]));
  const byHand = [...marks.values()]
    .filter(({ key }) => key.startsWith('hand:'))
    .map(({ key, kind, startMs, endMs }) => ({ key, kind, startMs, endMs, origin: 'hand', reason: '' }) as const);
  const isRemoved = (speakerId: number) => marks.get(speakerKey(speakerId))?.state === 'confirmed';
  const found = [...byHand, ...annotated(library, recordingId), ...findings(library, recordingId, transcriptId)];
  const places = withoutDoubles(found).map((proposal): RedactionPlace => {
    const state = marks.get(proposal.key)?.state;
    const kind = marks.get(proposal.key)?.kind ?? proposal.kind;
    const decided = state === 'confirmed' || state === 'dismissed' ? state : 'proposed';
    return { ...proposal, kind, state: decided, ...textAt(segments, proposal) };
  });
  const said = segments.filter(({ speakerId }) => speakerId !== null && isRemoved(speakerId)).map(spokenPlace);
  return {
    places: [...places, ...said].toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs),
    speakers: speakersOf(segments).map((speaker) => ({ ...speaker, isRemoved: isRemoved(speaker.id) })),
    canUndo: library.redactions.canUndo(recordingId),
    hasVideo,
  };
}

export function speakerKey(speakerId: number): string {
  return `speaker:${speakerId}`;
}

function spokenPlace({ id, speakerId, speaker, startMs, endMs, text }: Segment): RedactionPlace {
  const place = { startMs, endMs, kind: 'speaker', origin: 'speaker', state: 'confirmed', text } as const;
  return { key: `${speakerKey(speakerId ?? 0)}:${id}`, segmentId: id, reason: speaker ?? '', ...place };
}

function speakersOf(segments: readonly Segment[]): readonly { readonly id: number; readonly name: string }[] {
  const names = new Map<number, string>();
  for (const { speakerId, speaker } of segments) if (speakerId !== null) names.set(speakerId, speaker ?? '');
  return [...names].map(([id, name]) => ({ id, name }));
}

function annotated(library: Library, recordingId: number): readonly Proposal[] {
  const proposals: Proposal[] = [];
  const kinds = Object.keys(proposedKinds);
  for (let offset = 0; ; offset += pageSize) {
    const window = { recordingId, fromMs: 0, toMs: everything, kinds, offset, limit: pageSize };
    const { rows } = library.annotations.inWindow(window);
    for (const { kind, value, startMs, endMs } of rows) {
      if (proposedKinds[kind]?.includes(value) === false) continue;
      const key = `annotation:${kind}:${value}:${startMs}-${endMs}`;
      proposals.push({ key, startMs, endMs, kind: redactionKindOf(value), origin: 'annotation', reason: value });
    }
    if (rows.length < pageSize) return proposals;
  }
}

/** Of watch lists: what was not dismissed. */
function findings(library: Library, recordingId: number, transcriptId: number | null): readonly Proposal[] {
  const filter = { states: ['new', 'confirmed', 'unsure'], severities: [], listId: null, recordingId } as const;
  return [...library.watch.findings.iterate(filter)]
    .filter((finding) => finding.transcriptId === transcriptId && !finding.isTextChanged)
    .map(({ id, startMs, endMs, term }) => ({
      key: `finding:${id}`,
      startMs,
      endMs,
      kind: 'other',
      origin: 'finding',
      reason: term,
    }));
}

/** The same span that several propose is one place: the first one's. */
function withoutDoubles(proposals: readonly Proposal[]): readonly Proposal[] {
  const bySpan = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const span = `${proposal.startMs}-${proposal.endMs}`;
    if (!bySpan.has(span)) bySpan.set(span, proposal);
  }
  return [...bySpan.values()];
}

function textAt(segments: readonly Segment[], span: { readonly startMs: number; readonly endMs: number }) {
  // Segments are in the order of their starts; few reach over the next one's.
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.startMs ?? 0) < span.endMs) low = middle + 1;
    else high = middle;
  }
  const near = segments.slice(Math.max(0, low - 50), low + 1);
  const there = near.flatMap((segment) => {
    const words = wordsIn(segment, span);
    return words === null ? [] : [{ id: segment.id, text: words }];
  });
  return { text: there.map(({ text }) => text).join(' '), segmentId: there[0]?.id ?? null };
}
