import type { Session } from 'electron';
import { isAllowedRequest } from './is-allowed-request.ts';

/** No permission is granted, no request leaves the machine, nothing is downloaded behind the user's back. */
export function hardenSession(session: Session, pageOrigin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url, pageOrigin) }));
}
