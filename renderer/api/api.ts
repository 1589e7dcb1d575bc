import { createClient } from '#shared/client.ts';
import type { DesktopBridge } from '#shared/desktop.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost } from './electron-host.ts';
import type { Host } from './host.ts';
import { sessionToken } from './session-token.ts';

declare global {
  interface Window {
    /** Exposed by preload; absent in a plain browser. */
    readonly desktop?: DesktopBridge;
  }
}

/** The surroundings of this page, found once at start. */
export const host: Host = window.desktop ? createElectronHost(window.desktop) : createBrowserHost(sessionToken());

/** Every method of the services; rejects with an AppFailure. */
export const api = createClient(host.wire);
