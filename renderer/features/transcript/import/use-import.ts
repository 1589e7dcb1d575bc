import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { NamedRecording } from '#shared/contract/imports.ts';
import type { ImportTable } from '#shared/files/imported-text.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import type { KeptColumns } from '#renderer/state/kept-columns.ts';
import type { ImportTarget } from '#renderer/state/ui.ts';
import { fileOfCall, givenFiles, type GivenFile } from './given-file.ts';
import { areOneConversation, canJoin, conversationsOf, type Conversation } from './sort-files.ts';
import { useSaveImports } from './use-save-imports.ts';

/** Reads the files that were given, decides where each goes, shows what it would become, and imports all of them. */
export function useImport(target: ImportTarget, onDone: () => void) {
  const report = useReport();
  const [chosenKey, choose] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { isBusy, run } = useBusy();
  const { files, look, drop, isJoined, ...given } = useGivenFiles(target);
  const conversations = useMemo(() => conversationsOf(files, isJoined), [files, isJoined]);
  const chosen = conversations.find(({ key }) => key === chosenKey) ?? conversations[0] ?? null;
  const shown = useImportPreview(chosen);
  const saveImports = useSaveImports(onDone);
  const take = (some: readonly File[]) => {
    if (some.length === 0) return;
    setFailure(null);
    choose(null);
    run(look(some), setFailure);
  };
  useDropped(target.files, take);
  return {
    ...given,
    files,
    isJoined,
    conversations,
    chosen,
    choose,
    preview: shown.preview,
    failure: failure ?? shown.failure,
    canSave: conversations.length > 0 && conversations.every(isReady) && failure === null && !isBusy,
    take,
    save: () => run(saveImports(conversations, drop), report),
  };
}

function useBusy() {
  const [isBusy, setBusy] = useState(false);
  const run = (work: Promise<void>, onFailure: (thrown: unknown) => void) => {
    setBusy(true);
    void work.catch(onFailure).finally(() => setBusy(false));
  };
  return { isBusy, run };
}

function useGivenFiles(target: ImportTarget) {
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [known, setKnown] = useState<readonly NamedRecording[]>(target.dropped ?? []);
  const [isJoined, join] = useState(false);
  return {
    files,
    known,
    isJoined,
    join,
    canJoin: canJoin(files),
    look: async (given: readonly File[]) => {
      const read = await givenFiles(given, target);
      setKnown(read.known);
      setFiles(read.files);
      join(conversationsOf(read.files, true).some(isProbablyOne));
    },
    /** Those that are in the library now. */
    drop: (done: readonly GivenFile[]) => setFiles((all) => all.filter((file) => !done.includes(file))),
    /** Another recording for all files of a conversation. */
    place: ({ files: own }: Conversation<GivenFile>, recording: NamedRecording | null) => {
      if (recording !== null && !known.some(({ recordingId }) => recordingId === recording.recordingId))
        setKnown([...known, recording]);
      setFiles((all) => all.map((file) => (own.includes(file) ? { ...file, recording } : file)));
    },
    read: (table: ImportTable, reading: KeptColumns) => setFiles((all) => withReading(all, table, reading)),
  };
}

/** What was dropped on the window is taken once. */
function useDropped(files: readonly File[] | undefined, take: (files: readonly File[]) => unknown): void {
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current || files === undefined) return;
    isTaken.current = true;
    take(files);
  });
}

function useImportPreview(chosen: Conversation<GivenFile> | null) {
  const isAsked = chosen !== null && isReady(chosen);
  const { data, error } = useQuery({
    queryKey: ['import preview', chosen?.files.map(({ id, reading }) => [id, reading])],
    queryFn: async () => api['imports.preview']({ files: (chosen?.files ?? []).map(fileOfCall) }),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return { preview: isAsked && error === null ? (data ?? null) : null, failure: isAsked ? error : null };
}

/** Each table in it has a column of text. */
function isReady({ files }: Conversation<GivenFile>): boolean {
  return files.every(({ reading }) => reading === null || reading.columns.text !== undefined);
}

function isProbablyOne({ files, recording }: Conversation<GivenFile>): boolean {
  const names = files.map(({ name }) => name);
  return areOneConversation(names, recording !== null);
}

/** The same for every file with these headings. */
function withReading(files: readonly GivenFile[], table: ImportTable, reading: KeptColumns): readonly GivenFile[] {
  const headings = JSON.stringify(table.rows[0]);
  const isSame = (other: ImportTable | null) =>
    other === table || (table.hasHeadings && JSON.stringify(other?.rows[0]) === headings);
  return files.map((file) => (isSame(file.table) ? { ...file, reading } : file));
}
