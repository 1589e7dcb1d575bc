/** Runs sandboxed, before the page. The page gets these six functions and nothing else of Electron. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { desktopChannels } from '#shared/wire/desktop-channels.ts';
import type { DesktopBridge } from '#shared/wire/desktop.ts';

function listen(channel: string, listener: (value: never) => void): () => void {
  // The Electron event is kept from the page: it carries `sender`.
  const onValue = (_event: IpcRendererEvent, value: unknown) => listener(value as never);
  ipcRenderer.on(channel, onValue);
  return () => {
    ipcRenderer.off(channel, onValue);
  };
}

const bridge: DesktopBridge = {
  invoke: (name, input) => ipcRenderer.invoke(desktopChannels.invoke, name, input),
  shell: (name, input) => ipcRenderer.invoke(desktopChannels.shell, name, input),
  // Checked here, where no script of the page can pretend that someone clicked.
  allowRecording: async (withComputer) =>
    navigator.userActivation.isActive && (await ipcRenderer.invoke(desktopChannels.record, withComputer)) === true,
  onEvent: (listener) => listen(desktopChannels.event, listener),
  onMenu: (listener) => listen(desktopChannels.menu, listener),
  pathOfFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('desktop', bridge);
