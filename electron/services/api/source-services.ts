import type { Services } from '#shared/contract/contract.ts';
import { locateRecording, type LocateParts } from '#services/queue/locate-recording.ts';
import { locateFolder, missingFolders, retryMissing } from '#services/queue/missing-files.ts';

type Method = 'recordings.locate' | 'recordings.missing' | 'recordings.locateFolder' | 'recordings.retryMissing';

/** What is asked and done about files that are not where they were. */
export function sourceServices(parts: LocateParts & { readonly closing: AbortController }): Pick<Services, Method> {
  return {
    'recordings.locate': (input) => locateRecording(parts, input),
    'recordings.missing': () => missingFolders(parts.library),
    'recordings.locateFolder': (input) => locateFolder(parts, input, parts.closing.signal),
    'recordings.retryMissing': () => retryMissing(parts),
  };
}
