import { create } from 'zustand';

interface BulkState {
  /** What is being done to many recordings, in words; null while nothing is. */
  readonly text: string | null;
  /** How far it is; null before its first part is done. */
  readonly progress: { readonly doneCount: number; readonly totalCount: number } | null;
}

export const useBulk = create<BulkState>(() => ({ text: null, progress: null }));

export function noteBulk(progress: BulkState['progress']): void {
  useBulk.setState({ progress });
}

/** Shows the words for as long as the action lasts. */
export async function withProgressNotice<T>(text: string, action: () => Promise<T>): Promise<T> {
  useBulk.setState({ text, progress: null });
  try {
    return await action();
  } finally {
    useBulk.setState({ text: null, progress: null });
  }
}
