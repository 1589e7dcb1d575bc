import type { AnalysisRun, AnalysisSummary } from '#shared/analyses/analysis.ts';
import { speakerKey } from '#shared/analyses/voices.ts';
import type { Segment } from '#shared/segment.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { StepDraft } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import type { Library } from '#services/library/library.ts';
import type { LibrarySide } from '../run/run-analysis.ts';
import type { Anchor } from './diarize.ts';
import type { SpeakersExtra } from './speakers-analyzer.ts';
import { majorityOf, splitByVoice, type SpokenTurn } from './words-to-voices.ts';

export interface SpeakersSideParts {
  readonly events: EventBus;
  /** Of the interface: names that the app gives are in it. */
  readonly language: () => InterfaceLanguage;
}

/** What people said of the speakers is handed to the analysis, and what it found is given to the text that is shown. */
export function speakersInLibrary({ events, language }: SpeakersSideParts): LibrarySide {
  return {
    context: (library, run) => ({ anchors: anchorsOf(library, run.recordingId) }),
    finishing(library, run, concluded) {
      const { voices } = concluded.extra as SpeakersExtra;
      library.annotations.foundVoices.put(run, run.model, voices);
      const turns = (concluded.annotations ?? []).filter(({ kind }) => kind === 'turn');
      const { transcriptId } = library.recordings.get(run.recordingId);
      if (transcriptId === null) return {};
      const given = giveSpeakers(library, { run, transcriptId, turns, language: language() });
      return { summary: given.summary, after: () => emitStep(events, given.step) };
    },
  };
}

/** In the order of time: what people assigned by hand, and what they said of doubtful turns. */
export function anchorsOf(library: Library, recordingId: number): readonly Anchor[] {
  const { transcriptId } = library.recordings.get(recordingId);
  const { turnDecisions, foundSpeakers } = library.annotations;
  const anchors: Anchor[] = turnDecisions
    .list(recordingId)
    .flatMap(({ startMs, endMs, speaker }) => (speaker === null ? [] : [{ startMs, endMs, name: speaker }]));
  if (transcriptId !== null) {
    const found = foundSpeakers.of(transcriptId);
    for (const segment of library.segments.iterate(transcriptId)) {
      if (isByHand(segment, found)) {
        anchors.push({ startMs: segment.startMs, endMs: segment.endMs, name: segment.speaker ?? '' });
      }
    }
  }
  return anchors.toSorted((a, b) => a.startMs - b.startMs);
}

/** It has a speaker, and not the one that an analysis gave it. */
function isByHand({ id, speakerId }: Segment, found: ReadonlyMap<number, number>): boolean {
  return speakerId !== null && found.get(id) !== speakerId;
}

interface Giving {
  readonly run: AnalysisRun;
  readonly transcriptId: number;
  readonly turns: readonly SpokenTurn[];
  readonly language: InterfaceLanguage;
}

/** One step of the journal: every segment that no person gave a speaker gets the voice that speaks most of it. */
function giveSpeakers(library: Library, giving: Giving) {
  const { transcriptId, turns } = giving;
  const { foundSpeakers } = library.annotations;
  const found = foundSpeakers.of(transcriptId);
  const segments = [...library.segments.iterate(transcriptId)];
  const values = [...new Set(turns.map(({ value }) => value))];
  let speakers = new Map<string, number>();
  const noted = new Map<number, number>();
  const step = library.edits.apply({ name: 'find-speakers', detail: { count: values.length } }, (draft) => {
    noted.clear();
    speakers = speakersOf(draft, giving, segments, found, values);
    for (const segment of segments) {
      if (isByHand(segment, found)) continue;
      for (const { id, speakerId } of giveOne(draft, giving, segment, speakers)) noted.set(id, speakerId);
    }
    for (const id of unused(library, transcriptId, segments, found, new Set(speakers.values())))
      draft.removeSpeaker(id);
  });
  foundSpeakers.set(transcriptId, noted);
  const summary: AnalysisSummary = Object.fromEntries([...speakers].map(([value, id]) => [speakerKey(value), id]));
  return { step, summary };
}

/** The speaker of each voice: one that is known, or a new one with the next free name. */
function speakersOf(
  draft: StepDraft,
  { transcriptId, turns, language }: Giving,
  segments: readonly Segment[],
  found: ReadonlyMap<number, number>,
  values: readonly string[],
): Map<string, number> {
  const known = knownSpeakers(segments, found, turns);
  const taken = new Set(segments.flatMap(({ speaker }) => speaker ?? []));
  const nextName = (): string => {
    for (let nth = 1; ; nth += 1) {
      const name = `${language === 'ru' ? 'Участник' : 'Speaker'} ${nth}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  return new Map(
    values.map((value) => {
      const before = known.get(value);
      if (before !== undefined) return [value, before];
      return [value, draft.speakerNamed(transcriptId, value.startsWith('#') ? nextName() : value).id];
    }),
  );
}

/** The segment, or its pieces, with the speakers that they were given. */
function giveOne(
  draft: StepDraft,
  { run, transcriptId, turns }: Giving,
  segment: Segment,
  speakers: ReadonlyMap<string, number>,
): readonly { readonly id: number; readonly speakerId: number }[] {
  const { words, isEdited } = segment;
  const splits = run.parameters['splitsSegments'] === true && !isEdited && words.length > 0;
  const pieces = splits ? splitByVoice(words, turns) : [];
  if (pieces.length < 2) {
    const value = majorityOf(segment, words, turns);
    const speakerId = (value === null ? null : speakers.get(value)) ?? null;
    if (speakerId !== segment.speakerId) draft.set(segment.id, { speakerId });
    return speakerId === null ? [] : [{ id: segment.id, speakerId }];
  }
  return pieces.map(({ from, to, value }, nth) => {
    const own = words.slice(from, to);
    const speakerId = speakers.get(value) ?? null;
    const piece = {
      startMs: nth === 0 ? segment.startMs : (own[0]?.startMs ?? segment.startMs),
      endMs: nth === pieces.length - 1 ? segment.endMs : (own.at(-1)?.endMs ?? segment.endMs),
      text: own.map((word) => word.text).join(' '),
      words: own,
      speakerId,
    };
    const { confidence } = segment;
    const { id } = nth === 0 ? draft.set(segment.id, piece) : draft.add(transcriptId, { ...piece, confidence });
    return { id, speakerId: speakerId ?? 0 };
  });
}

/** Voices that speak where an earlier run found the same one keep its speaker, with the name that it has by now. */
function knownSpeakers(segments: readonly Segment[], found: ReadonlyMap<number, number>, turns: readonly SpokenTurn[]) {
  const overlap = new Map<string, number>();
  for (const segment of segments) {
    if (segment.speakerId === null || found.get(segment.id) !== segment.speakerId) continue;
    const value = majorityOf(segment, segment.words, turns);
    if (value === null || !value.startsWith('#')) continue;
    const key = `${value}\0${segment.speakerId}`;
    overlap.set(key, (overlap.get(key) ?? 0) + segment.endMs - segment.startMs);
  }
  const speakers = new Map<string, number>();
  const used = new Set<number>();
  for (const [key] of [...overlap].toSorted((a, b) => b[1] - a[1])) {
    const [value = '', id = '0'] = key.split('\0');
    if (speakers.has(value) || used.has(Number(id))) continue;
    speakers.set(value, Number(id));
    used.add(Number(id));
  }
  return speakers;
}

/** Speakers that only an earlier run had named and that have nothing to say any more, unless a person renamed them. */
function unused(
  library: Library,
  transcriptId: number,
  segments: readonly Segment[],
  found: ReadonlyMap<number, number>,
  inUse: ReadonlySet<number>,
): readonly number[] {
  const before = new Set(found.values());
  const byHand = new Set(segments.flatMap((one) => (isByHand(one, found) ? (one.speakerId ?? []) : [])));
  return library.annotations.foundSpeakers
    .named(transcriptId)
    .filter(
      ({ id, name }) => before.has(id) && !inUse.has(id) && !byHand.has(id) && /^(?:Speaker|Участник) \d+$/.test(name),
    )
    .map(({ id }) => id);
}
