import type { BrowserWindow } from 'electron';
import { mayRestart } from '../backend/restart-policy.ts';

/** Loads the page again when its process crashed, at most once a minute; what it showed is all in the library. */
export function revivePage(window: BrowserWindow): void {
  let lastMs: number | null = null;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const nowMs = performance.now();
    if (reason === 'clean-exit' || window.isDestroyed() || !mayRestart(lastMs, nowMs)) return;
    lastMs = nowMs;
    window.webContents.reload();
  });
}
