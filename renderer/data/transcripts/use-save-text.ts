import { host } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

interface Saved {
  readonly text: string | null;
  /** Of what is no text. */
  readonly base64?: string | null;
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
      const { text, base64, suggestedName: name } = await render({ path: null, overwrite: false });
      download(base64 ? bytesOf(base64) : (text ?? ''), name);
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

function download(content: string | Uint8Array<ArrayBuffer>, name: string): void {
  const type = typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
