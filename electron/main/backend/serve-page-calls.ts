import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#shared/contract/contract.ts';
import { desktopChannels } from '#shared/wire/desktop-channels.ts';
import { isTrustedSender } from '../security/is-trusted-sender.ts';

type Door = (name: unknown, input: unknown) => Promise<Reply<unknown>>;
const forbidden: Reply<never> = { ok: false, failure: { code: 'forbidden', params: {} } };

/** The channels on which a page may ask; the sender is checked before anything else. */
export function servePageCalls(
  pageOrigin: string,
  invoke: Door,
  shell: Door,
  record: (withComputer: boolean) => Promise<boolean>,
): void {
  const guarded = (door: Door) => async (event: IpcMainInvokeEvent, name: unknown, input: unknown) =>
    isTrustedSender(event.senderFrame, pageOrigin) ? door(name, input) : forbidden;
  ipcMain.handle(desktopChannels.invoke, guarded(invoke));
  ipcMain.handle(desktopChannels.shell, guarded(shell));
  ipcMain.handle(desktopChannels.record, async (event, withComputer: unknown) =>
    isTrustedSender(event.senderFrame, pageOrigin) ? await record(withComputer === true) : false,
  );
}
