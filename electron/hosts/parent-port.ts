/** The port a utility process has to main; plain Node has none. Typed here because hosts know nothing of Electron. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** Null outside of an Electron utility process. */
export function parentPort(): ParentPort | null {
  return (process as unknown as { readonly parentPort?: ParentPort }).parentPort ?? null;
}
