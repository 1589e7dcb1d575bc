import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureOf } from '#shared/failure.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { api, host } from '#renderer/api/api.ts';
import type { Picked } from '#renderer/api/host.ts';
import { queryKeys } from '../query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUploads } from '../recordings/uploads.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

interface ImportQuestion {
  readonly kind: 'model' | 'folder';
  readonly how: 'copy' | 'reference';
}
/** What was dropped is copied. */
type Source = ImportQuestion | { readonly dropped: readonly Picked[]; readonly how: 'copy' };

/** Brings a model file or folder in, asking for it if need be; can take a while for files of gigabytes. */
export function useImportModel() {
  const { t, language } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const importing = useMutation({
    mutationFn: async (source: Source) => {
      const picked = 'dropped' in source ? source.dropped : await host.choose(source.kind);
      const paths: string[] = [];
      for (const one of picked) {
        const name = typeof one === 'string' ? '' : one.name;
        paths.push(await host.pathOf(one, (share) => useUploads.setState({ name, share })));
      }
      const [path] = paths;
      if (path === undefined) return null;
      // A browser gives the files of a model, never its folder.
      const isOne = paths.length === 1 && (source.how === 'reference' || !path.toLowerCase().endsWith('.onnx'));
      return isOne ? await api['models.import']({ path, how: source.how }) : await api['models.importFiles']({ paths });
    },
    onSuccess: (result) => {
      for (const model of result?.imported ?? []) {
        if (model.state === 'ready') notify({ text: t.models.imported(model.fileName) });
        if (model.state === 'unaccepted') notify({ text: model.fileName, detail: t.models.unacceptedText });
      }
      for (const { failure } of result?.refused ?? []) {
        const { what, next } = failureSentences(failureOf(failure), language);
        notify({ text: what, detail: next });
      }
    },
    onError: report,
    onSettled: () => {
      useUploads.setState({ name: null, share: 0 });
      return client.invalidateQueries({ queryKey: queryKeys.models });
    },
  });
  return {
    importFrom: (kind: ImportQuestion['kind'], how: ImportQuestion['how']) => importing.mutate({ kind, how }),
    importDropped: (dropped: readonly Picked[]) => importing.mutate({ dropped, how: 'copy' }),
    isImporting: importing.isPending,
  };
}
