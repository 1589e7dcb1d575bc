/** So long after the click the page may ask for the devices. */
const askMs = 15_000;

/** What Electron says of a request for a permission. */
export interface PermissionAsked {
  readonly permission: string;
  /** Origin of the page that asks. */
  readonly origin: string | null;
  readonly isMainFrame: boolean;
  /** Of a request for media: `audio`, `video`. */
  readonly mediaTypes?: readonly string[] | undefined;
}

export interface RecordingGrant {
  /** The user has just pressed Record. */
  give(withComputer: boolean): void;
  /** Whether a request for a device is granted: the microphone, to the app's own page, shortly after the click. */
  isAllowed(asked: PermissionAsked): boolean;
  /** Whether what the computer plays may be recorded; once for each click. */
  takeComputer(): boolean;
}

/** Nothing is ever granted but the microphone, and that only for as long as a click on Record lasts. */
export function createRecordingGrant(pageOrigin: string, nowMs: () => number = Date.now): RecordingGrant {
  let untilMs = -Infinity;
  let isComputer = false;
  const isFresh = () => nowMs() <= untilMs;
  return {
    give(withComputer) {
      untilMs = nowMs() + askMs;
      isComputer = withComputer;
    },
    isAllowed({ permission, origin, isMainFrame, mediaTypes = [] }) {
      if (!isFresh() || !isMainFrame || origin !== pageOrigin) return false;
      if (permission === 'display-capture') return isComputer;
      return permission === 'media' && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'audio');
    },
    takeComputer() {
      const isTaken = isFresh() && isComputer;
      isComputer = false;
      return isTaken;
    },
  };
}
