export interface ParentPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
}

/** The wire to whoever started this process: Electron's in a utility process, Node's IPC in a forked one. */
export function connectToParent(): ParentPort {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ElectronParentPort };
  if (parentPort !== undefined) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  // SIGKILL, because a clean exit would wait for threads that compute for nobody. Electron ends its own children.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  return {
    // A parent that is gone is noticed by `disconnect`; the callback keeps the failure of this one write quiet.
    post: (message) => process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => process.on('message', listener),
  };
}
