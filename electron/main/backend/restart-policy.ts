/** A process that ends again this soon after it was restarted is left alone. */
export const restartPauseMs = 60_000;

/** Whether to restart now; `lastRestartMs` is null when that never happened. Both times from the same clock. */
export function mayRestart(lastRestartMs: number | null, nowMs: number): boolean {
  return lastRestartMs === null || nowMs - lastRestartMs >= restartPauseMs;
}
