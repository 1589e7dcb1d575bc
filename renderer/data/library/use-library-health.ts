import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryHealth } from '#shared/maintenance/library-health.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { useReport } from '../use-report.ts';

/** The state of the library's file and its copies; undefined until it was read. */
export function useLibraryHealth(): LibraryHealth | undefined {
  return useQuery({ queryKey: queryKeys.health, queryFn: () => api['library.health']({}) }).data;
}

/** Runs one thing at a time; what it answers becomes what is shown, what fails is said. Resolves to whether it worked. */
export function useLibraryAction(): {
  readonly isBusy: boolean;
  readonly run: (action: () => Promise<LibraryHealth>) => Promise<boolean>;
} {
  const client = useQueryClient();
  const report = useReport();
  const [isBusy, setBusy] = useState(false);
  const run = async (action: () => Promise<LibraryHealth>) => {
    setBusy(true);
    try {
      client.setQueryData(queryKeys.health, await action());
      return true;
    } catch (error) {
      report(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run };
}
