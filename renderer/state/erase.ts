import { create } from 'zustand';
import type { RecordingChoiceInput } from '#shared/contract/recording-choice.ts';

/** Which recordings the question about deleting for good is about; null while nothing is asked. */
export const useErase = create<{ readonly choice: RecordingChoiceInput | null }>(() => ({ choice: null }));

export function askToErase(choice: RecordingChoiceInput): void {
  useErase.setState({ choice });
}
