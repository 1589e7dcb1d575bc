import { browserDesktop } from './browser-desktop.ts';
import { chooseFiles } from './choose-files.ts';
import type { Host } from './host.ts';
import { listenOverHttp } from './http-events.ts';
import { createHttpWire } from './http-wire.ts';
import { upload } from './upload.ts';
import { walkEntries } from './walk-entries.ts';

/** The same page served by the loopback host: calls over HTTP, events as a stream, files by upload and download. */
export function createBrowserHost(token: string): Host {
  // A new address put into this tab differs in its fragment only, and alone would load nothing.
  window.addEventListener('hashchange', () => {
    if (location.hash.includes('token=')) location.reload();
  });
  return {
    kind: 'browser',
    wire: createHttpWire(token),
    shell: (name, input) => browserDesktop[name](input),
    choose: chooseFiles,
    picked: walkEntries,
    pathOf: async (picked, onShare) => (typeof picked === 'string' ? picked : upload(picked, token, onShare)),
    listen: (listener, stream) => listenOverHttp(token, listener, stream),
    allowRecording: async () => undefined,
    onMenu: () => () => {},
    mediaHeaders: { authorization: `Bearer ${token}` },
  };
}
