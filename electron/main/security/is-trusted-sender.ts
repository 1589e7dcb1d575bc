import { originOf } from './page-origin.ts';

/** What a call says about its sender; `parent` is null for the top frame of a window. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Calls are served for the app's own page in the top frame only; a frame that is gone by now (null) is refused. */
export function isTrustedSender(frame: SenderFrame | null, pageOrigin: string): boolean {
  return frame !== null && frame.parent === null && originOf(frame.url) === pageOrigin;
}
