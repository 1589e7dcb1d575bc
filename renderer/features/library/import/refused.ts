import { create } from 'zustand';
import type { AddResult } from '#shared/contract/recordings.ts';

/** Files of the last adding that were not taken; shown as a list until it is closed. */
export const useRefused = create<{ readonly refused: AddResult['refused'] }>(() => ({ refused: [] }));
