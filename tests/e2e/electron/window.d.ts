import type { DesktopBridge } from '../../../electron/shared/desktop.ts';

declare global {
  interface Window {
    readonly desktop?: DesktopBridge;
  }
}
