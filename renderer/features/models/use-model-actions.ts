import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, host } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { notify } from '../../components/toasts.ts';
import { useReport } from '../../components/use-report.ts';
import { useUploads } from '../../state/uploads.ts';
import { useWords } from '../../locales/use-words.ts';

/** Import and verify: both can take a while for files of gigabytes. */
export function useModelActions() {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.models });
  const importing = useMutation({
    mutationFn: async () => {
      const [picked] = await host.choose('model');
      if (picked === undefined) return null;
      const name = typeof picked === 'string' ? '' : picked.name;
      const path = await host.pathOf(picked, (share) => useUploads.setState({ name, share }));
      return api['models.import']({ path });
    },
    onSuccess: (result) => {
      for (const model of result?.imported ?? []) notify({ text: t.models.imported(model.fileName) });
    },
    onError: report,
    onSettled: () => {
      useUploads.setState({ name: null, share: 0 });
      return refresh();
    },
  });
  const verifying = useMutation({
    mutationFn: (modelId: string) => api['models.verify']({ modelId }),
    onSuccess: (model) => model.state === 'ready' && notify({ text: t.models.verified(model.fileName) }),
    onError: report,
    onSettled: refresh,
  });
  return { importing, verifying };
}
