import { decodeText } from '#shared/text/decode-text.ts';
import type { WatchList } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { chooseTextFile } from '#renderer/api/choose-files.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';

/** Asks for a CSV file and makes a list of it, or adds it to one. */
export function useImport(onDone: () => void): (into: WatchList | null) => void {
  const { t } = useWords();
  const report = useReport();
  const read = async (file: File, into: WatchList | null) => {
    const { text: csv, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const name = into?.name ?? (file.name.replace(/\.[^.]+$/, '').slice(0, 200) || t.watchLists.title);
    const { list, repeatedCount } = await api['watchLists.import']({ listId: into?.id ?? null, name, csv });
    const details = [
      repeatedCount > 0 ? t.watchLists.repeated(repeatedCount) : '',
      encoding === 'utf-8' ? '' : t.watchLists.encoding(encoding),
    ].filter((detail) => detail !== '');
    const detail = details.length > 0 ? { detail: details.join(' ') } : {};
    notify({ text: t.watchLists.imported(list.name, list.termCount), ...detail });
    onDone();
  };
  return (into) => chooseTextFile('.csv,.txt,text/csv', (file) => void read(file, into).catch(report));
}
