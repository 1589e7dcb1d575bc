import type { WebContents } from 'electron';
import { isAllowedNavigation } from './is-allowed-navigation.ts';

/** The window shows the app's page and nothing else: no way to another document, window or embedded view. */
export function hardenContents(contents: WebContents, pageOrigin: string): void {
  contents.on('will-navigate', (event, url) => {
    if (!isAllowedNavigation(url, contents.getURL(), pageOrigin)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
