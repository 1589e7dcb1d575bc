import { app, dialog } from 'electron';
import type { ShellText } from '../shell/shell-text.ts';

/** The backend crashed and runs again. */
export async function showRestarted(text: ShellText): Promise<void> {
  await dialog.showMessageBox({ type: 'warning', message: text.restarted, detail: text.restartedNext });
}

/** The backend stays down; resolves to true when the user wants another try, else the app quits. */
export async function askAfterStop(text: ShellText): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: text.stopped,
    detail: text.stoppedNext,
    buttons: [text.tryAgain, text.quit],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) app.quit();
  return response === 0;
}

/** Files handed over from outside the window that could not be added. */
export async function showNotAdded(text: ShellText, detail: string): Promise<void> {
  await dialog.showMessageBox({ type: 'warning', message: text.notAdded, detail });
}
