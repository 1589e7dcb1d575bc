import { app } from 'electron';

/** Holds the first request to quit until `close` has settled, then quits. `close` must end by itself in a few seconds. */
export function quitInOrder(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const finish = async () => {
    try {
      await close();
    } finally {
      state = 'closed';
      app.quit();
    }
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void finish();
  });
  app.on('window-all-closed', () => app.quit());
}
