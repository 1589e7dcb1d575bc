import type { WatchList } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { decodeText } from './decode-text.ts';

/** Asks for a CSV file and makes a list of it, or adds it to one. */
export function useImport(onDone: () => void): (into: WatchList | null) => void {
  const { t } = useWords();
  const report = useReport();
  const read = async (file: File, into: WatchList | null) => {
    const csv = decodeText(await file.arrayBuffer());
    const name = into?.name ?? (file.name.replace(/\.[^.]+$/, '').slice(0, 200) || t.watchLists.title);
    const { list, repeatedCount } = await api['watchLists.import']({ listId: into?.id ?? null, name, csv });
    const detail = repeatedCount > 0 ? { detail: t.watchLists.repeated(repeatedCount) } : {};
    notify({ text: t.watchLists.imported(list.name, list.termCount), ...detail });
    onDone();
  };
  return (into) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.txt,text/csv';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void read(file, into).catch(report);
    });
    input.click();
  };
}
