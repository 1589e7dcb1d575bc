import type { Session } from 'electron';
import { originOf } from './page-origin.ts';
import type { RecordingGrant } from './recording-grant.ts';
import { isAllowedRequest } from './is-allowed-request.ts';

/** No permission is granted but the microphone after a click on Record, no request leaves the machine, nothing is downloaded behind the user's back. */
export function hardenSession(session: Session, pageOrigin: string, recording: RecordingGrant): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { requestingUrl, isMainFrame } = details;
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined;
    answer(recording.isAllowed({ permission, origin: originOf(requestingUrl), isMainFrame, mediaTypes }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, mediaType }) =>
    recording.isAllowed({
      permission,
      origin: originOf(origin),
      isMainFrame,
      mediaTypes: mediaType ? [mediaType] : [],
    }),
  );
  // Of the screen nothing is taken but its sound: the page gets a picture of itself, and drops it.
  session.setDisplayMediaRequestHandler(({ frame }, answer) => {
    answer(frame !== null && recording.takeComputer() ? { video: frame, audio: 'loopback' } : {});
  });
  session.setDevicePermissionHandler(() => false);
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url, pageOrigin) }));
}
