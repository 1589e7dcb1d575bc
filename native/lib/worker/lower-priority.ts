import os from 'node:os';
import type { EnginePriority } from '../types.ts';

const { PRIORITY_BELOW_NORMAL } = os.constants.priority;
/** Half of what Node calls below normal (10), which leaves a tenth of a busy core: too little to get anywhere. */
export const loweredPriority = process.platform === 'win32' ? PRIORITY_BELOW_NORMAL : PRIORITY_BELOW_NORMAL / 2;

/** With `low` the machine stays usable while hours of audio are transcribed. */
export function lowerPriority(priority: EnginePriority): void {
  if (priority === 'normal') return;
  try {
    os.setPriority(loweredPriority);
  } catch {
    // Some sandboxes forbid it; nothing depends on it.
  }
}
