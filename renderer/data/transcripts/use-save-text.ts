import { host } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

interface Saved {
  readonly text: string | null;
  readonly suggestedName: string;
  readonly path: string | null;
}

/** The services write to `path` what they would return for null. */
type Render = (target: { readonly path: string | null; readonly overwrite: boolean }) => Promise<Saved>;

/** Saves text under a name the user chooses: a dialog on the desktop, a download in a browser. */
export function useSaveText(): (suggestedName: string, render: Render) => void {
  const { t } = useWords();
  const report = useReport();
  const save = async (suggestedName: string, render: Render) => {
    if (host.kind === 'browser') {
      const { text, suggestedName: name } = await render({ path: null, overwrite: false });
      download(text ?? '', name);
      notify({ text: t.exportDialog.saved(name) });
      return;
    }
    const path = await host.shell('files.chooseSavePath', { suggestedName });
    if (path === null) return;
    // The dialog has asked already where a file of that name is.
    await render({ path, overwrite: true });
    const reveal = () => void host.shell('files.reveal', { path }).catch(report);
    const name = path.split(/[/\\]/).at(-1) ?? path;
    notify({ text: t.exportDialog.saved(name), action: { label: t.exportDialog.showInFolder, onClick: reveal } });
  };
  return (suggestedName, render) => void save(suggestedName, render).catch(report);
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
