import { badRequest } from '#shared/text/bad-request.ts';
import path from 'node:path';
import type { ExportFormat } from '#shared/export.ts';
import { harmlessJson } from '#shared/text/harmless.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { joinExports } from '#services/formats/join-exports.ts';
import { renderContent } from '#services/formats/render-export.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import type { CliSession } from '../session.ts';

export interface ExportTarget {
  readonly format: ExportFormat;
  readonly withTimes: boolean;
  readonly withNotes: boolean;
  readonly withSpeakers: boolean;
  /** A file, a folder that exists, or `-` for stdout. */
  readonly output: string;
  readonly overwrite: boolean;
}

/** Prints an export or writes it to `target`, a file or `-`. Says on stderr where it went. */
export async function writeExport(
  session: CliSession,
  transcriptId: number,
  how: ExportTarget,
  target: string,
): Promise<void> {
  const document = documentOf(session.running.library, transcriptId, how);
  await deliver(session, await renderContent(document, how), how, target);
}

export interface JoinedOutput {
  add(transcriptId: number, heading: string): void;
  /** Closes the text; a file is written now, unless there is nothing for it. */
  end(): Promise<void>;
}

/** Several transcripts as one text: to stdout as they come, to a file whole. */
export function joinedOutput(session: CliSession, how: ExportTarget, target: string): JoinedOutput {
  const joined = joinExports(how);
  const kept: string[] = [];
  let count = 0;
  const give = (text: string) => {
    if (target === '-') print(session, text, how);
    else kept.push(text);
  };
  return {
    add(transcriptId, heading) {
      count += 1;
      give(joined.add(documentOf(session.running.library, transcriptId, how), heading));
    },
    async end() {
      give(joined.end());
      if (target !== '-' && count > 0) await deliver(session, kept.join(''), how, target);
    },
  };
}

async function deliver(
  session: CliSession,
  content: string | Uint8Array,
  how: ExportTarget,
  target: string,
): Promise<void> {
  if (target === '-') {
    if (typeof content !== 'string') throw badRequest('not-a-text', { format: how.format });
    print(session, content, how);
    return;
  }
  const { signal } = session;
  await writeFileWhole(path.resolve(target), content, { overwrite: how.overwrite, signal });
  session.terminal.note(target);
}

function print({ terminal }: CliSession, text: string, { format }: ExportTarget): void {
  terminal.out(format === 'json' ? harmlessJson(text) : text);
}
