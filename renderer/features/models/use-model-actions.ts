import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { api, host } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useImportModel } from '#renderer/data/models/use-import-model.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';

export type ModelActions = ReturnType<typeof useModelActions>;

/** What can be done with a model; each says how it ended, and long ones say that they run. */
export function useModelActions() {
  const { t, format, language } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const { importFrom, isImporting } = useImportModel();
  const onSettled = () => client.invalidateQueries({ queryKey: queryKeys.models });
  const options = { onError: report, onSettled };
  const testing = useMutation({
    mutationFn: (modelId: string) => api['models.test']({ modelId }),
    onSuccess: (tests) => {
      for (const { failure } of tests) if (failure) notify(asToast(failureSentences(failure, language)));
    },
    ...options,
  });
  const verifying = useMutation({
    mutationFn: (modelId: string) => api['models.verify']({ modelId }),
    onSuccess: (model) => model.state === 'ready' && notify({ text: t.models.verified(model.fileName) }),
    ...options,
  });
  const removing = useMutation({
    mutationFn: (modelId: string) => api['models.remove']({ modelId }),
    onSuccess: ({ freedBytes }) => notify({ text: t.models.removed(format.bytes(freedBytes)) }),
    ...options,
  });
  const accepting = useMutation({ mutationFn: (modelId: string) => api['models.accept']({ modelId }), ...options });
  const exporting = useMutation({
    mutationFn: async (modelId: string) => {
      const [dir] = await host.choose('folder');
      return typeof dir === 'string' ? await api['models.export']({ modelId, dir }) : null;
    },
    onSuccess: (exported) => exported && notify({ text: t.models.exported(exported.path) }),
    ...options,
  });
  return {
    importFrom,
    isImporting,
    test: (modelId: string) => testing.mutate(modelId),
    verify: (modelId: string) => verifying.mutate(modelId),
    remove: (modelId: string) => removing.mutate(modelId),
    accept: (modelId: string) => accepting.mutate(modelId),
    exportTo: (modelId: string) => exporting.mutate(modelId),
    download: (modelId: string) => void api['models.download']({ modelId }).catch(report),
    pause: (modelId: string) => void api['models.pause']({ modelId }).catch(report),
    cancel: (modelId: string) => void api['models.cancel']({ modelId }).catch(report),
    isTesting: (modelId: string) => isAt(testing, modelId),
    isVerifying: (modelId: string) => isAt(verifying, modelId),
    isBusyWith: (modelId: string) => [testing, verifying, removing, exporting].some((one) => isAt(one, modelId)),
  };
}

function isAt(mutation: { isPending: boolean; variables: string | undefined }, modelId: string): boolean {
  return mutation.isPending && mutation.variables === modelId;
}

function asToast({ what, next }: { readonly what: string; readonly next: string }) {
  return { text: what, detail: next };
}
