import { createClient } from '#shared/wire/client.ts';
import type { DesktopBridge } from '#shared/wire/desktop.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost } from './electron-host.ts';
import type { Host } from './host.ts';
import { isEdited, type Edited } from '#shared/edits/transcript-change.ts';
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
export const api = createClient(host.wire, (value) => (isEdited(value) ? bring(value) : null));

let bring: (edited: Edited) => Promise<void> | null = () => null;

/** The reply of every edit is brought to the page by this before the caller continues; returns how to end that. */
export function onEdited(listener: (edited: Edited) => Promise<void>): () => void {
  bring = listener;
  return () => {
    bring = () => null;
  };
}
