import { readFile } from 'node:fs/promises';
import { formatClock } from '#shared/text/timecode.ts';
import type { LibraryProfile, RecordingProfile, TableProfile } from '#shared/profile.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import { profileLibrary } from '#services/profile/library-profile.ts';
import {
  libraryProfileRows,
  recordingProfileRows,
  tableProfileRows,
  type ProfileRow,
} from '#services/profile/profile-csv.ts';
import { profileRecording } from '#services/profile/recording-profile.ts';
import { profileTable } from '#services/profile/table-profile.ts';
import { saveTable } from '#services/api/save-table.ts';
import { oneOf, recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { outputOf } from '../../terminal/outputs.ts';

const formats = ['text', 'csv', 'xlsx', 'json'] as const;

/** `profile`, `profile ID`, `profile --filter …`, `profile --table FILE.csv`. */
export async function profile(session: CliSession): Promise<number> {
  const { args, running } = session;
  const { library } = running;
  const format = oneOf(args.values.format, 'format', formats) ?? (args.values.json === true ? 'json' : 'text');
  const { table } = args.values;
  if (table !== undefined) {
    const found = profileTable(decodeText(await readFile(table)).text);
    return await give(session, format, { found, rows: () => tableProfileRows(found), lines: () => tableLines(found) });
  }
  if (args.words.length > 0) {
    const found = await profileRecording(library, recordingId(args.words));
    const rows = () => recordingProfileRows(found);
    return await give(session, format, { found, rows, lines: () => recordingLines(found) });
  }
  const found = await profileLibrary(library, args.values.filter ?? '');
  return await give(session, format, {
    found,
    rows: () => libraryProfileRows(found),
    lines: () => libraryLines(found),
  });
}

function tableLines({ columns }: TableProfile): readonly string[] {
  return columns.map(({ name, filledCount, distinctCount, kinds, ambiguous, decided }) => {
    const shown = kinds
      .slice(0, 3)
      .map(({ kind, value, share, sureness }) => `${value ?? kind} ${percent(share)} (${percent(sureness)})`);
    const open = ambiguous.length === 0 ? '' : `  ? ${ambiguous.map(({ text }) => text).join(', ')}`;
    const known = decided.length === 0 ? '' : `  = ${decided.map(({ text, value }) => `${text}: ${value}`).join(', ')}`;
    return `${name.padEnd(20)}  ${filledCount}/${distinctCount}  ${shown.join(', ')}${open}${known}`;
  });
}

function recordingLines(found: RecordingProfile): readonly string[] {
  const speakers = found.speakers.map((one) =>
    [
      (one.speaker ?? '–').padEnd(24),
      formatClock(one.talkMs).padStart(8),
      percent(one.share).padStart(5),
      one.turnCount,
      `${one.wordsPerMinute}/min`,
      one.interruptionCount,
    ].join('  '),
  );
  return [
    `${found.name}  ${formatClock(found.durationMs)}  ${found.wordCount}`,
    ...speakers,
    ...found.found.map((one) => `${one.kind}  ${one.value}  ${one.count}  ${formatClock(one.totalMs)}`),
    found.unusual.map(({ word, count }) => `${word} ${count}`).join(', '),
  ];
}

function libraryLines(found: LibraryProfile): readonly string[] {
  const share = ({ name, recordingCount, talkMs }: LibraryProfile['speakers'][number]) =>
    `${name ?? '–'}  ${recordingCount}  ${formatClock(talkMs)}`;
  const counts = `${found.transcribedCount}/${found.recordingCount}`;
  return [
    [counts, formatClock(found.durationMs), percent(found.editedShare), percent(found.doubtfulShare)].join('  '),
    ...found.languages.map(share),
    ...found.speakers.slice(0, 10).map(share),
    ...found.found.map((one) => `${one.kind}  ${one.value}  ${one.count}  ${one.recordingCount}`),
  ];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

async function give(
  { args, terminal }: CliSession,
  format: (typeof formats)[number],
  { found, rows, lines }: { found: unknown; rows: () => readonly ProfileRow[]; lines: () => readonly string[] },
): Promise<number> {
  if (format === 'text') {
    for (const line of lines()) terminal.row(line.trimEnd());
    return 0;
  }
  const output = outputOf(args.values.output);
  const target = { path: output === '-' ? null : output, overwrite: args.values.overwrite === true };
  if (output === '-' && format === 'json') terminal.json(found);
  else {
    const { text } = await saveTable({ name: 'profile', rows: rows(), value: found }, format, target);
    if (text !== null) terminal.out(text);
  }
  return 0;
}
