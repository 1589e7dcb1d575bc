import { useState } from 'react';
import { failureOf } from '#shared/failure.ts';
import type { Input } from '#shared/contract/contract.ts';
import type { RenderedExport } from '#shared/export.ts';
import { api, host } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { bytesOf, download } from './download.ts';

type ExportHow = Omit<Input<'exports.render'>, 'transcriptId'>;

const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

/** Saving and copying; `replacing` is the path of a file that is in the way and waits for an answer. */
export function useExport(transcriptId: number, how: ExportHow, onDone: () => void) {
  const { t } = useWords();
  const report = useReport();
  const [replacing, setReplacing] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const write = async (path: string, overwrite: boolean) => {
    try {
      const saved = await api['exports.save']({ transcriptId, ...how, path, overwrite });
      setReplacing(null);
      onDone();
      const reveal = () => void host.shell('files.reveal', { path: saved.path }).catch(report);
      notify({
        text: t.exportDialog.saved(nameOf(saved.path)),
        action: { label: t.exportDialog.showInFolder, onClick: reveal },
      });
    } catch (thrown) {
      if (failureOf(thrown).code !== 'file-exists') throw thrown;
      setReplacing(path);
    }
  };
  const save = async (rendered: RenderedExport) => {
    if (host.kind === 'browser') {
      download(rendered.base64 === null ? rendered.text : bytesOf(rendered.base64), rendered.suggestedName);
      onDone();
      notify({ text: t.exportDialog.saved(rendered.suggestedName) });
      return;
    }
    const path = await host.shell('files.chooseSavePath', { suggestedName: rendered.suggestedName });
    // The dialog has asked already where a file of that name is.
    if (path !== null) await write(path, true);
  };
  const copy = async (rendered: RenderedExport) => {
    await host.shell('clipboard.writeText', { text: rendered.readable ?? rendered.text });
    notify({ text: t.exportDialog.copied });
  };
  const run = (work: Promise<void>) => {
    setBusy(true);
    void work.catch(report).finally(() => setBusy(false));
  };
  return {
    isBusy,
    replacing: replacing === null ? null : nameOf(replacing),
    save: (rendered: RenderedExport) => run(save(rendered)),
    copy: (rendered: RenderedExport) => run(copy(rendered)),
    replace: () => replacing !== null && run(write(replacing, true)),
    keep: () => setReplacing(null),
  };
}
