import type { RecordingWarning } from '#shared/recording.ts';
import { formatClock } from '#shared/text/timecode.ts';

/** Where the clock of a file restarts; ends with “…” where not all are known. */
export function restartTimes({ count, atMs }: Extract<RecordingWarning, { kind: 'clock-restarts' }>): string {
  return atMs.map((ms) => formatClock(ms)).join(', ') + (count > atMs.length ? ' …' : '');
}
