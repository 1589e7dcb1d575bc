import type { LibraryProfile, RecordingProfile, TableProfile } from '#shared/profile.ts';
import { formatCsv } from '#services/text-files/csv.ts';

/** The first one is the header. */
export type ProfileRow = readonly (string | number | null)[];
type Row = ProfileRow;

const head: Row = ['part', 'name', 'measure', 'value', 'start_ms', 'end_ms'];
const share = (value: number) => Number(value.toFixed(4));

/** One figure a line, so that a spreadsheet can filter and pivot it. */
export function formatRecordingProfile(profile: RecordingProfile): string {
  return formatCsv(recordingProfileRows(profile));
}

export function recordingProfileRows(profile: RecordingProfile): readonly ProfileRow[] {
  const rows: Row[] = [
    ['recording', profile.name, 'duration_ms', profile.durationMs],
    ['recording', profile.name, 'talk_ms', profile.talkMs],
    ['recording', profile.name, 'words', profile.wordCount],
    ['recording', profile.name, 'doubtful_share', share(profile.doubtfulShare)],
    ['recording', profile.name, 'silence_ms', profile.silenceMs],
    ...profile.speakers.flatMap((one): Row[] => [
      ['speaker', one.speaker ?? '', 'talk_ms', one.talkMs],
      ['speaker', one.speaker ?? '', 'share', share(one.share)],
      ['speaker', one.speaker ?? '', 'turns', one.turnCount],
      ['speaker', one.speaker ?? '', 'longest_turn_ms', one.longestTurnMs],
      ['speaker', one.speaker ?? '', 'words', one.wordCount],
      ['speaker', one.speaker ?? '', 'words_per_minute', one.wordsPerMinute],
      ['speaker', one.speaker ?? '', 'interruptions', one.interruptionCount],
      ['speaker', one.speaker ?? '', 'doubtful_share', share(one.doubtfulShare)],
    ]),
    ...profile.stretches.flatMap(({ startMs, endMs, talkMs, wordsPerMinute }) =>
      profile.speakers.flatMap(({ speaker }, nth): Row[] => [
        ['stretch', speaker ?? '', 'talk_ms', talkMs[nth] ?? 0, startMs, endMs],
        ['stretch', speaker ?? '', 'words_per_minute', wordsPerMinute[nth] ?? null, startMs, endMs],
      ]),
    ),
    ...profile.silences.map(({ startMs, endMs }): Row => ['silence', '', 'ms', endMs - startMs, startMs, endMs]),
    ...profile.interruptions.map(({ atMs, overlapMs, by, of }): Row => [
      'interruption',
      `${by ?? ''} > ${of ?? ''}`,
      'overlap_ms',
      overlapMs,
      atMs,
      atMs + overlapMs,
    ]),
    ...profile.languages.map((one): Row => ['language', one.language ?? '', 'talk_ms', one.talkMs]),
    ...profile.found.flatMap((one): Row[] => [
      [one.kind, one.value, 'count', one.count, one.firstMs],
      [one.kind, one.value, 'total_ms', one.totalMs],
      ...one.counts.flatMap((count, nth): Row[] => {
        const startMs = nth * profile.foundStretchMs;
        const endMs = Math.min(startMs + profile.foundStretchMs, Math.max(profile.durationMs, startMs));
        return count === 0 ? [] : [[one.kind, one.value, 'count_in_stretch', count, startMs, endMs]];
      }),
    ]),
    ...profile.unusual.map((one): Row => ['unusual word', one.word, 'count', one.count, one.firstMs]),
  ];
  return [head, ...rows];
}

export function formatLibraryProfile(profile: LibraryProfile): string {
  return formatCsv(libraryProfileRows(profile));
}

export function libraryProfileRows(profile: LibraryProfile): readonly ProfileRow[] {
  const rows: Row[] = [
    ['library', '', 'recordings', profile.recordingCount],
    ['library', '', 'transcribed', profile.transcribedCount],
    ['library', '', 'duration_ms', profile.durationMs],
    ['library', '', 'talk_ms', profile.talkMs],
    ['library', '', 'segments', profile.segmentCount],
    ['library', '', 'edited_share', share(profile.editedShare)],
    ['library', '', 'doubtful_share', share(profile.doubtfulShare)],
    ...(['languages', 'speakers'] as const).flatMap((part) =>
      profile[part].flatMap(({ name, recordingCount, talkMs }): Row[] => [
        [part, name ?? '', 'recordings', recordingCount],
        [part, name ?? '', 'talk_ms', talkMs],
      ]),
    ),
    ...profile.models.map((one): Row => ['models', one.name ?? '', 'doubtful_share', share(one.doubtfulShare)]),
    ...profile.months.map((one): Row => ['months', one.month, 'duration_ms', one.durationMs]),
    ...profile.found.flatMap((one): Row[] => [
      [one.kind, one.value, 'count', one.count],
      [one.kind, one.value, 'recordings', one.recordingCount],
      ...one.counts.flatMap((count, nth): Row[] =>
        count === 0 ? [] : [[one.kind, one.value, `count_${profile.months[nth]?.month ?? ''}`, count]],
      ),
    ]),
    ...profile.unusual.map((one): Row => ['unusual word', one.word, 'count', one.count]),
  ];
  return [head.slice(0, 4), ...rows];
}

export function formatTableProfile(profile: TableProfile): string {
  return formatCsv(tableProfileRows(profile));
}

export function tableProfileRows({ columns }: TableProfile): readonly ProfileRow[] {
  const rows = columns.flatMap((column): Row[] => [
    ...column.kinds.map(({ kind, value, count, share: part, sureness }): Row => [
      column.name,
      value ?? kind,
      count,
      share(part),
      share(sureness),
    ]),
    ...column.decided.map(({ text, count, value, because, readings }): Row => [
      column.name,
      `${text}: ${value} (${because}; ${readings.join(' / ')})`,
      count,
      null,
      null,
    ]),
    ...column.ambiguous.map(({ text, count, readings }): Row => [
      column.name,
      `${text}: ${readings.join(' / ')}`,
      count,
      null,
      null,
    ]),
  ]);
  return [['column', 'kind', 'cells', 'share', 'sureness'], ...rows];
}
