/** A utility process as main uses it; what Electron adds to it stays in `fork-utility.ts`, so that plain Node can test the rest. */
export interface UtilityChild {
  /** Undefined until it runs, and after its end. */
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onSpawn(listener: () => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: (code: number) => void): void;
  /** Ends it at once, also when it hangs in native code. */
  kill(): void;
}
