import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import type { ImportTarget } from '#renderer/state/ui.ts';

interface GivenFile {
  readonly name: string;
  readonly base64: string;
}

/** Reads the files that were given, shows what the first one is, and imports all of them as one text. */
export function useImport({ recordingId }: ImportTarget, onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async (given: readonly File[]) => {
    setPreview(null);
    setFailure(null);
    const read = await Promise.all(given.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
    setFiles(read);
    const [first] = read;
    if (first !== undefined) setPreview(await api['imports.preview'](first));
  };
  const write = async () => {
    const done = await api['imports.save']({ recordingId, files: [...files] });
    await client.invalidateQueries({ queryKey: queryKeys.versions(done.recordingId) });
    onDone();
    if (recordingId === null) navigate({ view: 'transcript', recordingId: done.recordingId });
    const problemCount = done.unread.length + done.unplaced.length;
    notify({
      text: t.importDialog.done(done.segmentCount),
      ...(problemCount > 0 && { detail: t.importDialog.doneWith(problemCount) }),
    });
  };
  const run = (work: Promise<void>, onFailure: (thrown: unknown) => void) => {
    setBusy(true);
    void work.catch(onFailure).finally(() => setBusy(false));
  };
  return {
    files,
    preview,
    failure,
    isBusy,
    take: (given: readonly File[]) => given.length > 0 && run(look(given), setFailure),
    save: () => run(write(), report),
  };
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x80_00)));
  }
  return btoa(parts.join(''));
}
