import type { Input } from '#shared/contract/contract.ts';
import type { NamedRecording } from '#shared/contract/imports.ts';
import type { ImportTable } from '#shared/files/imported-text.ts';
import { api } from '#renderer/api/api.ts';
import { keptColumns, type KeptColumns } from '#renderer/state/kept-columns.ts';
import type { ImportTarget } from '#renderer/state/ui.ts';
import { recordingOf } from './sort-files.ts';

export interface GivenFile {
  readonly id: number;
  readonly name: string;
  readonly base64: string;
  readonly recording: NamedRecording | null;
  /** Of a CSV, TSV or Excel file. */
  readonly table: ImportTable | null;
  /** As chosen, or as for an earlier file with the same headings; null for what was guessed. */
  readonly reading: KeptColumns | null;
}

const maxFiles = 200;
const maxNameLength = 200;
let lastId = 0;

/** Reads files and decides where each of them goes; `known` are the recordings that they may belong to. */
export async function givenFiles(
  given: readonly File[],
  { recordingId, dropped = [] }: ImportTarget,
): Promise<{ readonly files: readonly GivenFile[]; readonly known: readonly NamedRecording[] }> {
  const some = given.slice(0, maxFiles);
  const names = some.map(({ name }) => name.slice(-maxNameLength));
  const shown = recordingId === null ? null : await namedOf(recordingId);
  const matched = await api['imports.match']({ names });
  const files: GivenFile[] = [];
  for (const [nth, file] of some.entries()) {
    const own = { name: names[nth] ?? file.name, base64: await base64Of(file) };
    const table = /\.(?:csv|tsv|xlsx)$/i.test(file.name) ? await api['imports.table'](own) : null;
    const recording = recordingOf(file.name, { dropped, shown, matches: matched[nth] ?? [] });
    lastId += 1;
    files.push({ ...own, id: lastId, table, recording, reading: table === null ? null : keptColumns(table) });
  }
  const all = [...(shown === null ? [] : [shown]), ...dropped, ...matched.flat()];
  return { files, known: [...new Map(all.map((one) => [one.recordingId, one])).values()] };
}

export function fileOfCall({ name, base64, reading }: GivenFile): Input<'imports.preview'>['files'][number] {
  return { name, base64, ...(reading !== null && { table: reading }) };
}

async function namedOf(recordingId: number): Promise<NamedRecording> {
  const { name } = await api['recordings.get']({ recordingId });
  return { recordingId, name };
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x80_00)));
  }
  return btoa(parts.join(''));
}
