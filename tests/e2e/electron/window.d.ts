import type { DesktopBridge } from '../../../electron/shared/wire/desktop.ts';

declare global {
  interface Window {
    readonly desktop?: DesktopBridge;
  }
}
